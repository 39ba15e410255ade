import { expect, test } from "vitest";
import { buildArgsInputs, readBuildArgs } from "../../src/commands/builds/build-args.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { secretForms } from "../../src/rack/index.ts";
import { watchfulHost } from "../support/runs.ts";

function read(settings: Record<string, string | string[]>, env: Record<string, string> = {}, host = watchfulHost()) {
  return readBuildArgs(
    parseInputs(buildArgsInputs, (name) => settings[name]),
    { env, host },
  );
}

test("values with =, quotes or no text are kept", () => {
  const items = ["A=1", "B=x=y", 'C="q"', "D="];
  expect(read({ "build-args": items }, { A: "other" })).toEqual(items);
  expect(read({ buildargs: "  A=1\n# a comment\n\n  B=2 " })).toEqual(["A=1", "B=2"]);
});

test("a bare KEY takes its value from the environment variable", () => {
  expect(read({ "build-args": "NPM_TOKEN" }, { NPM_TOKEN: "abc" })).toEqual(["NPM_TOKEN=abc"]);
});

test("a bare KEY that the Rack fills in stays bare unless the environment sets it", () => {
  expect(read({ "build-args": "BUILD_GIT_SHA" })).toEqual(["BUILD_GIT_SHA"]);
  expect(read({ "build-args": "BUILD_GIT_SHA" }, { BUILD_GIT_SHA: "abc" })).toEqual(["BUILD_GIT_SHA=abc"]);
});

test("build-args-json accepts any text and overrides build-args", () => {
  const json = JSON.stringify({ B: " # spaces kept ", C: "x=y" });
  expect(read({ "build-args": "A=1\nB=2", "build-args-json": json })).toEqual(["A=1", "B= # spaces kept ", "C=x=y"]);
});

test("only values that look like secrets are masked, in each of their forms", () => {
  const host = watchfulHost();
  read({ "build-args": "NODE_ENV=production\nNPM_TOKEN=npm-abcdef" }, {}, host);
  expect(host.masks).toEqual(secretForms("npm-abcdef"));
});

test("an item without a value is rejected by line number and not printed", () => {
  const mistake = () => read({ "build-args": "A=1\ns3cret!" });
  expect(mistake).toThrow("build-args, line 2: the value of A seems to continue on this line");
  expect(mistake).not.toThrow("s3cret");
});
