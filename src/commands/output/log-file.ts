import { type FileHandle, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { describeSystemError, toFileError } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { createFolder } from "./create-folder.ts";

/** Input of every command that prints a log. */
export const logFileInput = {
  "log-file": {
    description: "File to also save the whole log to. Bytes are unchanged, except that secrets are masked",
  },
} as const satisfies Inputs;

/** Saves a log on its way to the screen. */
export interface LogFile {
  through(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

const FLUSH_BYTES = 64 * 1024;

/**
 * Runs `body` with the file. A later failure, such as a full disk, only prints a warning.
 * @throws InputError if the file cannot be opened, before `body` starts
 */
export async function withLogFile<T>(
  path: string | undefined,
  { cwd, host }: Pick<Deps, "cwd" | "host">,
  body: (file: LogFile) => Promise<T>,
): Promise<T> {
  if (path === undefined) return body({ through: (chunks) => chunks });
  let handle: FileHandle | undefined = await openLogFile(path, cwd);
  const mask = host.masking();
  let waiting: Uint8Array[] = [];
  let size = 0;

  const giveUp = async (error: unknown) => {
    host.warn(`Stopped saving the log to ${path}: ${describeSystemError(error) ?? Object(error).message}`);
    const broken = handle;
    handle = undefined;
    await broken?.close().catch(() => undefined);
  };
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    try {
      if (bytes.length > 0) await handle?.appendFile(bytes);
    } catch (error) {
      await giveUp(error);
    }
  };
  async function* through(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (handle) {
        const bytes = mask.push(chunk);
        waiting.push(Buffer.from(bytes));
        size += bytes.length;
        if (size >= FLUSH_BYTES) await flush();
      }
      yield chunk;
    }
  }

  try {
    return await body({ through });
  } finally {
    waiting.push(mask.end());
    await flush();
    await handle?.close().catch(giveUp);
  }
}

async function openLogFile(path: string, cwd: string): Promise<FileHandle> {
  const full = resolve(cwd, path);
  try {
    await createFolder(dirname(full));
    return await open(full, "w");
  } catch (cause) {
    throw toFileError("log-file", path, "written", cause);
  }
}
