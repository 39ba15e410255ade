import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** True for the error of a missing file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Name for a file on its way to `path`, in the same folder so that the final rename is atomic. */
export function temporary(path: string): string {
  return `${path}.${process.pid}.${randomBytes(6).toString("hex")}.tmp`;
}

/** Process id in a name that `temporary` made, undefined for any other name. */
export function temporaryOwner(name: string): number | undefined {
  const pid = /\.(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/**
 * Creates a folder (0700) and its parents, if they are missing. Node's recursive mkdir never ends where the system answers
 * ENOENT although the parent exists, as below /proc.
 */
export async function createFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (await isFolder(path)) return;
    const parent = dirname(path);
    if (!isMissing(error) || parent === path || (await isFolder(parent))) throw error;
    await createFolder(parent);
    await createFolder(path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Writes `text` so that a reader sees the old content or the new, never a part. Folders are made as needed (0700). */
export async function writeAtomic(path: string, text: string): Promise<void> {
  await createFolder(dirname(path));
  const temp = temporary(path);
  try {
    await writeFile(temp, text, { mode: 0o600 });
    await rename(temp, path);
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}

/** Reads a JSON record, or undefined when the file does not exist. @throws Error when it is not what `check` expects */
export async function readRecord<T>(path: string, check: (value: unknown) => value is T): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const value = parseJson(text);
  if (!check(value)) {
    throw new Error(`damaged record in the local Rack's data folder: ${path}; it is not what was written there`);
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names in a folder that end with `suffix`, without it; empty when the folder does not exist. */
export async function namesIn(folder: string, suffix = ""): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, name.length - suffix.length));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Every record in a folder. One that disappears meanwhile is left out. */
export async function readAll<T>(folder: string, check: (value: unknown) => value is T): Promise<T[]> {
  const records: T[] = [];
  for (const name of await namesIn(folder, ".json")) {
    const record = await readRecord(join(folder, `${name}.json`), check);
    if (record !== undefined) records.push(record);
  }
  return records;
}

/** Type guard for a JSON object whose named fields are strings. */
export function hasStrings<K extends string>(value: unknown, ...keys: K[]): value is Record<K, string> {
  return (
    typeof value === "object" && value !== null && keys.every((key) => typeof Reflect.get(value, key) === "string")
  );
}
