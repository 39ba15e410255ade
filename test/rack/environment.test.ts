import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEnvironment, renderEnvironment } from "../../src/rack/index.ts";

describe("the text of an environment", () => {
  test.each([
    ["lines without = and without a name are none", "A=1\n\nnothing\n=x\n# B=2", { A: "1", "# B": "2" }],
    ["names are trimmed, values are not", " A = 1 ", { A: " 1 " }],
    ["only the first = counts, and quotes do not", 'A="x=y"', { A: '"x=y"' }],
    ["a line may end with CR LF", "A=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["of two lines with one name the last one wins", "A=1\nA=2", { A: "2" }],
  ])("%s", (_, text, variables) => {
    expect(Object.fromEntries(parseEnvironment(text))).toEqual(variables);
  });

  test("is sorted by the bytes of its lines, without an end of the last one", () => {
    const variables = new Map([
      ["b", "1"],
      ["ä", "1"],
      ["A", "2"],
      ["A_B", "1"],
    ]);
    expect(renderEnvironment(variables)).toBe("A=2\nA_B=1\nb=1\nä=1");
  });

  test("gives back what it was made of", () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/);
    const value = fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, ""));
    fc.assert(
      fc.property(fc.dictionary(name, value), (variables) => {
        const map = new Map(Object.entries(variables));
        expect(parseEnvironment(renderEnvironment(map))).toEqual(map);
      }),
    );
  });
});
