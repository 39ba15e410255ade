import type { Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import nodePath from "node:path";
import { codeOf } from "./problems.ts";

/** What a symbolic link resolves to, through all links between. */
export type LinkTarget =
  | { kind: "inside"; real: string; stats: Stats }
  | { kind: "outside"; real: string }
  | { kind: "dangling" }
  | { kind: "loop" };

/**
 * Resolves the link at `disk`. `root` is a real path; the target counts as inside by its real path.
 * @throws the system's error when a directory on the way to the target cannot be searched
 */
export async function resolveLink(disk: string, root: string): Promise<LinkTarget> {
  try {
    const real = await realpath(disk);
    if (!isInside(root, real)) return { kind: "outside", real };
    return { kind: "inside", real, stats: await stat(real) };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "dangling" };
    if (code === "ELOOP") return { kind: "loop" };
    throw error;
  }
}

/** Whether `path` is `root` or in it; both absolute and real. `system` is the path module of their system. */
export function isInside(root: string, path: string, system: nodePath.PlatformPath = nodePath): boolean {
  const way = system.relative(root, path);
  return way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}
