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

/** Formats that a database cannot run as SQL, by their first bytes. */
const PACKED: readonly (readonly [start: string, program: string])[] = [
  ["\x1f\x8b", "gunzip"],
  ["BZh", "bunzip2"],
  ["\xfd7zXZ\0", "unxz"],
  ["\x28\xb5\x2f\xfd", "unzstd"],
  ["PK\x03\x04", "unzip"],
];

/** Why the file that begins with `head` (in latin1) is not plain SQL, and what to do; undefined if it may be SQL. */
export function describeOtherFormat(head: string): { what: string; hint: string } | undefined {
  const packed = PACKED.find(([start]) => head.startsWith(start));
  if (packed !== undefined) {
    return { what: "it is compressed", hint: `The Rack accepts only plain SQL. Decompress it with ${packed[1]} first` };
  }
  if (head.startsWith("PGDMP") || head.startsWith("toc.dat\0")) {
    const hint = "The Rack accepts only plain SQL. Convert it with pg_restore -f dump.sql";
    return { what: `it is in the ${head.startsWith("PGDMP") ? "custom" : "tar"} format of pg_dump`, hint };
  }
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) {
    return { what: "it is text in UTF-16", hint: "Save it as UTF-8. In Windows PowerShell, > writes UTF-16." };
  }
  return head.includes("\0") ? { what: "it is binary, not SQL", hint: "The Rack accepts only plain SQL" } : undefined;
}
