import { isUtf8 } from "node:buffer";
import { accessSync, constants, type Dirent, lstatSync, type Stats } from "node:fs";
import { join, relative, sep } from "node:path";
import { archivePath, type Entry, fileMode } from "./entry.ts";
import { type Finding, inspectFile } from "./findings.ts";
import type { Rules, Verdict } from "./ignore.ts";
import { resolveLink } from "./links.ts";
import { codeOf, type Problem, printable, problemOf } from "./problems.ts";

/** The options of a walk. */
export interface WalkOptions {
  /** Absolute, with no link in it. */
  readonly root: string;
  readonly rules: Rules;
  /** Files that no rule may exclude, and the directories that contain them. */
  readonly keep: ReadonlySet<string>;
  readonly keepParents: ReadonlySet<string>;
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
  /** Whether Docker's classic builder enters it too. */
  classic: boolean;
  /** Whether the walk came through a link. */
  copied: boolean;
}

/** The result for one name in a directory. An `ignored` folder gets an entry only if something in it has one. */
export type Classified =
  | { is: "ignored" }
  | { is: "finding"; finding: Finding }
  | { is: "problem"; problem: Problem; what: string }
  | { is: "file"; entry: Entry; copied: boolean; findings: Finding[] }
  | { is: "folder"; folder: Folder; ignored: boolean };

const IGNORED: Classified = { is: "ignored" };

/** Classifies one name of `folder`. It changes nothing, so that many names can be classified together. */
export async function classify(options: WalkOptions, folder: Folder, dirent: Dirent<Buffer>): Promise<Classified> {
  const { rules, keep, keepParents } = options;
  const name = dirent.name.toString();
  const path = folder.path === "" ? name : `${folder.path}/${name}`;
  const verdict = rules.verdict(path, folder.verdict);
  const ignored = folder.keptOnly || verdict.ignored;
  const dropped = ignored && !keep.has(path);
  const reached = !ignored || (!folder.keptOnly && rules.reaches(path));
  const classic = folder.classic && (!ignored || rules.classicReaches(path));
  const entered = reached || keepParents.has(path);

  const classifyName = async (): Promise<Classified> => {
    if (!isUtf8(dirent.name)) {
      if (dropped) return IGNORED;
      return problem("name", printable(folder.path === "" ? "" : `${folder.path}/`) + escapeName(dirent.name));
    }
    const disk = join(folder.real, name);
    if (dirent.isDirectory()) return entered ? enterable(disk, folder.copied) : IGNORED;
    if (dirent.isSymbolicLink()) return dropped && !entered ? IGNORED : classifyLink(disk);
    if (dropped) return IGNORED;
    return dirent.isFile()
      ? classifyFile(disk, lstatSync(disk))
      : { is: "finding", finding: { code: "special", path } };
  };

  const enterable = (real: string, copied: boolean): Classified => {
    const chain = new Set([...folder.chain, real]);
    return { is: "folder", ignored, folder: { path, real, chain, verdict, keptOnly: !reached, classic, copied } };
  };

  const classifyFile = async (real: string, stats: Stats): Promise<Classified> => {
    if (!stats.isFile()) return problem("changed", printable(path));
    // Synchronous: a trip to the thread pool takes many times as long as the call, over many files seconds.
    accessSync(real, constants.R_OK);
    const isIndexed = () => options.executable?.(archivePath(relative(options.root, real), sep));
    const mode = fileMode(stats.mode, process.platform, isIndexed);
    const findings = await inspectFile(path, real, stats.size);
    if (!folder.classic && !ignored) findings.push({ code: "builders", path });
    const entry: Entry = { path, kind: "file", mode, size: stats.size, source: real };
    return { is: "file", entry, copied: folder.copied, findings };
  };

  const classifyLink = async (disk: string): Promise<Classified> => {
    const end = await resolveLink(disk, options.root);
    if (end.kind === "inside" && end.stats.isDirectory()) {
      // Builders do not look through an ignored link. Only a path that is spelled out leads through one: links between
      // packages in node_modules would multiply without end.
      if (ignored && !classic && !keepParents.has(path)) return IGNORED;
      if (!folder.chain.has(end.real)) return enterable(end.real, true);
      if (ignored) return IGNORED;
      return problem("cycle", `${printable(path)} -> ${printable(relative(options.root, end.real) || ".")}`);
    }
    if (dropped) return IGNORED;
    switch (end.kind) {
      case "inside":
        return end.stats.isFile()
          ? classifyFile(end.real, end.stats)
          : { is: "finding", finding: { code: "special", path } };
      case "outside":
        return problem("outside", `${printable(path)} -> ${printable(end.real)}`);
      case "loop":
        return problem("cycle", printable(path));
      case "dangling":
        return { is: "finding", finding: { code: "link", path } };
    }
  };

  try {
    return await classifyName();
  } catch (error) {
    const code = codeOf(error);
    return problem(problemOf(code), `${printable(path)} (${code})`);
  }
}

function problem(kind: Problem, what: string): Classified {
  return { is: "problem", problem: kind, what };
}

/** A name that is not UTF-8, with \xE9 for a byte that is not printable ASCII. */
function escapeName(name: Buffer): string {
  return name.toString("latin1").replace(/[^ -~]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
