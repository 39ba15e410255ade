import { expect, test } from "vitest";
import { withValues } from "../../src/commands/builds/build-args.ts";

test("KEY=VALUE is kept as it is, also with = and quotes in the value, and with none", () => {
  expect(withValues(["A=1", "B=x=y", 'C="q"', "D="], { A: "other" })).toEqual(["A=1", "B=x=y", 'C="q"', "D="]);
});

test("a bare KEY takes the environment's value", () => {
  expect(withValues(["NPM_TOKEN"], { NPM_TOKEN: "abc" })).toEqual(["NPM_TOKEN=abc"]);
});

test("a bare KEY that the Rack fills in itself stays bare, unless the environment has it", () => {
  expect(withValues(["BUILD_GIT_SHA"], {})).toEqual(["BUILD_GIT_SHA"]);
  expect(withValues(["BUILD_GIT_SHA"], { BUILD_GIT_SHA: "abc" })).toEqual(["BUILD_GIT_SHA=abc"]);
});

test("every bare KEY without a value is named; what is no name may be a secret and is not shown", () => {
  const mistakes = () => withValues(["NOPE", "A=1", "s3cret!", "NADA"], {});
  expect(mistakes).toThrow(/NOPE has no value.*\n.*an item is neither.*\n.*NADA has no value/);
  expect(mistakes).not.toThrow("s3cret");
});
