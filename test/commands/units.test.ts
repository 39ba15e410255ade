import { expect, test } from "vitest";
import { table } from "../../src/commands/output/table.ts";
import { ago, byteSize, formatDuration } from "../../src/commands/output/units.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [26_931, "26.9 kB"],
  [999_949, "1.0 MB"],
  [1_500_000, "1.5 MB"],
  [601_000_000, "601 MB"],
])("%d bytes are %s", (bytes, text) => {
  expect(byteSize(bytes)).toBe(text);
});

test.each([
  [0, "0s"],
  [3_011, "3s"],
  [65_000, "1m5s"],
  [3_723_000, "1h2m3s"],
])("%d ms are %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, "now"],
  [1, "1 second ago"],
  [38, "38 seconds ago"],
  [60, "1 minute ago"],
  [7_300, "2 hours ago"],
  [86_400 * 8, "1 week ago"],
  [86_400 * 800, "2 years ago"],
])("%d seconds ago is %s", (seconds, text) => {
  const now = Date.parse("2026-11-22T16:35:00Z");
  expect(ago(new Date(now - seconds * 1000).toISOString(), now)).toBe(text);
});

test("columns of a table are as wide as their widest cell, and lines end without blanks", () => {
  const rows = [
    ["ID", "STATUS", "DESCRIPTION"],
    ["BABC", "ok", ""],
    ["B", "complete", "x"],
  ];
  expect(table(rows)).toBe("ID    STATUS    DESCRIPTION\nBABC  ok\nB     complete  x\n");
});
