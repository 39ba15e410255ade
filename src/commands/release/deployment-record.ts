import { CancelledError, ConvoxError } from "../../errors.ts";
import { type PushedImage, parseImages } from "../../images/pushed-images.ts";
import type { Deps } from "../declaration/command.ts";
import { openGithub } from "../declaration/open-github.ts";

/** The images of an app, and where their records are. */
export interface RecordedImages {
  readonly app: string;
  /** Text of the output `images`. */
  readonly images: string;
  readonly rack: string;
  /** `promoting` if the outcome of the promotion is not known. */
  readonly status: string;
  /** Environment on GitHub. @default the name of the app */
  readonly environment: string | undefined;
  readonly token: string | undefined;
}

/**
 * Records on GitHub which image each service of an app runs, or that it runs no longer: one record per service, which the next
 * deployment of the service updates. A failure is one warning, because a deployment does not depend on its record.
 */
export async function recordImages(
  state: "deployed" | "decommissioned",
  { app, images, rack, status, environment = app, token }: RecordedImages,
  deps: Deps,
): Promise<void> {
  const { env, host } = deps;
  const { readEvent } = await import("../../github/event.ts");
  const warn = (why: string) => host.warn(`The images of ${app} are not recorded as ${state} on GitHub: ${why}`);
  const [known, unknown] = splitByDigest(parseImages(images));
  if (readEvent(env).isOwnerUser) {
    return warn(`${env["GITHUB_REPOSITORY"]} belongs to a user, and GitHub keeps such records for organizations only`);
  }
  if (status === "promoting") return warn("wait is false, so the outcome of the promotion is not known");
  if (known.length === 0) return warn("their digests are not known");
  if (unknown.length > 0) {
    const names = unknown.map(({ service }) => service).join(", ");
    host.warn(
      `These images of ${app} are not recorded as ${state} on GitHub, because their digests are not known: ${names}`,
    );
  }
  const { setDeploymentRecord } = await import("../../github/deployment-records.ts");
  const { GithubError } = await import("../../github/client.ts");
  try {
    const github = await openGithub(token, deps);
    for (const { service, repository, tag, digest } of known) {
      await setDeploymentRecord(github, {
        status: state,
        name: repository,
        digest,
        version: tag.slice(service.length + 1),
        environment,
        cluster: rack,
        deployment: `${app}.${service}`,
      });
    }
    host.info(`Recorded ${known.length} ${known.length === 1 ? "image" : "images"} of ${app} as ${state} on GitHub`);
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    const hint =
      error instanceof GithubError && (error.status === 403 || error.status === 404)
        ? "The job needs the permission artifact-metadata: write, and the repository must belong to an organization"
        : error.hint;
    warn([error.message, hint ?? []].flat().join(". "));
  }
}

type KnownImage = { readonly [Key in keyof PushedImage]: NonNullable<PushedImage[Key]> };

function splitByDigest(images: readonly PushedImage[]): [KnownImage[], PushedImage[]] {
  const known: KnownImage[] = [];
  const unknown: PushedImage[] = [];
  for (const image of images) {
    const { service, repository, tag, digest } = image;
    if (repository === null || tag === null || digest === null) unknown.push(image);
    else known.push({ service, repository, tag, digest });
  }
  return [known, unknown];
}
