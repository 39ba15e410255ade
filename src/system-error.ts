import { stat } from "node:fs/promises";
import { getSystemErrorMap } from "node:util";
import { InputError } from "./errors.ts";

/** Better words for some codes than those of the system. */
const WORDS: Readonly<Record<string, string>> = {
  EISDIR: "it is a directory",
  EEXIST: "a file is in the place of its folder",
  ENOTDIR: "a file is in the place of its folder",
  ELOOP: "its symbolic links lead to each other",
};

/** The reason of an error of the operating system in words, such as "no space left on device"; undefined for others. */
export function describeSystemError(error: unknown): string | undefined {
  const { code, errno } = Object(error) as { code?: unknown; errno?: unknown };
  if (typeof errno !== "number") return undefined;
  return WORDS[String(code)] ?? getSystemErrorMap().get(errno)?.[1];
}

/** Faults of the machine itself. */
const MACHINE = new Set(["EMFILE", "ENFILE", "ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO", "ENOMEM"]);

/** Whether a file of this machine could not be used, and not the network. */
export function isFileError(error: unknown): boolean {
  const { code, path } = Object(error) as { code?: unknown; path?: unknown };
  return describeSystemError(error) !== undefined && (typeof path === "string" || MACHINE.has(String(code)));
}

/** @throws InputError unless `path` is a directory; the input `name` names it by `given` */
export async function checkDirectory(name: string, given: string, path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    const reason = Object(cause).code === "ENOENT" ? undefined : describeSystemError(cause);
    const what = reason === undefined ? "it does not exist" : `it cannot be read: ${reason}`;
    throw new InputError("file-unreadable", `${name} is ${JSON.stringify(given)}: ${what}`, { cause });
  });
  if (found.isDirectory()) return;
  throw new InputError("file-unreadable", `${name} is ${JSON.stringify(given)}: it is not a directory`);
}

/** The error for a file that the input `name` names. */
export function toFileError(name: string, path: string, action: "read" | "written", cause: unknown): InputError {
  const reason = describeSystemError(cause);
  return new InputError(
    action === "read" ? "file-unreadable" : "file-unwritable",
    `${name} is ${JSON.stringify(path)}: it cannot be ${action}${reason === undefined ? "" : `: ${reason}`}`,
    { cause },
  );
}
