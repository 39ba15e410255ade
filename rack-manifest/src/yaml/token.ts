import type { Mark } from "./place.ts";

export type ScalarStyle = "plain" | "quoted" | "block";

/** What the scanner finds. `start` is the place of its first character. */
export type Token = { start: Mark } & (
  | { type: "stream-end" | "document-start" | "document-end" }
  | { type: "block-sequence-start" | "block-mapping-start" | "block-end" | "block-entry" }
  | { type: "flow-sequence-start" | "flow-sequence-end" | "flow-mapping-start" | "flow-mapping-end" | "flow-entry" }
  | { type: "key" | "value" }
  | { type: "version-directive"; major: number; minor: number }
  | { type: "tag-directive"; handle: string; prefix: string }
  | { type: "alias" | "anchor"; value: string }
  | { type: "tag"; handle: string; suffix: string }
  | { type: "scalar"; value: string; style: ScalarStyle }
);
