import type { Finding, Scan } from "../../ecr/scan-findings.ts";
import type { ImageCheckValues } from "./inputs.ts";

/** The scan of a service's image, as in the output `scan`. */
export interface ScanResult {
  readonly service: string;
  /** "clean", "findings" below the limit, "blocked", or "not-scanned". */
  readonly result: "clean" | "findings" | "blocked" | "not-scanned";
  /** ECR's status and description of a scan that gave no result. */
  readonly status: string;
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** Findings that fail the scan, the worst first: `CVE-2026-12345 (openssl 3.0.1)`. */
  readonly blocking: readonly string[];
}

/** The results in the text of the output `scan`. */
export function parseScans(text: string): ScanResult[] {
  return text === "" ? [] : JSON.parse(text);
}

const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM"] as const;
/** Blocking findings that the output lists. */
const MAX_LISTED = 50;

/** Judges the scans of the images of a service: one, or one per architecture. */
export function judgeScans(
  service: string,
  scans: readonly Scan[],
  { failOn, onlyFixable }: Pick<ImageCheckValues, "failOn" | "onlyFixable">,
): ScanResult {
  const findings = uniqueFindings(scans.flatMap((scan) => scan.findings));
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const limit = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn.toUpperCase() as (typeof SEVERITIES)[number]) + 1);
  const blocking = limit.flatMap((severity) =>
    findings
      // Without a word on fixes, a finding counts: basic scanning has none.
      .filter((finding) => finding.severity === severity && (!onlyFixable || finding.isFixable !== false))
      .sort((a, b) => Number(b.hasExploit ?? false) - Number(a.hasExploit ?? false) || (b.score ?? 0) - (a.score ?? 0)),
  );
  const missing = scans.find(({ state }) => state !== "done");
  const result =
    missing !== undefined
      ? "not-scanned"
      : blocking.length > 0
        ? "blocked"
        : findings.length > 0
          ? "findings"
          : "clean";
  return {
    service,
    result,
    status: missing === undefined ? (scans[0]?.status ?? "") : describeStatus(missing),
    critical: count("CRITICAL"),
    high: count("HIGH"),
    medium: count("MEDIUM"),
    low: count("LOW"),
    blocking: blocking.slice(0, MAX_LISTED).map(describeFinding),
  };
}

/** The images of several architectures have most findings in common. */
function uniqueFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.name} ${finding.package}`, finding])).values()];
}

function describeFinding({ name, score, hasExploit, package: vulnerable }: Finding): string {
  const facts = [
    vulnerable,
    ...(score === undefined ? [] : [`score ${score}`]),
    ...(hasExploit === true ? ["exploit available"] : []),
  ].filter((fact) => fact !== "");
  return facts.length === 0 ? name : `${name} (${facts.join(", ")})`;
}

function describeStatus({ status, description }: Scan): string {
  return [status, description].filter((part) => part !== "").join(": ");
}

/** Why the scan of this service fails the check; undefined if it does not. */
export function scanProblem({ service, result, status, blocking }: ScanResult, failOn: string): string | undefined {
  if (result === "not-scanned") return `${service} is not scanned: ${status}`;
  if (result !== "blocked") return undefined;
  const shown = blocking.slice(0, 5).join(", ");
  const more = blocking.length > 5 ? ` and ${blocking.length - 5} more` : "";
  return `${service} has vulnerabilities of severity ${failOn === "critical" ? failOn : `${failOn} or higher`}: ${shown}${more}`;
}
