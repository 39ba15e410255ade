import type { Finding } from "./findings.ts";
import { joinNames, printable } from "./problems.ts";

/**
 * Something in the tree that is packed, or left out, other than its owner may expect. `secret`: credentials, by their
 * names or first lines; `git`: a .git directory; `link`: links to nothing, left out; `special`: sockets, pipes or devices,
 * left out; `lfs`: Git LFS pointers instead of files; `submodule`: empty submodules; `builders`: files that BuildKit sends
 * and Docker's classic builder does not. The message is one sentence without a full stop.
 */
export interface ContextWarning {
  code: Finding["code"] | "git" | "submodule";
  /** The first of the paths that the message is about. */
  path: string;
  message: string;
}

/** Most names in one warning. */
const MAX_NAMES = 3;
/** Most folders with a warning each: a tree of 50 packages says the same of each of them. */
const MAX_FOLDERS = 5;

/** One warning for each folder with secrets, one for all of them if they are many, and one for each other kind of finding. */
export function summarize(findings: readonly Finding[]): ContextWarning[] {
  const secrets = new Map<string, Extract<Finding, { code: "secret" }>[]>();
  const others = new Map<Exclude<Finding["code"], "secret">, string[]>();
  for (const finding of findings) {
    if (finding.code === "secret") append(secrets, folderOf(finding.path), finding);
    else append(others, finding.code, finding.path);
  }
  return [
    ...(secrets.size > MAX_FOLDERS
      ? [secretsWarning([...secrets.values()].flat(), secrets.size)]
      : [...secrets].map(([folder, list]) => secretWarning(folder, list))),
    ...[...others].map(([code, paths]) => ({ code, path: paths[0] ?? "", message: MESSAGES[code](paths) })),
  ];
}

const MESSAGES: Readonly<Record<Exclude<Finding["code"], "secret">, (paths: readonly string[]) => string>> = {
  link: (paths) =>
    paths.length === 1
      ? `${names(paths)} is left out because it links to nothing; ${toExclude(paths)}`
      : `${paths.length} links to nothing are left out: ${names(paths)}; ${toExclude(paths)}`,
  special: (paths) =>
    paths.length === 1
      ? `${names(paths)} is left out because it is a socket, a pipe or a device; ${toExclude(paths)}`
      : `${paths.length} sockets, pipes or devices are left out: ${names(paths)}; ${toExclude(paths)}`,
  lfs: (paths) =>
    `${count(paths, "Git LFS pointer is", "Git LFS pointers are")} sent instead of the real content: ${names(paths)}; ` +
    `check out with lfs: true, or run git lfs pull`,
  builders: (paths) =>
    `${count(paths, "file that .dockerignore brings back is", "files that .dockerignore brings back are")} used by ` +
    `BuildKit but not by Docker's classic builder: ${names(paths)}; an exception without wildcards in its folder part ` +
    `works in both`,
};

function secretWarning(
  folder: string,
  list: readonly { path: string; what: string }[],
): { code: "secret"; path: string; message: string } {
  const paths = list.map(({ path }) => path);
  const path = paths[0] ?? "";
  if (list.length === 1) {
    const message = `${printable(path)} is sent to the Rack and looks like ${list[0]?.what}; ${toExclude(paths)}`;
    return { code: "secret", path, message };
  }
  const where = folder === "" ? "the root folder" : printable(folder);
  const message =
    `${list.length} files in ${where} are sent to the Rack and look like secrets: ` +
    `${names(paths.map((one) => one.slice(folder === "" ? 0 : folder.length + 1)))}; ${toExclude(paths)}`;
  return { code: "secret", path, message };
}

function secretsWarning(list: readonly { path: string }[], folders: number): ContextWarning {
  const paths = list.map(({ path }) => path);
  const kinds = [...new Set(paths.map((path) => path.slice(folderOf(path).length).replace("/", "")))].sort();
  const rules = kinds.map((name) => `**/${ignoreLine(name)}`);
  const remedy = rules.length > MAX_NAMES ? "list them in" : `add ${rules.join(", ")} to`;
  const message =
    `${paths.length} files in ${folders} folders are sent to the Rack and look like secrets: ${names(paths)}; ` +
    `${remedy} .dockerignore to exclude them`;
  return { code: "secret", path: paths[0] ?? "", message };
}

/** `bytes` is the size of the history in all of them. */
export function gitWarning(paths: readonly string[], bytes: number): ContextWarning {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const [path = ""] = paths;
  const message =
    paths.length === 1
      ? `${printable(path)} is sent to the Rack with ${size} of history; ${toExclude(paths)}`
      : `${paths.length} folders of git are sent to the Rack with ${size} of history: ${names(paths)}; ` +
        `add **/.git to .dockerignore to exclude them`;
  return { code: "git", path, message };
}

export function submoduleWarning(paths: readonly string[]): ContextWarning {
  const message =
    `${count(paths, "submodule is", "submodules are")} empty: ${names(paths)}; ` +
    `check out with submodules: true, or run git submodule update --init`;
  return { code: "submodule", path: paths[0] ?? "", message };
}

/**
 * The line of a .dockerignore that excludes `path` and nothing beside it. Wildcards are escaped, and so are characters
 * that only have a meaning at an end of the line. Control characters, some of which no line can hold, become `?`.
 */
export function ignoreLine(path: string): string {
  return path
    .replace(/[*?[\]\\^|{}]/g, "\\$&")
    .replace(/^[!#]/, "\\$&")
    .replace(/\p{Cc}/gu, "?")
    .replace(/^\p{White_Space}|\p{White_Space}$/gu, "[$&]");
}

function toExclude(paths: readonly string[]): string {
  const [path = ""] = paths;
  return paths.length === 1
    ? `add ${ignoreLine(path)} to .dockerignore to exclude it`
    : "list them in .dockerignore to exclude them";
}

function names(paths: readonly string[]): string {
  return joinNames(paths.map(printable), MAX_NAMES);
}

function count(paths: readonly string[], one: string, many: string): string {
  return `${paths.length} ${paths.length === 1 ? one : many}`;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
