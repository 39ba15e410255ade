import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { toFileError } from "../../system-error.ts";

/**
 * Opens the file that the input `name` names.
 * @throws InputError with the reason if it cannot be read
 */
export async function openInputFile(name: string, path: string, cwd: string): Promise<FileHandle> {
  const handle = await open(resolve(cwd, path)).catch((cause: unknown) => {
    throw toFileError(name, path, "read", cause);
  });
  // A directory can be opened. Only reading it fails.
  if (!(await handle.stat()).isDirectory()) return handle;
  await handle.close();
  throw new InputError("file-unreadable", `${name} is ${JSON.stringify(path)}: it is a directory`);
}
