import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sections } from "../../src/host/sections.ts";

function cut(...chunks: (string | Uint8Array)[]): [title: string | undefined, text: string][] {
  const starts = ["#1 [internal] load", "Building: ", "---"];
  const titleOf = (line: string) => {
    if (line === "---") return "";
    return starts.slice(0, 2).some((start) => line.startsWith(start)) ? line : undefined;
  };
  const cutter = sections({ starts, titleOf });
  const pieces = [...chunks.flatMap((chunk) => cutter.push(Buffer.from(chunk))), ...cutter.end()];
  // Neighbours of one section are one.
  const whole: [string | undefined, string][] = [];
  for (const { title, bytes } of pieces) {
    const last = whole.at(-1);
    const text = Buffer.from(bytes).toString("latin1");
    if (title === undefined && last) last[1] += text;
    else whole.push([title, text]);
  }
  return whole;
}

describe("sections of a log", () => {
  test("begin where a line begins so, and have it as their title", () => {
    expect(cut("waiting\n#1 [internal] load a\nx\nBuilding: ./b\ny")).toEqual([
      [undefined, "waiting\n"],
      ["#1 [internal] load a", "#1 [internal] load a\nx\n"],
      ["Building: ./b", "Building: ./b\ny"],
    ]);
  });

  test("end where a line says so", () => {
    expect(cut("Building: a\nx\n---\nrest\nBuilding: b\n")).toEqual([
      ["Building: a", "Building: a\nx\n"],
      ["", "---\nrest\n"],
      ["Building: b", "Building: b\n"],
    ]);
  });

  test("are at most some hundreds, and no byte is lost behind the last", () => {
    const log = "Building: x\n".repeat(2000);
    const pieces = cut(log);
    expect(pieces).toHaveLength(500);
    expect(pieces.map(([, text]) => text).join("")).toBe(log);
  });

  test("do not begin in the middle of a line", () => {
    expect(cut("not Building: x\n#11 [internal] load\n")).toEqual([
      [undefined, "not Building: x\n#11 [internal] load\n"],
    ]);
  });

  test("have a title of bounded length", () => {
    const [[title, text] = []] = cut(`Building: ${"x".repeat(1_000_000)}`);
    expect(title).toHaveLength(200);
    expect(text).toHaveLength(1_000_010);
  });

  test("are the same wherever the stream is cut, and lose no byte", () => {
    const words = ["#1 [internal] load", "Building: ", "Build", "\n", "x", " y", "é", "#1", "---"];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 25 }),
        fc.array(fc.nat(300), { maxLength: 10 }),
        (parts, cuts) => {
          const bytes = Buffer.from(parts.join(""));
          const points = [0, ...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length];
          const pieces = cut(...points.slice(1).map((end, index) => bytes.subarray(points[index], end)));
          expect(pieces.map(([, text]) => text).join("")).toBe(bytes.toString("latin1"));
          // At the very end a line without an end is no beginning yet.
          if (parts.at(-1) === "\n") expect(pieces).toEqual(cut(bytes));
        },
      ),
    );
  });
});
