import { describe, expect, test } from "vitest";
import { buildArgs } from "../../src/commands/build-args.ts";

describe("build arguments", () => {
  test("KEY=VALUE is kept as it is, also with = and quotes in the value, and with none", () => {
    expect(buildArgs(["A=1", "B=x=y", 'C="q"', "D="], {})).toEqual(["A=1", "B=x=y", 'C="q"', "D="]);
  });

  test("a bare KEY takes the environment's value", () => {
    expect(buildArgs(["NPM_TOKEN"], { NPM_TOKEN: "abc" })).toEqual(["NPM_TOKEN=abc"]);
  });

  test("a bare KEY that the Rack fills in itself is passed on bare", () => {
    expect(buildArgs(["BUILD_GIT_SHA"], {})).toEqual(["BUILD_GIT_SHA"]);
  });

  test.each([
    ["a key that nobody knows", ["NOPE"], "NOPE has no value, and the environment has no variable NOPE"],
    ["a comma in a value", ["A=one,s3cret"], "the value of A has a comma"],
    ["a line break in a value", ["A=one\ns3cret"], "the value of A has a line break"],
    ["a key that is no name", ["1A=s3cret"], '"1A" is not a name'],
    ["no key", ["=s3cret"], '"" is not a name'],
  ])("%s is refused without showing the value", (_, given, message) => {
    expect(() => buildArgs(given, {})).toThrow(message);
    expect(() => buildArgs(given, {})).not.toThrow("s3cret");
  });

  test("every mistake is named", () => {
    expect(() => buildArgs(["A=1,2", "B"], {})).toThrow(/value of A.*\n.*B has no value/);
  });
});
