import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { PackError } from "../errors.ts";
import { type Classified, classify, type Folder, type WalkOptions } from "./classify.ts";
import type { Entry } from "./entry.ts";
import type { Finding } from "./findings.ts";
import { codeOf, collectProblems, type Problems, printable, problemOf } from "./problems.ts";

/** Names classified together: enough to keep the disk busy, few enough to leave room for others. */
const AT_ONCE = 32;

/** Links to directories that hold links to directories multiply; real trees stay far below this. */
const MAX_COPIES = 100_000;

/** The result of a walk. */
export interface WalkResult {
  entries: Entry[];
  ignored: number;
  findings: Finding[];
}

interface Walk extends WalkResult {
  options: WalkOptions;
  signal: AbortSignal | undefined;
  /** Entries below links to directories. */
  copies: number;
  problems: Problems;
}

/**
 * Every file and directory in the root that no rule excludes, depth first, the names of a directory in the order of
 * their bytes.
 * @throws PackError with everything that prevents packing, once the walk is over
 */
export async function walk(options: WalkOptions, signal: AbortSignal | undefined): Promise<WalkResult> {
  const state: Walk = {
    options,
    signal,
    entries: [],
    ignored: 0,
    copies: 0,
    findings: [],
    problems: collectProblems(),
  };
  const { root } = options;
  const top = { path: "", real: root, chain: new Set([root]), keptOnly: false, classic: true, copied: false };
  await enter(state, top, false);
  state.problems.check();
  return { entries: state.entries, ignored: state.ignored, findings: state.findings };
}

async function enter(state: Walk, folder: Folder, ignored: boolean): Promise<void> {
  let names: Dirent<Buffer>[];
  try {
    names = await readdir(folder.real, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    const code = codeOf(error);
    // BuildKit skips an ignored directory that it cannot read. Only a wildcard leads here, so no file is missed by name.
    if (ignored && !folder.classic && !folder.keptOnly) return;
    state.problems.add(problemOf(code), `${printable(folder.path || ".")} (${code})`);
    return;
  }
  names.sort((a, b) => Buffer.compare(a.name, b.name));

  for (let i = 0; i < names.length; i += AT_ONCE) {
    state.signal?.throwIfAborted();
    const batch = names.slice(i, i + AT_ONCE);
    const results = await Promise.all(batch.map((name) => classify(state.options, folder, name)));
    for (const result of results) await add(state, result);
  }
}

async function add(state: Walk, result: Classified): Promise<void> {
  switch (result.is) {
    case "ignored":
      state.ignored++;
      break;
    case "finding":
      state.findings.push(result.finding);
      break;
    case "problem":
      state.problems.add(result.problem, result.what);
      break;
    case "file":
      addEntry(state, result.entry, result.copied);
      state.findings.push(...result.findings);
      break;
    case "folder": {
      const { path, real, copied } = result.folder;
      const { ignored } = state;
      const { length } = state.entries;
      addEntry(state, { path, kind: "directory", mode: 0o755, size: 0, source: real }, copied);
      await enter(state, result.folder, result.ignored);
      if (result.ignored && state.entries.length === length + 1) {
        state.entries.pop();
        state.ignored = ignored + 1;
      }
    }
  }
}

function addEntry(state: Walk, entry: Entry, copied: boolean): void {
  state.entries.push(entry);
  if (copied) state.copies++;
  if (state.copies > MAX_COPIES) {
    throw new PackError(
      "source-invalid",
      `links to directories multiply: more than ${MAX_COPIES} copies, at ${printable(entry.path)}`,
      {
        hint: "List such links in .dockerignore.",
      },
    );
  }
}
