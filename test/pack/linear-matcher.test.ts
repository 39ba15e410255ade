import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRules } from "../../src/pack/ignore.ts";
import { compileGoRegExp } from "../../src/pack/linear-matcher.ts";

/** Sources that mean the same in Go and in JavaScript. */
const SOURCE = fc
  .array(
    fc.constantFrom(
      "a",
      "b",
      "/",
      "[^/]*",
      "[^/]",
      "(.*/)?",
      ".*",
      "[ab]",
      "[^a]",
      "\\b",
      "\\B",
      "^",
      "$",
      "|",
      "(a|b)?",
    ),
    { maxLength: 8 },
  )
  .map((parts) => `^${parts.join("")}$`);
const TEXT = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", "\n", "é", "😀"), maxLength: 8 });

test("an expression matches what JavaScript's engine matches", () => {
  fc.assert(
    fc.property(SOURCE, TEXT, (source, text) => {
      expect(compileGoRegExp(source).matches(text)).toBe(
        new RegExp(source.replaceAll(".*", "[^\\n]*"), "u").test(text),
      );
    }),
    { numRuns: 3000 },
  );
});

test("a prefix of a matching text can always be continued", () => {
  fc.assert(
    fc.property(SOURCE, TEXT, TEXT, (source, prefix, rest) => {
      const { matches, canMatchAfter } = compileGoRegExp(source);
      if (rest !== "" && matches(prefix + rest)) expect(canMatchAfter(prefix)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["^a{2}$", "aa", true],
  ["^a{2}$", "a", false],
  ["^a{1,3}b$", "aaab", true],
  ["^a{1,3}b$", "aaaab", false],
  ["^a{2,}$", "aaaaa", true],
  ["^a{2,}$", "a", false],
  ["^a{b$", "a{b", true],
  ["^{b}$", "{b}", true],
  ["^\\a$", "\x07", true],
])("%s on %j: %s", (source, text, expected) => {
  expect(compileGoRegExp(source).matches(text)).toBe(expected);
});

test.each(["^a{1001}$", "^a{2,1}$", "^a**$", "^a{2}*$", "^[[:nope:]]$", "^\\pL$", "^[z-a]$"])(
  "%s is refused",
  (source) => {
    expect(() => compileGoRegExp(source)).toThrow(SyntaxError);
  },
);

// An engine that backtracks needs more than the age of the universe for each of these.
test.each([
  ["stars", `${"a*".repeat(40)}b`],
  ["double stars", `${"**/a*".repeat(20)}/b`],
  ["stars and question marks", `${"*a?".repeat(40)}`],
  ["classes and stars", `${"[a-c]*[^b]*".repeat(20)}b`],
  ["an exception of stars", `x\n!**/${"a*".repeat(40)}b`],
])("a rule with many %s ends on a long path", (_, rules) => {
  const { verdict, reaches } = parseRules(rules);
  const path = Array.from({ length: 20 }, () => "a".repeat(200)).join("/");

  expect(verdict(path).ignored).toBe(false);
  expect(reaches(`${path}/x`)).toBe(rules.startsWith("x"));
});

test("a rule with 20,000 stars, names or blanks ends", () => {
  for (const rules of [
    "*a".repeat(20_000),
    "**/".repeat(20_000),
    `a${" ".repeat(200_000)}b`,
    `[${"a".repeat(20_000)}]*`,
  ]) {
    expect(parseRules(rules).verdict("a/b/c").ignored).toBe(rules.startsWith("**/"));
  }
});
