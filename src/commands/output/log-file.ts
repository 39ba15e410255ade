import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { InputError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";

/** For every command that shows a log. */
export const logFileInput = {
  "log-file": {
    description: "File that the whole log is saved to as well, byte for byte but for the deploy key",
  },
} as const satisfies Inputs;

/** Where a log is saved on its way to the screen. */
export interface LogFile {
  through(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

const FLUSH_BYTES = 64 * 1024;

/**
 * Result of `body`, which gets the file. A path that cannot be opened is refused before anything else is done; what goes
 * wrong later, a full disk say, costs a warning and nothing else.
 * @throws InputError
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
    host.warn(`the log is not saved to ${path} any further: ${reason(error)}`);
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
    await mkdir(dirname(full), { recursive: true });
    return await open(full, "w");
  } catch (cause) {
    throw new InputError(`log-file is ${JSON.stringify(path)}: it cannot be written: ${reason(cause)}`, { cause });
  }
}

/** Node's message without its code's name in front of it. */
function reason(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/^[A-Z]+: /, "").replace(/, [a-z]+( '.*')?$/, "")
    : String(error);
}
