import { PackError } from "../errors.ts";

const NAMED = 10;

/** What makes a tree impossible to pack. */
const KINDS = {
  name: {
    title: "names that are not UTF-8",
    hint: "rename them, or drop them with a pattern in .dockerignore",
  },
  unreadable: {
    title: "not readable",
    hint: "let the user of this job read them, or list them in .dockerignore",
  },
  changed: {
    title: "changed while the directory was read",
    hint: "let whatever writes there finish first, or list it in .dockerignore",
  },
  outside: {
    title: "links that lead out of the directory",
    hint: "replace them by what they point to, or list them in .dockerignore",
  },
  cycle: {
    title: "links to a directory that they are in",
    hint: "remove them, or list them in .dockerignore",
  },
} as const;

const ORDER = ["name", "unreadable", "changed", "outside", "cycle"] as const;

export type Problem = keyof typeof KINDS;

/** The mistakes found in a walk, gathered so that one error can name them all. */
export interface Problems {
  add(kind: Problem, what: string): void;
  /** @throws PackError when there are any: of each kind the number, and the first ten by name */
  check(): void;
}

export function problems(): Problems {
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
        const rest = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
        parts.push(`${title}: ${names.slice(0, NAMED).join(", ")}${rest}`);
        hints.push(hint);
      }
      if (parts.length > 0) throw new PackError(parts.join("; "), { hint: hints.join("; ") });
    },
  };
}

/** A path as it can be printed on one line: quoted when it holds a quote, a backslash or a control character. */
export function shown(path: string): string {
  return /["\\\p{Cc}]/u.test(path) ? JSON.stringify(path) : path;
}

/** The code of a system error, such as "ENOENT". Throws on what is none: that is a mistake in the program. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

/** What the code of a system error means for a path that was there a moment ago. */
export function problemOf(code: string): Problem {
  return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "changed" : "unreadable";
}
