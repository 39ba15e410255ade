import { closeSync, constants, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Generation } from "../profile/generation.ts";
import { gunzip, type TarEntry, tarEntries } from "../run/tar-stream.ts";

const MOST_NAMES = 100;

/** The result of an extraction. */
export interface Extraction {
  files: number;
  directories: number;
  /** Links, devices and other entries that the Rack drops silently; the first 100 of them. */
  dropped: string[];
}

/**
 * Unpacks a gzipped tar as the Rack does: directories and regular files only, links dropped, missing parents created
 * with mode 0700 (v3) or 0755 (v2), files opened without truncating, owners and times ignored, setuid bits lost.
 * A name that leaves the folder is refused in both generations, though an old v2 would follow it. The archive is read by
 * Go's rules: the `tar` package accepts headers that a Rack rejects, such as negative sizes.
 * @throws Error with Go's text for a broken archive
 */
export async function extract(
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  generation: Generation,
): Promise<Extraction> {
  const result: Extraction = { files: 0, directories: 0, dropped: [] };
  const parentMode = generation === "v3" ? 0o700 : 0o755;
  for await (const entry of tarEntries(gunzip(archive))) {
    const directory = entry.type === "5" || (entry.type === "0" && entry.name.endsWith("/"));
    if (!directory && entry.type !== "0") {
      if (result.dropped.length < MOST_NAMES) result.dropped.push(entry.name);
      continue;
    }
    const path = inside(folder, entry.name);
    try {
      if (directory) {
        mkdirSync(path, { recursive: true, mode: entry.mode & 0o777 });
        result.directories++;
      } else {
        mkdirSync(dirname(path), { recursive: true, mode: parentMode });
        await writeFile(entry, path);
        result.files++;
      }
    } catch (error) {
      throw fileError(error, entry.name);
    }
  }
  return result;
}

async function writeFile({ body, mode }: TarEntry, path: string): Promise<void> {
  const descriptor = openSync(path, constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW, mode & 0o777);
  try {
    for await (const chunk of body) writeAll(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}

// A disk that is nearly full accepts a part at first.
function writeAll(descriptor: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
}

function inside(folder: string, name: string): string {
  const path = normalize(name).replace(/^(\/+)/, "");
  if (path === ".." || path.startsWith("../")) throw new Error(`illegal file path in archive: ${shorten(name)}`);
  return join(folder, path);
}

// Go's text, without the path of the data folder.
function fileError(error: unknown, name: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOTDIR" || code === "EEXIST") return new Error(`mkdir ${shorten(name)}: not a directory`);
  if (code === "EISDIR") return new Error(`open ${name}: is a directory`);
  if (code === "ENOSPC") return new Error(`write ${name}: no space left on device`);
  if (code === "ENAMETOOLONG") return new Error(`open ${shorten(name)}: file name too long`);
  if (code === "EACCES") return new Error(`open ${name}: permission denied`);
  return error instanceof Error ? error : new Error(String(error));
}

/** The start of a name of any length. */
function shorten(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}
