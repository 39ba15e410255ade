import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, type ReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Rack } from "../model/rack.ts";
import { hasStrings, isMissing, readAll, temporary, writeAtomic } from "./files.ts";
import { places } from "./places.ts";

interface KeyRecord {
  key: string;
}

function isKey(value: unknown): value is KeyRecord {
  return hasStrings(value, "key");
}

/**
 * The storage behind both generations takes `/tmp/x` and `tmp//x` for `tmp/x`; the builders rely on it, as they fetch
 * `objects//tmp/x`.
 */
function identity(key: string): string {
  return key.split("/").filter(Boolean).join("/");
}

// A key may be longer than a file name and hold any character, so its hash names the file and a record keeps the key.
function paths(rack: Rack, app: string, key: string): { data: string; record: string } {
  const base = join(places.objects(rack, app), createHash("sha256").update(identity(key)).digest("hex"));
  return { data: base, record: `${base}.json` };
}

/**
 * Streams a body to the store. The object appears, or replaces the previous one, only when the whole body has arrived.
 * @throws the error of the body, and then stores nothing
 */
export async function storeObject(
  rack: Rack,
  app: string,
  key: string,
  body: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<void> {
  const { data, record } = paths(rack, app, key);
  await mkdir(dirname(data), { recursive: true, mode: 0o700 });
  const temp = temporary(data);
  try {
    const source = body instanceof Uint8Array ? [body] : body;
    await pipeline(Readable.from(source), createWriteStream(temp, { mode: 0o600 }));
    await writeAtomic(record, JSON.stringify({ key: identity(key) }));
    await rename(temp, data);
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}

/** Path of the file that holds an object, or undefined when there is none. */
export async function objectFile(rack: Rack, app: string, key: string): Promise<string | undefined> {
  const { data } = paths(rack, app, key);
  try {
    return (await stat(data)).isFile() ? data : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The object's bytes as a stream, or undefined. Destroy it if it is not read to its end. */
export async function openObject(rack: Rack, app: string, key: string): Promise<ReadStream | undefined> {
  const file = await objectFile(rack, app, key);
  return file === undefined ? undefined : createReadStream(file);
}

/** True when there was one. */
export async function deleteObject(rack: Rack, app: string, key: string): Promise<boolean> {
  if ((await objectFile(rack, app, key)) === undefined) return false;
  const { data, record } = paths(rack, app, key);
  await rm(data, { force: true });
  await rm(record, { force: true });
  return true;
}

/** Keys that begin with `prefix` and have no `/` after it, sorted, at most 1000: one page of a delimited listing. */
export async function listObjects(rack: Rack, app: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for (const { key } of await readAll(places.objects(rack, app), isKey)) {
    const inside = key.startsWith(prefix) && !key.slice(prefix.length).includes("/");
    if (inside && (await objectFile(rack, app, key)) !== undefined) keys.push(key);
  }
  return keys.sort().slice(0, 1000);
}
