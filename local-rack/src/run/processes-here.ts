import { readdir, readFile } from "node:fs/promises";

/** A process of this machine as /proc shows it. */
export interface ProcessHere {
  pid: number;
  parent: number;
  /** Ticks since the machine was started: a pid that was given out anew has another. */
  start: string;
}

/** @returns undefined when there is no such process, or it is dead and only not yet collected */
export async function processHere(pid: number): Promise<ProcessHere | undefined> {
  let text: string;
  try {
    text = await readFile(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The second field is the program's name in brackets, which may hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  return { pid, parent: Number(fields[1]), start: fields[19] ?? "" };
}

export async function childrenOf(parent: number): Promise<ProcessHere[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map(processHere));
  return all.filter((one) => one !== undefined).filter((one) => one.parent === parent);
}
