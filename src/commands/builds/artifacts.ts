import { open, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ConvoxError, InputError } from "../../errors.ts";
import { type PushedImage, parseImages } from "../../images/pushed-images.ts";
import type { Generation } from "../../rack/index.ts";
import { toFileError } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";
import { createFolder } from "../output/create-folder.ts";
import type { BuildRecord, KnownImage } from "./build-facts.ts";
import { type ArtifactFiles, noArtifactFiles, type ProvenanceValues } from "./provenance-inputs.ts";

function toKnownImage({ repository, tag, digest }: PushedImage): KnownImage[] {
  if (repository === null || tag === null || digest === null) return [];
  return [{ name: `${repository}:${tag}`, digest }];
}

/** @throws InputError, before anything is built, if the file of the statement cannot be created */
export async function checkProvenanceFile({ provenance }: ProvenanceValues, { cwd }: Pick<Deps, "cwd">): Promise<void> {
  if (provenance === undefined) return;
  const file = resolve(cwd, provenance);
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory()) {
    throw new InputError("file-unwritable", `provenance is ${JSON.stringify(provenance)}: it is a directory`);
  }
  try {
    await createFolder(dirname(file));
    // Opens an existing file without a change.
    await (await open(file, "a")).close();
    if (existing === undefined) await rm(file);
  } catch (cause) {
    throw toFileError("provenance", provenance, "written", cause);
  }
}

const DIGESTS_HINT = "Set images: verify to read the digests from Amazon ECR. Builds on v2 Racks do not report them.";

/** @throws InputError, before anything is sent, if a provenance is requested of a build that cannot report digests */
export function checkDigestsKnown(
  { provenance, images }: ProvenanceValues & { readonly images?: string },
  { generation }: Generation,
): void {
  if (provenance === undefined || generation !== "v2" || images === "verify") return;
  throw new InputError("rack-feature-missing", "provenance cannot be written: a v2 Rack reports no digests of images", {
    hint: DIGESTS_HINT,
  });
}

/**
 * Makes the images of a complete build known to later steps: as artifacts of the job, if GitHub's runner collects them, and as files
 * with their provenance.
 * @throws ConvoxError if the provenance is requested and the digest of no image is known
 */
export async function reportArtifacts(
  { provenance }: ProvenanceValues,
  { facts }: BuildRecord,
  images: string,
  deps: Deps,
): Promise<ArtifactFiles> {
  if (facts === undefined) return noArtifactFiles;
  const { env, host } = deps;
  const pushed = parseImages(images);
  const known = pushed.flatMap(toKnownImage);
  // The job has not built what it uses again.
  if (env["GITHUB_ARTIFACTS"] && !facts.isReused) {
    const { declareArtifacts } = await import("../../github/artifacts.ts");
    const result = await declareArtifacts(known, env);
    if (typeof result === "string") host.warn(`The images are not declared as artifacts of the job: ${result}`);
    else if (result > 0) host.info(`Declared ${result} ${result === 1 ? "image" : "images"} as artifacts of the job`);
  }
  if (provenance === undefined) return noArtifactFiles;
  const unknown = pushed.filter(({ digest }) => digest === null).map(({ service }) => service);
  if (known.length === 0) {
    throw new ConvoxError(
      "images-unknown",
      `provenance cannot be written: ${facts.build.id} reports no digest of an image`,
      {
        hint: DIGESTS_HINT,
      },
    );
  }
  if (unknown.length > 0) {
    host.warn(`${provenance} says nothing about images whose digest is not known: ${unknown.join(", ")}`);
  }
  const { writeProvenance } = await import("./provenance.ts");
  return await writeProvenance(provenance, facts, known, deps);
}
