import { dirname } from "node:path";
import { describeSystemError } from "../system-error.ts";

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
  EFBIG: (path) => `Raise the limit on the size of files for ${path}, for example with ulimit -f unlimited.`,
  ENAMETOOLONG: () => "Use a shorter path.",
  ELOOP: (path) => `Remove the symbolic links of ${path} that lead to each other.`,
  ENOTDIR: (path) => `Use another path than ${path}.`,
  ESTALE: (path) => `Check the network file system of ${path}.`,
  E2BIG: () => "Remove large variables from the environment of the job.",
};

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
  if (syscall === "mkdtemp" && typeof path === "string") {
    return {
      message: `no temporary folder can be created in ${dirname(path)}: ${reason}`,
      hint: "Set TMPDIR to a folder that can be written. On GitHub's runners, RUNNER_TEMP comes first.",
    };
  }
  if (code === "EAGAIN" && String(syscall).startsWith("spawn")) {
    return {
      message: `${syscall}: ${reason}`,
      hint: "The machine has too many processes: end other programs, or raise the limit with ulimit -u.",
    };
  }
  const hint = HINTS[code];
  if (hint === undefined) return undefined;
  const file = typeof path === "string" ? path : undefined;
  return { message: `${file ?? syscall}: ${reason}`, hint: hint(file ?? "the job") };
}
