import type { Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import nodePath from "node:path";
import { codeOf } from "./problems.ts";

/** Where a symbolic link ends, through all links between. */
export type Target =
  | { kind: "inside"; real: string; stats: Stats }
  | { kind: "outside"; real: string }
  | { kind: "dangling" }
  | { kind: "loop" };

/**
 * Follows the link at `disk`. `root` is a real path; whether a target is inside is asked of its real path.
 * @throws the system's error when the way to the target may not be searched
 */
export async function target(disk: string, root: string): Promise<Target> {
  try {
    const real = await realpath(disk);
    if (!contains(root, real)) return { kind: "outside", real };
    return { kind: "inside", real, stats: await stat(real) };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "dangling" };
    if (code === "ELOOP") return { kind: "loop" };
    throw error;
  }
}

/** Whether `path` is `root` or in it; both absolute and real. `system` is node:path of the system they come from. */
export function contains(root: string, path: string, system: nodePath.PlatformPath = nodePath): boolean {
  const way = system.relative(root, path);
  return way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}
