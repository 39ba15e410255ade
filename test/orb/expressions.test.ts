import { describe, expect, test } from "vitest";
import {
  evaluateExpression,
  holdsExpression,
  holdsFilterMap,
  namesIn,
  parseExpression,
} from "../support/expressions.ts";

describe("an expression", () => {
  // Rows of the test corpus of CircleCI-Public/expr, and of its README.
  test.each<[string, Record<string, string | number | boolean | null>, unknown]>([
    ["1 == 1", {}, true],
    ["true == 12", {}, false],
    ['"string" != 4', {}, true],
    ["foo == bar", { foo: 1, bar: 1 }, true],
    ["foo >= 5", { foo: 7 }, true],
    ["5 < foo", { foo: 4 }, false],
    ['"hello world" starts-with foo', { foo: "he" }, true],
    ['foo starts-with "api"', { foo: "hello world" }, false],
    ['foo contains "lo w"', { foo: "hello world" }, true],
    ["foo matches /v\\d+\\.\\d+/", { foo: "v1.2" }, true],
    ["foo matches /v\\d+/", { foo: "v1.2" }, false],
    ["foo matches /release\\/.+/", { foo: "release/1" }, true],
    ["true and foo", { foo: 14 }, 14],
    ["false or foo", { foo: 14 }, 14],
    ["false and foo", {}, false],
    ["true AND false", {}, false],
    ["!true", {}, false],
    ["not foo and bar", { foo: true, bar: false }, false],
    ["not (foo and bar)", { foo: true, bar: false }, true],
    ['(5 < 4 or not foo) and "s" != 42', { foo: false }, true],
    ['branch == "main" and project == "p" or always', { branch: "x", project: "p", always: true }, true],
    ['branch == "main" and not (number == 5 and project == "p")', { branch: "main", number: 5, project: "q" }, true],
    ["1 == foo", { foo: null }, undefined],
    ["foo != foo", { foo: null }, undefined],
    ["foo or 12", { foo: null }, 12],
    ["not foo", { foo: null }, true],
    ['"a \\"b\\" \\\\"', {}, 'a "b" \\'],
    ['foo == ""', { foo: "" }, true],
    ['foo\n  or bar == "x"', { foo: false, bar: "x" }, true],
  ])("%s with %j is %j", (expression, values, expected) => {
    expect(evaluateExpression(expression, values)).toBe(expected);
  });

  test("holds unless it is false or not defined: a text and a number hold", () => {
    const holds = ["0", '""', "false", "foo"].map((expression) => holdsExpression(expression, { foo: null }));
    expect(holds).toEqual([true, true, false, false]);
  });

  test.each([
    ["", "it ends where a value is expected"],
    ['pipeline.git.branch == "main" and and true', "a value is expected before and"],
    ["pipeline.git.branch starts-with", "it ends where a value is expected"],
    ["pipeline.git.tag & true", 'unexpected character "&"'],
    ["(true", "a closing parenthesis is missing"],
    ["true false", "false is not expected here"],
    ['"never closed', 'unexpected character "\\""'],
    ["x matches /(/", "/(/ is not a regular expression"],
    ["foo..bar", 'unexpected character "."'],
  ])("%j is rejected: %s", (expression, message) => {
    expect(() => parseExpression(expression)).toThrow(message);
  });

  test.each([
    ["foo > 5", {}, "foo does not exist"],
    ["5 > true", {}, "> takes two numbers"],
    ["foo starts-with 5", { foo: "x" }, "starts-with takes two texts"],
    ['foo matches "x"', { foo: "x" }, "matches takes a text and a /pattern/"],
  ])("%s cannot be evaluated with %j", (expression, values, message) => {
    expect(() => holdsExpression(expression, values as Record<string, string>)).toThrow(message);
  });

  test("names the values that it refers to", () => {
    expect(namesIn(parseExpression('not a.b or (c == "d" and e)'))).toEqual(["a.b", "c", "e"]);
  });
});

test.each<[Record<string, unknown>, string | undefined, string | undefined, boolean]>([
  [{ branches: { only: "main" } }, "main", undefined, true],
  [{ branches: { only: "main" } }, "next", undefined, false],
  [{ branches: { only: ["dev", "/user-.*/"] } }, "user-7", undefined, true],
  [{ branches: { only: "/user-/" } }, "user-7", undefined, false],
  [{ branches: { ignore: "/.*/" }, tags: { only: "/v.*/" } }, "main", undefined, false],
  [{ branches: { ignore: "/.*/" }, tags: { only: "/v.*/" } }, undefined, "v1.2.3", true],
  [{ branches: { only: "main" } }, undefined, "v1.2.3", false],
  [{ tags: { only: "/v.*/", ignore: "v0" } }, undefined, "v0", false],
])("the filters %j for branch %s and tag %s hold: %s", (filters, branch, tag, expected) => {
  expect(holdsFilterMap(filters as Record<"branches" | "tags", unknown>, { branch, tag })).toBe(expected);
});
