import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { OutputLine, OutputOptions } from "../model/runtime.ts";
import { isMissing } from "../store/files.ts";
import { LINE_LIMIT, splitLines } from "./split-lines.ts";

/** How often a followed file is read. */
const POLL_MS = 50;

/** Lines of a log that may be growing. Each begins with the time at which it was written and a blank. */
export async function* linesOf(
  path: string,
  { since, follow, signal }: OutputOptions,
  isRunning: () => Promise<boolean>,
): AsyncGenerator<OutputLine> {
  // The writer has cut the lines, and put a time before each.
  const split = splitLines(2 * LINE_LIMIT);
  let position = 0;
  for (;;) {
    // Asked before reading, so that nothing written before the end is missed.
    const alive = follow === true && (await isRunning());
    const bytes = await readFrom(path, position);
    position += bytes.length;
    const lines = bytes.length > 0 ? split(bytes, 0) : [];
    if (!alive && bytes.length === 0) lines.push(...split(undefined, 0));
    for (const line of lines.map(parseLine)) if (since === undefined || line.at >= since) yield line;
    if (bytes.length > 0) continue;
    if (!alive || signal?.aborted === true) return;
    await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

function parseLine(line: Buffer): OutputLine {
  const blank = line.indexOf(32);
  const at = Number(line.subarray(0, Math.max(blank, 0)).toString("latin1"));
  // A log of an earlier version has no times.
  return blank > 0 && at > 0 ? { at, bytes: line.subarray(blank + 1) } : { at: 0, bytes: line };
}

async function readFrom(path: string, position: number): Promise<Buffer> {
  try {
    const handle = await open(path, "r");
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, position);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}
