import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileLockWorker } from "./compile-lock-worker.mjs";

const WORKERS = 4;

/**
 * Kills `kills` programs while they hold the lock of a local Rack, and others wait for it.
 * @param {number} kills
 * @returns {Promise<{ sections: number, killed: number, overlaps: number }>}
 */
export async function killLockHolders(kills) {
  const folder = await mkdtemp(join(tmpdir(), "convox-chaos-"));
  const worker = await compileLockWorker(folder);
  const workers = new Set();
  const dead = new Set();
  const start = () => {
    const child = fork(worker, [folder], { silent: true });
    workers.add(child);
    return child;
  };
  try {
    for (let i = 0; i < WORKERS; i++) start();
    while (dead.size < kills) {
      const holder = await Promise.race([...workers].map((child) => once(child, "message").then(() => child)));
      workers.delete(holder);
      holder.kill("SIGKILL");
      await once(holder, "exit");
      dead.add(String(holder.pid));
      start();
    }
  } finally {
    for (const child of workers) {
      child.kill("SIGKILL");
      dead.add(String(child.pid));
    }
  }
  const log = await readFile(join(folder, "log"), "utf8");
  await rm(folder, { recursive: true, force: true });
  return { killed: kills, ...countSections(log.trim().split("\n"), dead) };
}

/** Each holder records its entry and exit. An entry of another one in between is an overlap, unless the first was killed. */
function countSections(lines, dead) {
  let sections = 0;
  let overlaps = 0;
  let inside;
  for (const line of lines) {
    const [verb, pid] = line.split(" ");
    if (verb === "enter") {
      sections++;
      if (inside !== undefined && !dead.has(inside)) overlaps++;
      inside = pid;
    } else {
      if (pid !== inside) overlaps++;
      inside = undefined;
    }
  }
  return { sections, overlaps };
}
