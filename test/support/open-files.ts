import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Files below `folder` that this process has open. */
export function openFiles(folder: string): string[] {
  return readdirSync("/proc/self/fd")
    .map((fd) => {
      try {
        return readlinkSync(join("/proc/self/fd", fd));
      } catch {
        // That of the list itself.
        return "";
      }
    })
    .filter((path) => path.startsWith(folder));
}
