import { expect, test } from "vitest";
import { type Item, readDocument } from "../src/index.ts";

function readScalar(text: string, generation: "v2" | "v3"): object | undefined {
  const root = readDocument(`a: ${text}\n`, { generation });
  const value: Item | undefined = root?.kind === "map" ? root.entries[0]?.value : undefined;
  return value?.kind === "scalar" ? value.scalar : undefined;
}

test.each([
  ["yes", { kind: "bool", value: true }],
  ["Off", { kind: "bool", value: false }],
  ["0755", { kind: "int", value: 493n }],
  ["1_000", { kind: "int", value: 1000n }],
  ["0X1F", { kind: "int", value: 31n }],
  ["0b11", { kind: "int", value: 3n }],
  ["08", { kind: "float", value: 8 }],
  [".5", { kind: "float", value: 0.5 }],
  ["e123456", { kind: "string", value: "e123456" }],
  ["E5", { kind: "string", value: "E5" }],
  [".", { kind: "string", value: "." }],
  ["22:22", { kind: "string", value: "22:22" }],
  ["1.2.3", { kind: "string", value: "1.2.3" }],
  ["~", { kind: "null" }],
  ["!!str 1", { kind: "string", value: "1" }],
])("both generations read %s alike", (text, scalar) => {
  for (const generation of ["v2", "v3"] as const) expect(readScalar(text, generation)).toEqual(scalar);
});

test("an exponent without a sign is a number for v3 only", () => {
  expect(readScalar("8e1", "v3")).toEqual({ kind: "float", value: 80 });
  expect(readScalar("8e1", "v2")).toEqual({ kind: "string", value: "8e1" });
});

test.each([
  ["lists nested 9,000 deep", `x: ${"[".repeat(9000)}`, "yaml: exceeded max depth of 1000"],
  ["an anchor inside itself", "x: &a\n  <<: *a\n", "yaml: anchor 'a' value contains itself"],
  [
    "aliases that stand for millions of values",
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefg"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdef"[index]}`).join(",")}]`).join("\n")}\n`,
    "yaml: document contains excessive aliasing",
  ],
])("%s are refused with one sentence", (_, text, message) => {
  expect(() => readDocument(text, { generation: "v3" })).toThrow(new RegExp(`^${message}$`));
});
