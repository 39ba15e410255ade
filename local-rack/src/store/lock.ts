import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isMissing, temporary } from "./files.ts";

const PATIENCE_MS = 30_000;
/** A holder on another host, or one whose process id was reused, is given up after this long. */
const STALE_MS = 20_000;

/**
 * Runs `body` while holding the lock file `path`. The holder may be another program on the same data folder; a lock
 * whose process is gone is taken over. Not reentrant.
 * @throws Error when the lock cannot be had within 30 seconds
 */
export async function withLock<T>(path: string, body: () => Promise<T>): Promise<T> {
  await acquire(path);
  try {
    return await body();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await writeFile(path, ownerText(), { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if (isMissing(error)) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      else if (!isTaken(error)) throw error;
    }
    if (await isStale(path)) await discard(path);
    else if (performance.now() > deadline) throw new Error(`the lock ${path} is held by another program`);
    else await sleep(3 + Math.random() * 10);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

/** Who owns something: process id and host, one text. */
export function ownerText(): string {
  return `${process.pid}@${hostname()}`;
}

/** False only when the owner ran on this host and its process is gone. */
export function ownerAlive(owner: string): boolean {
  const at = owner.indexOf("@");
  const pid = Number(owner.slice(0, at));
  if (!Number.isInteger(pid) || pid <= 0 || owner.slice(at + 1) !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const owner = await readFile(path, "utf8");
    const age = Date.now() - (await stat(path)).mtimeMs;
    // An empty file is a holder between creating and writing it.
    return (owner !== "" && !ownerAlive(owner)) || age > STALE_MS;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

// Two programs may both find the lock stale; renaming lets only one of them remove that very file.
async function discard(path: string): Promise<void> {
  const aside = temporary(path);
  try {
    await rename(path, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
