import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ConvoxError, InputError } from "../../errors.ts";
import { type PushedImage, parseImages } from "../../images/pushed-images.ts";
import type { Build } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import type { Source } from "./source.ts";
import type { Upload } from "./upload.ts";

/** Input of every command that builds. */
export const provenanceInput = {
  provenance: {
    description:
      "File to write an in-toto statement about the images to, such as provenance.json. Its predicate and its list of images, which " +
      "actions/attest reads, are written beside it",
  },
} as const satisfies Inputs;

export const provenanceOutputs = {
  provenance: "Path of the in-toto statement, if provenance is set",
  "provenance-predicate": "Path of the predicate of the statement, for predicate-path of actions/attest",
  "provenance-subjects": "Path of the list of digests and images, for subject-checksums of actions/attest",
} as const;

/** Paths of files about the images of a build. */
export type ArtifactFiles = Readonly<Record<keyof typeof provenanceOutputs, string>>;

export const noArtifactFiles: ArtifactFiles = {
  provenance: "",
  "provenance-predicate": "",
  "provenance-subjects": "",
};

/** What a build was made from, and by what. */
export interface BuildFacts {
  readonly source: Pick<Source, "tree">;
  readonly archive: Upload;
  readonly gitSha: string | undefined;
  /** No tracked file differs from the commit. */
  readonly isClean: boolean | undefined;
  readonly rack: string;
  readonly build: Build;
  readonly release: string;
  /** The build is an earlier one with the same source and settings: nothing was built. */
  readonly isReused: boolean;
  readonly manifest: string | undefined;
  readonly development: boolean;
  readonly wildcardDomain: boolean;
  readonly noCache: boolean;
  /** `KEY=VALUE`, or `KEY`. The values may be secret. */
  readonly buildArgs: readonly string[];
}

/** Gets the facts about a build once it is complete. */
export interface BuildRecord {
  facts?: BuildFacts;
}

/** An image whose digest is known. The tag makes the names unique: all services of an app share a repository. */
export interface KnownImage {
  /** `REPOSITORY:TAG`. */
  readonly name: string;
  readonly digest: string;
}

function toKnownImage({ repository, tag, digest }: PushedImage): KnownImage[] {
  if (repository === null || tag === null || digest === null) return [];
  return [{ name: `${repository}:${tag}`, digest }];
}

type ProvenanceValues = Partial<Values<typeof provenanceInput>>;

/** @throws InputError, before anything is built, if the file of the statement cannot be created */
export async function checkProvenanceFile({ provenance }: ProvenanceValues, { cwd }: Pick<Deps, "cwd">): Promise<void> {
  if (provenance === undefined) return;
  const file = resolve(cwd, provenance);
  const inputError = (why: string, cause?: unknown) =>
    new InputError("file-unwritable", `provenance is ${JSON.stringify(provenance)}: ${why}`, { cause });
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw inputError("it is a directory");
  await mkdir(dirname(file), { recursive: true }).catch((cause: unknown) => {
    throw inputError("its directory cannot be created", cause);
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
        hint: "Set images: verify to read the digests from Amazon ECR. Builds on v2 Racks do not report them.",
      },
    );
  }
  if (unknown.length > 0) {
    host.warn(`${provenance} says nothing about images whose digest is not known: ${unknown.join(", ")}`);
  }
  const { writeProvenance } = await import("./provenance.ts");
  return await writeProvenance(provenance, facts, known, deps);
}
