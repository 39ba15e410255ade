import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { InputError, PackError } from "../errors.ts";
import { describeSystemError } from "../system-error.ts";
import { archivePath, type Entry } from "./entry.ts";
import { readRules } from "./ignore.ts";
import { codeOf } from "./problems.ts";
import { walk } from "./walk.ts";
import { type ContextWarning, gitWarning, submoduleWarning, summarize } from "./warnings.ts";

/** The files of a directory that are sent to the Rack. */
export interface SourceTree {
  /** Absolute, with no link in it. */
  root: string;
  /** In the order of a walk that takes each directory's names by their bytes; every file's directories precede it. */
  entries: Entry[];
  /** Number of files. */
  files: number;
  /** Sum of their sizes. */
  bytes: number;
  /** Paths that rules excluded; an excluded directory counts once. */
  ignored: number;
  /** The five largest files, largest first. */
  largest: { path: string; size: number }[];
  /** Files that BuildKit uses and Docker's classic builder does not: see `sourceTree`. */
  buildkitOnly: string[];
  warnings: ContextWarning[];
}

/** What sourceTree includes. */
export interface TreeOptions {
  /** Files that no rule may exclude, relative to the directory: the manifest, the Dockerfiles. */
  keep?: readonly string[] | undefined;
  /**
   * Whether a file, by its path relative to the directory, is executable. Called on Windows only, where the disk does not
   * record it; git's index does.
   */
  executable?: ((path: string) => boolean | undefined) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The files that `dir` sends to the Rack, after the rules of its .dockerignore. The Rack extracts directories and regular
 * files only and silently drops everything else, which decides the rest:
 *
 * - A symbolic link to something in `dir` is replaced by a copy. The rules apply to the names in the archive: the target
 *   is copied even if its own path is ignored, and a rule for a path below the link excludes it there.
 * - A link out of `dir`, or to a directory that contains it, is an error. A link to nothing is left out with a warning.
 * - Sockets, pipes and devices are left out with a warning; each name of a hard-linked file is a whole file.
 * - The directories of a file that an exception (`!`) brings back have entries too, which `docker build` leaves
 *   out: a Rack would make them readable to its own user only.
 * - `.dockerignore` is always included, as the Rack's builder reads it again.
 *
 * Docker's two builders differ. The classic builder does not look into an ignored directory unless the text of an
 * exception starts with its path; BuildKit looks for matches of every exception with a wildcard (tonistiigi/fsutil
 * filter.go). With `*` and an exception for all `*.md` at any depth, BuildKit sends docs/a.md and the classic builder does
 * not. The archive holds what either builder would send, as the Rack's builder applies the file again; `buildkitOnly`
 * lists the difference.
 *
 * @throws InputError when `dir` is not a directory
 * @throws PackError when the .dockerignore has a mistake, when something is not readable or its name is not UTF-8, when
 *   links lead out or around, and when no file is left
 */
export async function sourceTree(dir: string, options: TreeOptions = {}): Promise<SourceTree> {
  const root = await directory(dir);
  const kept = [".dockerignore", ...(options.keep ?? [])].map((path) => archivePath(path, sep));
  const { entries, ignored, findings } = await walk(
    {
      root,
      rules: await readRules(root),
      keep: new Set(kept),
      keepParents: new Set(kept.flatMap(ancestors)),
      executable: options.executable,
    },
    options.signal,
  );

  const files = entries.filter((entry) => entry.kind === "file");
  if (!files.some((entry) => entry.path !== ".dockerignore")) {
    throw new PackError(
      "source-empty",
      `nothing to pack: ${ignored > 0 ? ".dockerignore leaves no file of" : "no file in"} ${root}`,
      {
        hint: "Set working-directory to the folder that contains convox.yml.",
      },
    );
  }
  return {
    root,
    entries,
    files: files.length,
    bytes: total(files),
    ignored,
    largest: [...files]
      .sort((a, b) => b.size - a.size)
      .slice(0, 5)
      .map(({ path, size }) => ({ path, size })),
    buildkitOnly: findings.filter(({ code }) => code === "builders").map(({ path }) => path),
    warnings: [...summarize(findings), ...gitWarnings(entries), ...(await submoduleWarnings(root, entries))],
  };
}

async function directory(dir: string): Promise<string> {
  try {
    const root = await realpath(dir);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    const code = codeOf(cause);
    const reason = code === "ENOENT" ? "no such directory" : `cannot be read (${describeSystemError(cause) ?? code})`;
    throw new InputError("file-unreadable", `dir: ${reason}: ${JSON.stringify(dir)}`, { cause });
  }
  throw new InputError("file-unreadable", `dir: not a directory: ${JSON.stringify(dir)}`);
}

/** The directories that contain `path`: a and a/b for a/b/c. */
function ancestors(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Folders of git whose history is sent. A .dockerignore may keep the few files that name the commit. */
function gitWarnings(entries: readonly Entry[]): ContextWarning[] {
  const folderOf = (path: string) => /^(?:.*?\/)??\.git(?=\/objects\/)/.exec(path)?.[0];
  const history = entries.filter(({ kind, path }) => kind === "file" && folderOf(path) !== undefined);
  const folders = new Set(history.flatMap(({ path }) => folderOf(path) ?? []));
  return folders.size === 0 ? [] : [gitWarning([...folders], total(history))];
}

/** Submodules that git has not checked out are empty directories. */
async function submoduleWarnings(root: string, entries: readonly Entry[]): Promise<ContextWarning[]> {
  const text = await readFile(join(root, ".gitmodules"), "utf8").catch(() => "");
  const paths = [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]+)/gm)].map(([, path = ""]) => path.trim());
  if (paths.length === 0) return [];
  const folders = new Set(entries.filter(({ kind }) => kind === "directory").map(({ path }) => path));
  const empty: string[] = [];
  for (const path of new Set(paths)) {
    if (folders.has(path) && (await readdir(join(root, path)).catch(() => [""])).length === 0) empty.push(path);
  }
  return empty.length === 0 ? [] : [submoduleWarning(empty)];
}

function total(entries: readonly Entry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}
