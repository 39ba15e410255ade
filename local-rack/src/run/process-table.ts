import { readdir, readFile } from "node:fs/promises";

/** A process of this machine, from /proc. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  /** Of its program, at most 15 characters. */
  name: string;
  /** When it started, in ticks since the machine's start. Distinguishes a reused pid from an earlier process. */
  start: string;
}

/** @returns undefined if no such process exists, or if it is a zombie */
export async function findProcess(pid: number): Promise<ProcessEntry | undefined> {
  let text: string;
  try {
    text = await readFile(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The second field is the program's name in brackets, and may contain blanks and brackets.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
  return { pid, parent: Number(fields[1]), name, start: fields[19] ?? "" };
}

export async function childrenOf(parent: number): Promise<ProcessEntry[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map(findProcess));
  return all.filter((one) => one !== undefined).filter((one) => one.parent === parent);
}
