import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { PackError } from "../errors.ts";
import type { Entry } from "./entry.ts";
import { type Folder, look, type Sight, type Wanted } from "./look.ts";
import { codeOf, type Problems, problemOf, problems, shown } from "./problems.ts";
import type { ContextWarning } from "./warnings.ts";

/** Names looked at together: enough to keep the disk busy, few enough to leave room for others. */
const AT_ONCE = 32;

/** Links to directories that hold links to directories multiply; who means it stays far below this. */
const MOST_COPIES = 100_000;

/** What a walk found. */
export interface Found {
  entries: Entry[];
  ignored: number;
  warnings: ContextWarning[];
}

interface Scan extends Found {
  wanted: Wanted;
  signal: AbortSignal | undefined;
  /** Entries below links to directories. */
  copies: number;
  problems: Problems;
}

/**
 * Everything in the root that is wanted, depth first, the names of a directory in the order of their bytes.
 * @throws PackError with all that prevents packing, once the walk is over
 */
export async function walk(wanted: Wanted, signal: AbortSignal | undefined): Promise<Found> {
  const scan: Scan = { wanted, signal, entries: [], ignored: 0, copies: 0, warnings: [], problems: problems() };
  const { root } = wanted;
  await enter(scan, { path: "", real: root, chain: new Set([root]), keptOnly: false, copied: false });
  scan.problems.check();
  return { entries: scan.entries, ignored: scan.ignored, warnings: scan.warnings };
}

async function enter(scan: Scan, folder: Folder): Promise<void> {
  let names: Dirent<Buffer>[];
  try {
    names = await readdir(folder.real, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    const code = codeOf(error);
    scan.problems.add(problemOf(code), `${shown(folder.path || ".")} (${code})`);
    return;
  }
  names.sort((a, b) => Buffer.compare(a.name, b.name));

  for (let i = 0; i < names.length; i += AT_ONCE) {
    scan.signal?.throwIfAborted();
    const sights = await Promise.all(names.slice(i, i + AT_ONCE).map((name) => look(scan.wanted, folder, name)));
    for (const sight of sights) await take(scan, sight);
  }
}

async function take(scan: Scan, sight: Sight): Promise<void> {
  switch (sight.is) {
    case "ignored":
      scan.ignored++;
      break;
    case "warning":
      scan.warnings.push(sight.warning);
      break;
    case "problem":
      scan.problems.add(sight.problem, sight.what);
      break;
    case "file":
      emit(scan, sight.entry, sight.copied);
      scan.warnings.push(...sight.warnings);
      break;
    case "folder": {
      const { path, real, copied } = sight.folder;
      const { ignored } = scan;
      const { length } = scan.entries;
      emit(scan, { path, kind: "directory", mode: 0o755, size: 0, source: real }, copied);
      await enter(scan, sight.folder);
      if (sight.dropped && scan.entries.length === length + 1) {
        scan.entries.pop();
        scan.ignored = ignored + 1;
      }
    }
  }
}

function emit(scan: Scan, entry: Entry, copied: boolean): void {
  scan.entries.push(entry);
  if (copied) scan.copies++;
  if (scan.copies > MOST_COPIES) {
    throw new PackError(`links to directories multiply: more than ${MOST_COPIES} copies, at ${shown(entry.path)}`, {
      hint: "list such links in .dockerignore",
    });
  }
}
