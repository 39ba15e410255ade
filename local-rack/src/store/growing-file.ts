import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { OutputLine, OutputOptions } from "../model/runtime.ts";
import { byLine } from "../run/child.ts";
import { isMissing } from "./files.ts";

/** How often a file is looked at that is followed. */
const POLL_MS = 50;

/** Lines of a file that may be growing. It keeps no times: a line has the time when the file was last written. */
export async function* linesOf(
  path: string,
  { since, follow, signal }: OutputOptions,
  running: () => Promise<boolean>,
): AsyncGenerator<OutputLine> {
  const see = byLine();
  let position = 0;
  for (;;) {
    // Asked before reading: what is written before the end is then not missed.
    const alive = follow === true && (await running());
    const piece = await readFrom(path, position);
    position += piece.bytes.length;
    const lines = piece.bytes.length > 0 ? see(piece.bytes, 0) : [];
    if (!alive && piece.bytes.length === 0) lines.push(...see(undefined, 0));
    for (const bytes of lines) if (since === undefined || piece.at >= since) yield { at: piece.at, bytes };
    if (piece.bytes.length > 0) continue;
    if (!alive || signal?.aborted === true) return;
    await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

async function readFrom(path: string, position: number): Promise<{ bytes: Buffer; at: number }> {
  try {
    const handle = await open(path, "r");
    try {
      const at = (await handle.stat()).mtimeMs;
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, position);
      return { bytes: buffer.subarray(0, bytesRead), at };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return { bytes: Buffer.alloc(0), at: Date.now() };
    throw error;
  }
}
