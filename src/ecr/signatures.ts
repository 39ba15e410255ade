import { DescribeImageSigningStatusCommand, ListImageReferrersCommand } from "@aws-sdk/client-ecr";
import type { EcrRepository } from "./address.ts";
import { awsErrorName, type EcrRequest } from "./client.ts";

/** State of ECR's managed signing of an image. "unsupported": the region or the account has no managed signing. */
export interface Signing {
  readonly state: "signed" | "pending" | "failed" | "unsupported";
  readonly description: string;
}

/** An artifact about an image: a signature, an SBOM or an attestation. */
export interface Referrer {
  readonly "artifact-type": string;
  readonly digest: string;
}

/** An endpoint that does not know an action answers with one of these. */
const UNSUPPORTED = /^(?:UnknownOperationException|InvalidAction|UnsupportedOperationException)$/;
const PAGE = 50;

/** Reads whether ECR has signed the image. Every signing rule that matches the repository signs it once. */
export async function readSigning(
  request: EcrRequest,
  { account, name }: EcrRepository,
  imageDigest: string,
): Promise<Signing> {
  const command = new DescribeImageSigningStatusCommand({
    repositoryName: name,
    imageId: { imageDigest },
    ...(account === undefined ? {} : { registryId: account }),
  });
  try {
    const answer = await request("DescribeImageSigningStatus", name, (client, options) =>
      client.send(command, options),
    );
    const statuses = answer.signingStatuses ?? [];
    const failed = statuses.find(({ status }) => status === "FAILED");
    if (failed !== undefined) {
      const why = [failed.failureCode, failed.failureReason].filter((part) => part !== undefined).join(": ");
      return { state: "failed", description: `signing failed${why === "" ? "" : `: ${why}`}` };
    }
    if (statuses.length === 0) return { state: "pending", description: "no signing rule has signed it" };
    const isSigned = statuses.every(({ status }) => status === "COMPLETE");
    return { state: isSigned ? "signed" : "pending", description: isSigned ? "" : "signing is in progress" };
  } catch (error) {
    if (!UNSUPPORTED.test(awsErrorName(error))) throw error;
    return { state: "unsupported", description: "this region has no managed signing" };
  }
}

/** Lists the artifacts that refer to the image; undefined where the region cannot list them. */
export async function listReferrers(
  request: EcrRequest,
  { account, name }: EcrRepository,
  imageDigest: string,
): Promise<Referrer[] | undefined> {
  const found: Referrer[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const command = new ListImageReferrersCommand({
        repositoryName: name,
        subjectId: { imageDigest },
        maxResults: PAGE,
        ...(account === undefined ? {} : { registryId: account }),
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      const page = await request("ListImageReferrers", name, (client, options) => client.send(command, options));
      for (const { artifactType, mediaType, digest } of page.referrers ?? []) {
        found.push({ "artifact-type": artifactType ?? mediaType ?? "", digest: digest ?? "" });
      }
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  } catch (error) {
    if (!UNSUPPORTED.test(awsErrorName(error))) throw error;
    return undefined;
  }
}
