import {
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsResponse,
  type EnhancedImageScanFinding,
  type ImageScanFinding,
} from "@aws-sdk/client-ecr";
import type { EcrRepository } from "./address.ts";
import { awsErrorName, type EcrRequest } from "./client.ts";

/** A vulnerability that basic or enhanced scanning found. */
export interface Finding {
  /** Such as CVE-2026-12345. */
  readonly name: string;
  /** CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNDEFINED or UNTRIAGED. */
  readonly severity: string;
  /** Amazon Inspector's score; undefined for basic scanning. */
  readonly score: number | undefined;
  /** undefined if the scan does not say: basic scanning never does. */
  readonly isFixable: boolean | undefined;
  readonly hasExploit: boolean | undefined;
  readonly package: string;
}

/** State of a scan. "pending" may still end; "not-scanned" will not, and says nothing about vulnerabilities. */
export interface Scan {
  readonly state: "done" | "pending" | "not-scanned";
  /** ECR's status, such as COMPLETE, and its description. */
  readonly status: string;
  readonly description: string;
  readonly findings: readonly Finding[];
}

const PENDING = new Set(["IN_PROGRESS", "PENDING"]);
/** Continuous scanning stays ACTIVE after its first result. */
const DONE = new Set(["COMPLETE", "ACTIVE"]);
const PAGE = 1000;

/** Reads the scan of an image, all pages. */
export async function readScan(
  request: EcrRequest,
  { account, name }: EcrRepository,
  imageDigest: string,
): Promise<Scan> {
  const findings: Finding[] = [];
  let nextToken: string | undefined;
  let isComplete = false;
  for (;;) {
    const command = new DescribeImageScanFindingsCommand({
      repositoryName: name,
      imageId: { imageDigest },
      maxResults: PAGE,
      ...(account === undefined ? {} : { registryId: account }),
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    let page: DescribeImageScanFindingsResponse;
    try {
      page = await request("DescribeImageScanFindings", name, (client, options) => client.send(command, options));
    } catch (error) {
      if (awsErrorName(error) !== "ScanNotFoundException") throw error;
      // Scanning on push registers its scan a moment after the push.
      return { state: "pending", status: "NOT_FOUND", description: "no scan of the image exists", findings: [] };
    }
    const { status = "", description = "" } = page.imageScanStatus ?? {};
    if (!DONE.has(status)) {
      return { state: PENDING.has(status) ? "pending" : "not-scanned", status, description, findings: [] };
    }
    const result = page.imageScanFindings;
    findings.push(...(result?.enhancedFindings ?? []).filter(isOpen).map(toEnhanced));
    findings.push(...(result?.findings ?? []).map(toBasic));
    // Enhanced scanning may report COMPLETE or ACTIVE with an empty list before its first result (aws/aws-sdk#289).
    isComplete ||=
      findings.length > 0 || result?.imageScanCompletedAt !== undefined || result?.findingSeverityCounts !== undefined;
    nextToken = page.nextToken;
    if (nextToken !== undefined) continue;
    if (isComplete) return { state: "done", status, description, findings };
    return { state: "pending", status, description: `${status} without a result`, findings: [] };
  }
}

/** Findings that a suppression rule hides are not open, and neither are those that Inspector closed. */
function isOpen({ status }: EnhancedImageScanFinding): boolean {
  return status === undefined || status === "ACTIVE";
}

function toEnhanced(finding: EnhancedImageScanFinding): Finding {
  const details = finding.packageVulnerabilityDetails;
  const vulnerable = details?.vulnerablePackages?.[0];
  return {
    name: details?.vulnerabilityId ?? finding.title ?? finding.findingArn ?? "",
    severity: finding.severity ?? "UNDEFINED",
    score: finding.score,
    isFixable: finding.fixAvailable === undefined ? undefined : finding.fixAvailable !== "NO",
    hasExploit: finding.exploitAvailable === undefined ? undefined : finding.exploitAvailable === "YES",
    package: [vulnerable?.name, vulnerable?.version].filter((part) => part !== undefined).join(" "),
  };
}

function toBasic(finding: ImageScanFinding): Finding {
  const attribute = (key: string) => finding.attributes?.find((one) => one.key === key)?.value;
  return {
    name: finding.name ?? "",
    severity: finding.severity ?? "UNDEFINED",
    score: undefined,
    isFixable: undefined,
    hasExploit: undefined,
    package: [attribute("package_name"), attribute("package_version")].filter((part) => part !== undefined).join(" "),
  };
}
