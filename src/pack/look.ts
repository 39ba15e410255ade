import { isUtf8 } from "node:buffer";
import { accessSync, constants, type Dirent, lstatSync, type Stats } from "node:fs";
import { join, relative, sep } from "node:path";
import { archivePath, type Entry, fileMode } from "./entry.ts";
import type { Rules, Verdict } from "./ignore.ts";
import { target } from "./links.ts";
import { codeOf, type Problem, problemOf, shown } from "./problems.ts";
import {
  type ContextWarning,
  danglingWarning,
  keptWarning,
  secretIn,
  secretWarning,
  specialWarning,
} from "./warnings.ts";

/** What is asked of a walk. */
export interface Wanted {
  /** Absolute, with no link in it. */
  readonly root: string;
  readonly rules: Rules;
  /** Files that no rule may drop, and the directories on the way to them. */
  readonly keep: ReadonlySet<string>;
  readonly leads: ReadonlySet<string>;
  readonly executable: ((path: string) => boolean | undefined) | undefined;
}

/** A directory that the walk is to enter. */
export interface Folder {
  /** Its path in the archive, "" for the root. */
  path: string;
  real: string;
  /** The real paths of the directories that the walk came through, and its own. */
  chain: ReadonlySet<string>;
  verdict?: Verdict | undefined;
  /** Ignored, and entered only for a file that must be kept. */
  keptOnly: boolean;
  /** Whether the walk came through a link. */
  copied: boolean;
}

/** What a name in a directory turns out to be. A folder with `dropped` has an entry only if something in it has one. */
export type Sight =
  | { is: "ignored" }
  | { is: "warning"; warning: ContextWarning }
  | { is: "problem"; problem: Problem; what: string }
  | { is: "file"; entry: Entry; copied: boolean; warnings: ContextWarning[] }
  | { is: "folder"; folder: Folder; dropped: boolean };

const IGNORED: Sight = { is: "ignored" };

/** Looks at one name of `folder`; changes nothing, so that many names can be looked at together. */
export async function look(wanted: Wanted, folder: Folder, dirent: Dirent<Buffer>): Promise<Sight> {
  const { rules, keep, leads } = wanted;
  const name = dirent.name.toString();
  const path = folder.path === "" ? name : `${folder.path}/${name}`;
  const verdict = rules.verdict(path, folder.verdict);
  const ignored = folder.keptOnly || verdict.ignored;
  const dropped = ignored && !keep.has(path);
  const reached = !ignored || rules.reaches(path);
  const entered = reached || leads.has(path);

  const sight = async (): Promise<Sight> => {
    if (!isUtf8(dirent.name))
      return dropped
        ? IGNORED
        : problem("name", shown(folder.path === "" ? "" : `${folder.path}/`) + escaped(dirent.name));
    const disk = join(folder.real, name);
    if (dirent.isDirectory()) return entered ? directory(disk, folder.copied) : IGNORED;
    if (dirent.isSymbolicLink()) return dropped && !entered ? IGNORED : link(disk);
    if (dropped) return IGNORED;
    return dirent.isFile() ? file(disk, lstatSync(disk)) : { is: "warning", warning: specialWarning(path) };
  };

  const directory = (real: string, copied: boolean): Sight => {
    const chain = new Set([...folder.chain, real]);
    return { is: "folder", dropped: ignored, folder: { path, real, chain, verdict, keptOnly: !reached, copied } };
  };

  const file = async (real: string, stats: Stats): Promise<Sight> => {
    if (!stats.isFile()) return problem("changed", shown(path));
    // Synchronous: a trip to the thread pool takes many times as long as the call, over many files seconds.
    accessSync(real, constants.R_OK);
    const indexed = () => wanted.executable?.(archivePath(relative(wanted.root, real), sep));
    const mode = fileMode(stats.mode, process.platform, indexed);
    const secret = await secretIn(path, real);
    const warnings = [
      ...(ignored ? [keptWarning(path)] : []),
      ...(secret === undefined ? [] : [secretWarning(path, secret)]),
    ];
    const entry: Entry = { path, kind: "file", mode, size: stats.size, source: real };
    return { is: "file", entry, copied: folder.copied, warnings };
  };

  const link = async (disk: string): Promise<Sight> => {
    const end = await target(disk, wanted.root);
    if (end.kind === "inside" && end.stats.isDirectory()) {
      if (!entered) return IGNORED;
      if (!folder.chain.has(end.real)) return directory(end.real, true);
      return ignored ? IGNORED : problem("cycle", `${shown(path)} -> ${shown(relative(wanted.root, end.real) || ".")}`);
    }
    if (dropped) return IGNORED;
    switch (end.kind) {
      case "inside":
        return end.stats.isFile() ? file(end.real, end.stats) : { is: "warning", warning: specialWarning(path) };
      case "outside":
        return problem("outside", `${shown(path)} -> ${shown(end.real)}`);
      case "loop":
        return problem("cycle", shown(path));
      case "dangling":
        return { is: "warning", warning: danglingWarning(path) };
    }
  };

  try {
    return await sight();
  } catch (error) {
    const code = codeOf(error);
    return problem(problemOf(code), `${shown(path)} (${code})`);
  }
}

function problem(kind: Problem, what: string): Sight {
  return { is: "problem", problem: kind, what };
}

/** A name that is not UTF-8, with \xE9 for a byte that is not printable ASCII. */
function escaped(name: Buffer): string {
  return name.toString("latin1").replace(/[^ -~]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
