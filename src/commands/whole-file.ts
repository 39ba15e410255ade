import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ConvoxError, InputError } from "../errors.ts";
import type { Deps } from "./command.ts";

const WRITE_BYTES = 256 * 1024;

/**
 * Writes a file that is there whole or not at all: until `check` has passed, the bytes stand beside it under another
 * name, which only this user can read. What stood there before stays when anything fails.
 * @param input name of the input that names the file
 * @throws InputError when the place cannot be written, and what `chunks` and `check` throw
 */
export async function writtenWhole(
  { path, input }: { readonly path: string; readonly input: string },
  chunks: AsyncIterable<Uint8Array>,
  check: () => void,
  { cwd }: Pick<Deps, "cwd">,
): Promise<number> {
  const full = resolve(cwd, path);
  const part = join(dirname(full), `.${basename(full)}.${randomBytes(4).toString("hex")}.part`);
  const handle = await opened(full, part, path, input);
  let size = 0;
  try {
    let waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    const write = async () => {
      await handle.writeFile(Buffer.concat(waiting));
      [waiting, waitingBytes] = [[], 0];
    };
    for await (const chunk of chunks) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      size += chunk.length;
      if (waitingBytes >= WRITE_BYTES) await write();
    }
    await write();
    await handle.sync();
    check();
    await handle.close();
    await rename(part, full);
    return size;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    if (isFull(error)) {
      throw new ConvoxError(`${path} could not be written: the disk is full`, { cause: error });
    }
    throw error;
  }
}

async function opened(full: string, part: string, path: string, input: string) {
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const wrong = (what: string, cause?: unknown) =>
    new InputError(`${input} is ${JSON.stringify(path)}: ${what}`, cause === undefined ? {} : { cause });
  if (isFolder) throw wrong("it is a directory");
  try {
    return await open(part, "wx", 0o600);
  } catch (cause) {
    throw wrong("it cannot be written there", cause);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
