import { normalize } from "node:path/posix";

/**
 * One file or directory of the archive. `path` is relative, with "/" on every system and none at the end; `mode` is 0o755
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
 * 0o755 for an executable file and else 0o644: git keeps no more of a mode, so that the umask of a checkout has no effect.
 * Windows has no such bit on disk; there `indexed` decides, if it returns a value.
 */
export function fileMode(bits: number, platform: NodeJS.Platform, indexed: () => boolean | undefined): number {
  const executable = platform === "win32" ? indexed() : (bits & 0o100) !== 0;
  return executable ? 0o755 : 0o644;
}
