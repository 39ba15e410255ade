interface DumpKind {
  readonly program: string;
  /** Line near the start of each dump of this program. */
  readonly head: RegExp;
  /** Line that the program writes last. */
  readonly end: RegExp;
}

const KINDS: readonly DumpKind[] = [
  {
    program: "pg_dumpall",
    head: /^-- PostgreSQL database cluster dump\r?$/m,
    end: /^-- PostgreSQL database cluster dump complete\r?$/m,
  },
  {
    program: "pg_dump",
    head: /^-- PostgreSQL database dump\r?$/m,
    end: /^-- PostgreSQL database dump complete\r?$/m,
  },
  { program: "mariadb-dump", head: /^-- MariaDB dump \d/m, end: /^-- Dump completed\b/m },
  { program: "mysqldump", head: /^-- MySQL dump \d/m, end: /^-- Dump completed\b/m },
];

/** The programs write their head in the first lines; later text may quote it. */
const HEAD_BYTES = 1024;

/**
 * Names the program whose dump begins with `head` and has no end mark in `tail`, the end of the file. Returns undefined
 * for a complete dump, and for SQL that no dump program wrote.
 */
export function findIncompleteDump(head: string, tail: string): string | undefined {
  const kind = KINDS.find((one) => one.head.test(head.slice(0, HEAD_BYTES)));
  return kind === undefined || kind.end.test(tail) ? undefined : kind.program;
}
