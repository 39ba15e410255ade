import { getSystemErrorMap } from "node:util";

/** What to do about an error of the operating system, by its code. `path` is the file or folder, where one is known. */
const HINTS: Readonly<Record<string, (path: string) => string>> = {
  EMFILE: () => "Raise the limit on open files, for example with ulimit -n 4096.",
  ENFILE: () => "The machine has too many open files: end other programs or raise its limit.",
  ENOSPC: (path) => `Free space on the disk of ${path}, or set TMPDIR to a folder on another disk.`,
  EDQUOT: (path) => `Free space in the quota of ${path}, or set TMPDIR to a folder on another disk.`,
  EACCES: (path) => `Check the permissions of ${path}.`,
  EPERM: (path) => `Check the permissions of ${path}.`,
  EROFS: (path) => `Mount the file system of ${path} writable, or use another folder.`,
  EIO: (path) => `Check the disk of ${path}.`,
  ENOMEM: () => "Give the job more memory.",
};

/** The reason of an error of the operating system in words, such as "no space left on device"; undefined for others. */
export function describeSystemError(error: unknown): string | undefined {
  const { errno } = Object(error) as { errno?: unknown };
  return typeof errno === "number" ? getSystemErrorMap().get(errno)?.[1] : undefined;
}

/**
 * One sentence and a hint for a fault of the machine that the code around it did not expect; undefined for what is not
 * one. The folder or file is named where the system names it.
 */
export function explainSystemError(error: unknown): { message: string; hint: string } | undefined {
  const { code, syscall, path } = Object(error) as { code?: unknown; syscall?: unknown; path?: unknown };
  const reason = describeSystemError(error);
  if (reason === undefined || typeof code !== "string") return undefined;
  if (syscall === "uv_cwd") {
    return { message: "the working directory does not exist", hint: "Change to a folder that exists and try again." };
  }
  const hint = HINTS[code];
  if (hint === undefined) return undefined;
  const file = typeof path === "string" ? path : undefined;
  return { message: `${file ?? syscall}: ${reason}`, hint: hint(file ?? "the job") };
}
