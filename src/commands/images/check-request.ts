import type { Deps } from "../declaration/command.ts";

/** What a check has found; as texts, they are outputs. */
export interface CheckedImages {
  readonly images: string;
  readonly scan: string;
}

/** No Convox Cloud machine says where its images are. */
export const imageChecksOnMachine = {
  limit: "images, scan, and require-signature are not available, because its images are not in your registry",
  isHit: isCheckRequested,
};

/** Whether these inputs ask for a check in ECR. */
export function isCheckRequested(values: {
  readonly images: string;
  readonly scan: string;
  readonly requireSignature: boolean;
}): boolean {
  return values.images === "verify" || values.scan === "wait" || values.requireSignature;
}

/** @throws InputError before anything is built if a check in ECR is requested and the job has no AWS credentials */
export async function checkImageRequest(
  values: Parameters<typeof isCheckRequested>[0] & { readonly dryRun: boolean },
  deps: Deps,
): Promise<void> {
  if (values.dryRun || !isCheckRequested(values)) return;
  const { checkAwsCredentials } = await import("./open-ecr.ts");
  await checkAwsCredentials(deps);
}
