import { appendFile, readFile } from "node:fs/promises";

/** An image, named by its repository and tag. */
interface Artifact {
  readonly name: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** A job of GitHub may have so many artifacts; the runner fails the step that declares more. */
const MAX_ARTIFACTS = 500;
/** The runner reserves "=", and resolves a line without `oci://` as a path. */
const NAME = /^[\w./:-]+$/;

/**
 * Declares images as artifacts of the job in the file that GITHUB_ARTIFACTS names, one line `oci://REPOSITORY:TAG@DIGEST` each;
 * actions/attest takes them from there. The tag is part of the name: all services of an app share a repository, and the runner fails
 * a step that declares one name with two digests. The list of the artifacts so far is empty where the runner does not collect them
 * (actions/runner pull request 4527, src/Runner.Worker/CreateArtifactsFileCommand.cs and ArtifactsListFileCommand.cs).
 * @returns the number of declared images; a text that says why there is none
 */
export async function declareArtifacts(
  images: readonly Artifact[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number | string> {
  const { GITHUB_ARTIFACTS: file, GITHUB_ARTIFACTS_LIST: list } = env;
  if (!file || !list) return 0;
  try {
    const known = parseList(await readFile(list, "utf8"));
    if (known === undefined) return 0;
    const declared = images.filter(({ name }) => NAME.test(name) && !known.has(name));
    if (known.size + declared.length > MAX_ARTIFACTS) return `a job may have ${MAX_ARTIFACTS} artifacts`;
    await appendFile(file, declared.map(({ name, digest }) => `oci://${name}@${digest}\n`).join(""));
    return declared.length;
  } catch (error) {
    return Object(error).message ?? String(error);
  }
}

/** Names in the list of artifacts; undefined if the runner does not collect them, or writes another version of the list. */
function parseList(text: string): Set<string> | undefined {
  if (text.trim() === "") return undefined;
  const { version, subjects } = Object(JSON.parse(text));
  return version === 1 && Array.isArray(subjects)
    ? new Set(subjects.map((subject) => String(Object(subject).name)))
    : undefined;
}
