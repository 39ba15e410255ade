import { PackError } from "../errors.ts";

const MAX_NAMES = 10;
/** Characters of a path in a message. */
const LONGEST_PATH = 300;

/** What makes a tree impossible to pack, in the order of the report. */
const KINDS = {
  name: {
    title: "names that are not UTF-8",
    hint: "Rename these files, or exclude them with a pattern in .dockerignore.",
  },
  long: {
    title: "paths that are too long for this system",
    hint: "Move these folders up, or list one of their parents in .dockerignore.",
  },
  unreadable: {
    title: "not readable",
    hint: "Give the user of this job read permission, or list these paths in .dockerignore.",
  },
  changed: {
    title: "changed while the directory was read",
    hint: "Wait until other programs finish writing these files, or list the files in .dockerignore.",
  },
  outside: {
    title: "links to files outside of the directory",
    hint: "Replace these links by the files, or list them in .dockerignore.",
  },
  cycle: {
    title: "links to a directory that contains them",
    hint: "Remove these links, or list them in .dockerignore.",
  },
} as const;

const ORDER = ["name", "long", "unreadable", "changed", "outside", "cycle"] as const;

export type Problem = keyof typeof KINDS;

/** Collects the problems of a walk, so that one error names them all. */
export interface Problems {
  add(kind: Problem, what: string): void;
  /** @throws PackError when there are any: of each kind the first ten by name, and the number of the others */
  check(): void;
}

export function collectProblems(): Problems {
  const found = new Map<Problem, string[]>();
  return {
    add(kind, what) {
      const names = found.get(kind);
      if (names === undefined) found.set(kind, [what]);
      else names.push(what);
    },
    check() {
      const parts: string[] = [];
      const hints: string[] = [];
      for (const kind of ORDER) {
        const { title, hint } = KINDS[kind];
        const names = found.get(kind) ?? [];
        if (names.length === 0) continue;
        parts.push(`${title}: ${joinNames(names, MAX_NAMES)}`);
        hints.push(hint);
      }
      if (parts.length > 0) throw new PackError("source-invalid", parts.join("; "), { hint: hints.join(" ") });
    },
  };
}

/** The first `max` names, and the number of the others. */
export function joinNames(names: readonly string[], max: number): string {
  const rest = names.length > max ? ` and ${names.length - max} more` : "";
  return names.slice(0, max).join(", ") + rest;
}

/** A path that prints on one line: quoted when it holds a quote, a backslash or a control character. The end of a long one is cut. */
export function printable(path: string): string {
  const start = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}...` : path;
  return /["\\\p{Cc}]/u.test(start) ? JSON.stringify(start) : start;
}

/** The code of a system error, such as "ENOENT". Rethrows any other error: that is a bug in the program. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

/** The problem that a system error stands for, when the path existed a moment ago. */
export function problemOf(code: string): Problem {
  if (code === "ENAMETOOLONG") return "long";
  return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "changed" : "unreadable";
}
