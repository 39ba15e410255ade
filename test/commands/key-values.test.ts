import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ListRules,
  parseJsonValues,
  parseKeyValues,
  VARIABLE_NAME,
} from "../../src/commands/variables/key-values.ts";
import { isSecret, maskValues } from "../../src/commands/variables/secret-values.ts";
import { watchfulHost } from "../support/runs.ts";

const RULES: ListRules = { name: VARIABLE_NAME };

function parse(text: string, rules = RULES) {
  const mistakes: string[] = [];
  const found = parseKeyValues("variables", text.split("\n"), {}, rules, mistakes);
  return { found: Object.fromEntries(found), mistakes };
}

const LINE = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4";
const PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGlRFyLkMWgBTGm\nSecondHalf==\n-----END EC PRIVATE KEY-----";

describe("a value of several lines is rejected by name, and the rest is not printed:", () => {
  test.each([
    ["wrapped base64 with two padding characters", `SECRET=${LINE}\nSecondHalf==`, 2],
    ["wrapped base64 with one padding character", `SECRET=${LINE}\nSecondHalfx=`, 2],
    ["wrapped base64 without padding", `SECRET=${LINE}\nSecondHalf`, 2],
    ["wrapped base64 of three lines", `SECRET=${LINE}\n${LINE}\nSecondHalf==`, 2],
    ["a short padded line", "SECRET=ab\nSecondHalf==", 2],
    ["a private key", `SECRET=${PEM}`, 2],
    ["a quoted private key", `SECRET="${PEM}"`, 2],
    ["a quoted text", 'SECRET="one\nSecondHalf=two"', 2],
    ["a quoted text of bash", "SECRET=$'one\nSecondHalf=two'", 2],
    ["a text in backticks", "SECRET=`one\nSecondHalf=two`", 2],
    ["JSON", 'SECRET={\n"SecondHalf": "a=b"\n}', 2],
    ["JSON with a line like a variable", "SECRET={\nSecondHalf=x\n}", 2],
    ["a shell continuation", "SECRET=one\\\nsecondHalf=two", 2],
    ["a URL with a wrapped query", "SECRET=https://host/?\nsecondHalf=disable", 2],
    ["a text that only shows it later", "SECRET=one\nSecondHalf=x\n}", 3],
  ])("%s", (_, text, line) => {
    const { found, mistakes } = parse(`A=1\n${text}\nB=2`);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(`variables, line ${line + 1}: the value of SECRET seems to continue on this line`);
    expect(found).not.toHaveProperty("B");
    expect(mistakes.join()).not.toMatch(/second|MHcC|Zm9v/i);
  });
});

test("a random secret in wrapped base64 is never cut silently", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 49, maxLength: 300 }), fc.constantFrom(64, 76), (bytes, width) => {
      const text = Buffer.from(bytes).toString("base64");
      fc.pre(text.length > width);
      const wrapped = text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
      const { mistakes } = parse(`SECRET=${wrapped}`);
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]).toContain("the value of SECRET seems to continue");
    }),
  );
});

test("variables that only resemble a wrapped value are accepted", () => {
  const text = [
    'JSON={"a":"{"}',
    "LIST=[1,2]",
    `KEY=${LINE}`,
    "EMPTY_ONE=",
    "PATH_X=C:\\tmp\\",
    "URL=https://host/?",
    "Q='x'",
  ];
  const { found, mistakes } = parse(text.join("\n"));
  expect(mistakes).toEqual([]);
  expect(Object.keys(found)).toEqual(["JSON", "LIST", "KEY", "EMPTY_ONE", "PATH_X", "URL", "Q"]);
});

describe("JSON", () => {
  const json = (text: string, rules = RULES) => {
    const mistakes: string[] = [];
    const found = parseJsonValues("variables-json", text, rules, mistakes);
    return { found: Object.fromEntries(found), mistakes };
  };

  test("holds every one-line value, and multi-line values if the Rack supports them", () => {
    const values = { A: ' "#= x', B: "a\rb", C: "SecondHalf==" };
    expect(json(JSON.stringify(values))).toEqual({ found: values, mistakes: [] });
    expect(json(JSON.stringify({ A: PEM }), { ...RULES, allowsLineBreaks: true })).toEqual({
      found: { A: PEM },
      mistakes: [],
    });
  });

  test.each([
    [JSON.stringify({ A: PEM }), "variables-json: the value of A contains a line break"],
    ['{"A": "x\\r"}', "variables-json: the value of A contains a line break"],
    ['{"A": 12345}', "variables-json: the value of A is not a string"],
    ['{"9": "12345"}', 'variables-json: "9" is not a valid variable name'],
    ['["12345"]', "variables-json: expected a JSON object of strings"],
    ['{"A": 12345', "variables-json: expected a JSON object of strings"],
  ])("%j is rejected without printing its value", (text, message) => {
    const { mistakes } = json(text);
    expect(mistakes).toEqual([expect.stringContaining(message)]);
    expect(mistakes.join()).not.toMatch(/12345|MHcC/);
  });
});

describe("masks", () => {
  const values = new Map([
    ["NODE_ENV", "production"],
    ["PASSWORD", "hunter2"],
    ["PORT", "3000"],
    ["DATABASE_URL", "postgres://app:p%40ss@db/app"],
  ]);

  test.each([
    ["secret", ["hunter2", "postgres://app:p%40ss@db/app", "p%40ss", "p@ss"]],
    ["all", ["production", "hunter2", "postgres://app:p%40ss@db/app", "p%40ss", "p@ss"]],
    ["none", []],
  ] as const)("%s", (mode, expected) => {
    const host = watchfulHost();
    maskValues(values, mode, { host });
    expect(host.masks).toEqual(expect.arrayContaining([...expected]));
    expect(host.masks.includes("production")).toBe(mode === "all");
    expect(host.masks).not.toContain("3000");
  });

  test.each<[string, string, boolean]>([
    ["STRIPE", "sk_live_51H8abcdefghijkl", true],
    ["SESSION", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", true],
    ["SSH", PEM, true],
    ["GIT_SHA", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", false],
    ["AUTHOR", "Ann Example", false],
    ["KEYBOARD", "qwerty", false],
    ["HOST_NAME", "my-service.internal.example.com", false],
    ["LOG_FORMAT", "application/json; charset=utf-8", false],
    ["REGION", "us-east-1", false],
  ])("%s=%s: looks like a secret: %s", (name, value, expected) => {
    expect(isSecret(name, value)).toBe(expected);
  });
});
