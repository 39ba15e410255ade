import { normalize } from "node:path/posix";

/**
 * One thing that goes into the archive. `path` is relative, with "/" on every system and none at the end; `mode` is 0o755
 * for directories and executable files and else 0o644; `size` is in bytes, 0 for directories; `source` is the absolute
 * path to read, for a replaced link that of its target.
 */
export interface Entry {
  path: string;
  kind: "directory" | "file";
  mode: number;
  size: number;
  source: string;
}

/** A relative path as it stands in the archive; `separator` is that of the system it comes from. */
export function archivePath(path: string, separator: string): string {
  return normalize(path.split(separator).join("/"));
}

/**
 * 0o755 for an executable file and else 0o644: what git keeps of a mode, so that the umask of a checkout does not show.
 * Windows has no such bit on disk; there `indexed` tells, if it can.
 */
export function fileMode(bits: number, platform: NodeJS.Platform, indexed: () => boolean | undefined): number {
  const executable = platform === "win32" ? indexed() : (bits & 0o100) !== 0;
  return executable ? 0o755 : 0o644;
}
