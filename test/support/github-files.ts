/** An artifact of a job, as actions/attest finds it in the list of the runner. */
export interface JobArtifact {
  readonly name: string;
  readonly digest: string;
  readonly kind: "oci";
}

const MAX_BYTES = 1024 * 1024;
const MAX_ARTIFACTS = 500;
const DIGITS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * Reads the file of GITHUB_ARTIFACTS as the runner does after a step (actions/runner
 * src/Runner.Worker/CreateArtifactsFileCommand.cs), and returns the artifacts of the job with those of this step. Files as
 * artifacts are left out: nothing here declares one.
 * @throws Error where the runner fails the step
 */
export function readArtifacts(text: string, before: readonly JobArtifact[]): JobArtifact[] {
  if (Buffer.byteLength(text) > MAX_BYTES) throw new Error("the file of GITHUB_ARTIFACTS is larger than 1024 KiB");
  const all = new Map(before.map((artifact) => [artifact.name, artifact]));
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const fail = (why: string) => new Error(`line ${at + 1} of GITHUB_ARTIFACTS: ${why}`);
    if (line.includes("=")) throw fail("entries containing '=' are reserved and not permitted");
    const [, name, algorithm = "", digits = ""] = /^oci:\/\/(.+)@(sha(?:256|384|512)):([0-9a-f]+)$/i.exec(line) ?? [];
    if (name === undefined) throw fail("it names no image with a digest");
    if (digits.length !== DIGITS[algorithm.toLowerCase()]) throw fail(`${digits.length} digits are no ${algorithm}`);
    const digest = `${algorithm}:${digits}`.toLowerCase();
    const known = all.get(name);
    if (known !== undefined && known.digest !== digest) throw fail(`${name} already has the digest ${known.digest}`);
    if (known === undefined && all.size >= MAX_ARTIFACTS) throw fail(`a job may declare ${MAX_ARTIFACTS} artifacts`);
    all.set(name, { name, digest, kind: "oci" });
  }
  return [...all.values()];
}

/** The file of GITHUB_ARTIFACTS_LIST: empty where the runner does not collect artifacts. */
export function artifactList(artifacts: readonly JobArtifact[] | undefined): string {
  if (artifacts === undefined) return "";
  const subjects = [...artifacts].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({ version: 1, subjects });
}

/**
 * NAME=value and NAME<<DELIMITER blocks, as in GITHUB_OUTPUT (actions/runner src/Runner.Worker/FileCommandManager.cs).
 * @throws Error where the runner refuses the file
 */
export function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const rows = text.split(process.platform === "win32" ? /\r?\n/ : "\n");
  if (rows.at(-1) === "") rows.pop();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? "";
    if (row === "") continue;
    const [, name, operator, rest] = /^(.*?)(=|<<)(.*)$/s.exec(row) ?? [];
    if (name === undefined || operator === undefined || rest === undefined) throw new Error(`Invalid format '${row}'`);
    if (name === "" || (operator === "<<" && rest === "")) {
      throw new Error(`Invalid format '${row}'. Name must not be empty and delimiter must not be empty`);
    }
    if (operator === "=") {
      pairs[name] = rest;
      continue;
    }
    const end = rows.indexOf(rest, index + 1);
    if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    pairs[name] = rows.slice(index + 1, end).join("\n");
    index = end;
  }
  return pairs;
}
