import { posix, resolve } from "node:path";
import type { Manifest, Problem } from "../../manifest/index.ts";
import type { SourceTree } from "../../pack/index.ts";
import { type Generation, hasFeature } from "../../rack/index.ts";
import { checkDirectory } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";
import { byteSize } from "../output/units.ts";
import { describeLargest } from "./context.ts";

/** A source tree that passed every check that needs no Rack. */
export interface Source {
  readonly dir: string;
  readonly manifest: Manifest;
  /** What a Rack of this generation makes of the manifest, beside errors. */
  readonly problems: (rack: Generation) => Problem[];
  readonly tree: SourceTree;
}

/**
 * Reads and checks the manifest, then walks the tree under `dir` without the files that .dockerignore excludes.
 * @throws InputError, ManifestError or PackError, before anything is sent
 */
export async function readSource(
  dir: string,
  manifestName: string | undefined,
  { cwd, git, signal }: Pick<Deps, "cwd" | "git" | "signal">,
): Promise<Source> {
  const root = await findDirectory(dir, cwd);
  const [{ checkManifest, readManifest }, { sourceTree }, executable] = await Promise.all([
    import("../../manifest/index.ts"),
    import("../../pack/index.ts"),
    // Elsewhere the disk records it.
    process.platform === "win32" ? git.executable(root) : undefined,
  ]);
  const manifest = await readManifest(root, { manifest: manifestName, cwd });
  checkManifest(manifest, undefined);
  const tree = await sourceTree(root, {
    keep: [manifest.file, ...manifest.builds.flatMap(buildFiles)],
    executable,
    signal,
  });
  return {
    dir: root,
    manifest,
    tree,
    problems: ({ generation, version }) => checkManifest(manifest, generation, version),
  };
}

/** Files that an image build reads besides its context: the Dockerfile and both possible ignore files. */
function buildFiles({ path, dockerfile }: Manifest["builds"][number]): string[] {
  return [dockerfile, `${dockerfile}.dockerignore`, posix.join(path, ".dockerignore")];
}

async function findDirectory(dir: string, cwd: string): Promise<string> {
  const path = resolve(cwd, dir);
  await checkDirectory("working-directory", dir, path);
  return path;
}

/** From this size on, a source is reported with what is largest in it. */
const LARGE_BYTES = 100e6;
/** A rollout that no key ends early is rolled back after this time. */
const DEFAULT_LIMIT_S = 3_000;
/** Of a check without a Rack. */
const NO_RACK: Generation = { generation: undefined, version: undefined };

/** Prints the size of the source, and warnings about it. Without a Rack, its generation is unknown. */
export function reportSource(source: Source, generation: Generation | undefined, host: Deps["host"]): void {
  for (const problem of source.problems(generation ?? NO_RACK)) {
    const line = problem.line === undefined ? "" : `:${problem.line}`;
    host.warn(`${source.manifest.file}${line}: ${problem.message}`);
  }
  for (const warning of source.tree.warnings) host.warn(warning.message);
  const { files, bytes, ignored } = source.tree;
  const left = ignored === 0 ? "" : `, ${ignored} excluded by .dockerignore`;
  const suggestion = suggestFastFailure(source.manifest.rollout, generation ?? NO_RACK);
  if (suggestion !== undefined) host.info(suggestion);
  host.info(`${files} ${files === 1 ? "file" : "files"}, ${byteSize(bytes)}${left}`);
  if (bytes >= LARGE_BYTES || generation === undefined) host.info(`Largest: ${describeLargest(source.tree)}`);
}

/** On a Rack that can end a failing rollout early, how to do that; undefined if a service does, or the Rack cannot. */
function suggestFastFailure(rollout: Manifest["rollout"], generation: Generation): string | undefined {
  const endsEarly = rollout.some(
    ({ progressDeadline, crashRestartLimit }) =>
      crashRestartLimit > 0 || (progressDeadline > 0 && progressDeadline < DEFAULT_LIMIT_S),
  );
  if (endsEarly || rollout.length === 0 || hasFeature(generation, "fastFailure") !== true) return undefined;
  return (
    "No service sets deployment.crashRestartLimit or deployment.progressDeadline. Unless the Rack has a default, a " +
    "release whose processes crash is rolled back only after 50 minutes"
  );
}
