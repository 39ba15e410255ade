import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ConvoxError, InputError } from "../../errors.ts";
import { describeSystemError, isFileError, toFileError } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";

const WRITE_BYTES = 256 * 1024;

/** Whether an input names a file. If it is not given or "-", standard output is used. */
export function isFile(path: string | undefined): path is string {
  return path !== undefined && path !== "-";
}

/**
 * Writes to the file that the input `file` names, or to standard output. `check` runs before the file appears.
 * @throws InputError if there is neither, with an `example` of a file; and what writeAtomically throws
 */
export async function writeOutput(
  { file, what, example }: { readonly file: string | undefined; readonly what: string; readonly example: string },
  chunks: AsyncIterable<Uint8Array>,
  check: () => void,
  deps: Pick<Deps, "cwd" | "stdout">,
): Promise<void> {
  if (isFile(file)) {
    await writeAtomically(file, chunks, check, deps);
  } else if (deps.stdout) {
    await deps.stdout(chunks);
    check();
  } else {
    throw new InputError("input-missing", `file is required: there is no standard output for ${what}`, {
      hint: `Set the input file, such as ${example}. In a terminal, redirect the output to a file or to another program.`,
    });
  }
}

/**
 * Writes a file atomically. Until `check` has passed, the bytes are in a temporary file beside it, which only this user
 * can read. If anything fails, an existing file is unchanged.
 * @throws InputError if the file cannot be written, and what `chunks` and `check` throw
 */
async function writeAtomically(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  check: () => void,
  { cwd }: Pick<Deps, "cwd">,
): Promise<void> {
  const full = resolve(cwd, path);
  const part = join(dirname(full), `.${basename(full)}.${randomBytes(4).toString("hex")}.part`);
  const handle = await openPartFile(full, part, path);
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
      if (waitingBytes >= WRITE_BYTES) await write();
    }
    await write();
    await handle.sync();
    check();
    await handle.close();
    await rename(part, full);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    if (isFileError(error)) {
      const reason = isFull(error) ? "the disk is full" : describeSystemError(error);
      throw new ConvoxError("machine-fault", `${path} could not be written: ${reason}`, { cause: error });
    }
    throw error;
  }
}

async function openPartFile(full: string, part: string, path: string) {
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw new InputError("file-unwritable", `file is ${JSON.stringify(path)}: it is a directory`);
  try {
    return await open(part, "wx", 0o600);
  } catch (cause) {
    throw toFileError("file", path, "written", cause);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
