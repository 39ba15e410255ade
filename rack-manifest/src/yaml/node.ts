import type { Mark } from "./place.ts";

/** A node of a document. `start` is its first character; a tag is in its long form, "" for none. */
export type Node = { start: Mark; tag: string } & (
  | { kind: "scalar"; value: string; isPlain: boolean }
  | { kind: "list"; items: Node[] }
  | { kind: "map"; entries: { key: Node; value: Node }[] }
  | { kind: "alias"; name: string; target: Node }
);
