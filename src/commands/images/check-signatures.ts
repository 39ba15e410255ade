import type { EcrRepository } from "../../ecr/address.ts";
import type { Ecr } from "../../ecr/client.ts";
import type { Referrer, Signing } from "../../ecr/signatures.ts";
import { TimeoutError } from "../../errors.ts";
import { waitUntil } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { formatDuration } from "../output/units.ts";

/** What is known of the signature of an image. */
export interface SignatureResult {
  /** Why the check fails; undefined for a signed image. */
  readonly problem: string | undefined;
  /** Artifacts that refer to the image; undefined where the region cannot list them. */
  readonly referrers: readonly Referrer[] | undefined;
}

/** Waits until ECR has signed the image, and lists what refers to it. */
export async function checkSignature(
  { request }: Ecr,
  repository: EcrRepository,
  digest: string,
  { timeoutMs }: { readonly timeoutMs: number },
  deps: Deps,
): Promise<SignatureResult> {
  const { listReferrers, readSigning } = await import("../../ecr/signatures.ts");
  let last: Signing | undefined;
  const read = async () => {
    last = await readSigning(request, repository, digest);
    return last;
  };
  let problem: string | undefined;
  try {
    const signing = await waitUntil(read, {
      ...deps,
      what: `the signature of ${digest}`,
      timeoutMs,
      consecutive: 1,
      done: ({ state }) => state !== "pending",
    });
    if (signing.state !== "signed") problem = signing.description;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    problem = `${last?.description ?? "no answer"} within ${formatDuration(timeoutMs)}`;
  }
  return { problem, referrers: await listReferrers(request, repository, digest) };
}
