import { describe, expect, test } from "vitest";
import { command } from "../../../src/commands/declaration/command.ts";
import { readCommandLine } from "../../../src/entry/terminal/command-line.ts";
import { InputError } from "../../../src/errors.ts";
import { nearest } from "../../../src/nearest.ts";

const deploy = command({
  name: "deploy",
  summary: "",
  inputs: {
    "working-directory": { description: "", positional: "dir", default: "." },
    app: { description: "", short: "a" },
    "build-args": { description: "", kind: "lines", aliases: ["buildargs"] },
    cached: { description: "", kind: "boolean" },
    "no-cache": { description: "", kind: "boolean" },
  },
  outputs: {},
  id: "release",
  run: async () => ({}),
});
const info = command({ name: "deploy info", summary: "", inputs: {}, outputs: {}, run: async () => ({}) });
const read = (...argv: string[]) => readCommandLine(argv, [deploy, info]);

function givenBy(...argv: string[]): Record<string, unknown> {
  const { given } = read(...argv);
  const names = ["working-directory", "app", "build-args", "cached", "no-cache", "rack", "json", "id", "tls-verify"];
  return Object.fromEntries(names.flatMap((name) => (given(name) === undefined ? [] : [[name, given(name)]])));
}

describe("the command line", () => {
  test("flags come long and short, with = and without, before and after bare arguments", () => {
    expect(givenBy("deploy", "-a", "web", "src", "--rack=acme/staging", "--json")).toEqual({
      app: ["web"],
      "working-directory": ["src"],
      rack: ["acme/staging"],
      json: ["true"],
    });
  });

  test("bare arguments of a list are its items, together with its flags", () => {
    const set = command({
      name: "env set",
      summary: "",
      inputs: { variables: { description: "", kind: "pairs", positional: "KEY=VALUE", rest: true } },
      outputs: {},
      run: async () => ({}),
    });
    const { given } = readCommandLine(["env", "set", "A=1", "--variables", "B= x ", "C=a b=c"], [set]);
    expect(given("variables")).toEqual(["B= x ", "A=1", "C=a b=c"]);
  });

  test("a flag before the command is refused with the place where flags belong", () => {
    expect(() => read("-a", "web", "deploy")).toThrow("-a comes before the command");
  });

  test("a command of two words wins over its first word", () => {
    expect(read("deploy", "info").command.name).toBe("deploy info");
    expect(read("deploy", "other").command.name).toBe("deploy");
  });

  test("the Convox CLI's names of a command are understood, and its --wait where that is what is done anyway", () => {
    const declared = { summary: "", inputs: { app: { description: "", positional: "app" } }, outputs: {} };
    const run = async () => ({});
    const create = command({ ...declared, name: "create", cliNames: ["apps create"], waits: true, run });
    const apps = command({ ...declared, name: "apps", inputs: {}, run });
    const typed = readCommandLine(["apps", "create", "shop", "--wait"], [apps, create]);
    expect([typed.command.name, typed.given("app")]).toEqual(["create", ["shop"]]);
    expect(readCommandLine(["create", "-w", "shop"], [apps, create]).given("app")).toEqual(["shop"]);
    expect(() => readCommandLine(["apps", "--wait"], [apps, create])).toThrow("apps has no flag --wait");
    const misspelt = () => readCommandLine(["apps", "craete"], [apps, create]);
    expect(misspelt).toThrow(expect.objectContaining({ hint: "Use apps create." }));
  });

  test("a flag for lines may be repeated, by its older name too", () => {
    expect(givenBy("deploy", "--build-args", "A=1", "--buildargs", "B=2")).toEqual({ "build-args": ["A=1", "B=2"] });
  });

  test("a boolean flag is on, off by no-, or has its value after =", () => {
    expect(givenBy("deploy", "--cached")).toEqual({ cached: ["true"] });
    expect(givenBy("deploy", "--no-cached")).toEqual({ cached: ["false"] });
    expect(givenBy("deploy", "--cached=maybe")).toEqual({ cached: ["maybe"] });
    expect(givenBy("deploy", "--no-tls-verify")).toEqual({ "tls-verify": ["false"] });
  });

  test("a flag that itself begins with no- is that flag", () => {
    expect(givenBy("deploy", "--no-cache")).toEqual({ "no-cache": ["true"] });
  });

  test.each([
    ["an unknown command", ["deplyo"], '"deplyo" is not a command', "Use deploy."],
    ["an unknown flag", ["deploy", "--ap", "web"], "deploy has no flag --ap", "Use --app."],
    ["a flag without its value", ["deploy", "--app"], "--app requires a value", undefined],
    ["a flag whose value looks like a flag", ["deploy", "--app", "--json"], "--app requires a value", undefined],
    ["a flag that is set twice", ["deploy", "--app", "a", "--app", "b"], "--app is set twice", undefined],
    ["a bare argument too many", ["deploy", "a", "b"], '"b" is an unexpected argument: deploy accepts dir', undefined],
    ["--id where there is none to print", ["deploy", "info", "--id"], "deploy info has no flag --id", undefined],
    [
      "the deploy key as a flag",
      ["deploy", "--password", "s3cret"],
      "--password is not a flag",
      "Set CONVOX_PASSWORD, or use --password-stdin",
    ],
  ])("%s is refused", (_, argv, message, hint) => {
    try {
      read(...argv);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect(String(error)).toContain(message);
      expect(String(error)).not.toContain("s3cret");
      if (hint !== undefined) expect((error as InputError).hint).toContain(hint);
    }
  });
});

describe("the words after a command that takes the rest", () => {
  const run = command({
    name: "run",
    summary: "",
    inputs: {
      service: { description: "", positional: "service" },
      command: { description: "", positional: "command", rest: true },
      app: { description: "", short: "a" },
    },
    outputs: {},
    run: async () => ({}),
  });
  const parseInputs = (...argv: string[]) => readCommandLine(["run", ...argv], [run]).given("command");

  test.each([
    [["web", "rake db:migrate", "-a", "web"], ["rake db:migrate"]],
    [["web", "-a", "web", "--", "ls", "-l", "--", "my dir"], ["ls -l -- 'my dir'"]],
    [["web", "sh", "x y", "--app=web"], ["sh 'x y'"]],
    [["web"], undefined],
  ])("%j are a command line", (argv, line) => {
    expect(parseInputs(...argv)).toEqual(line);
  });

  test("a flag of theirs is asked to stand behind --", () => {
    try {
      parseInputs("web", "sort", "-z");
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain("run has no flag -z");
      expect((error as InputError).hint).toContain("put -- before that");
    }
  });
});

test.each([
  ["deplyo", "deploy"],
  ["buidl", "build"],
  ["x", undefined],
  ["something", undefined],
])("the nearest of the commands to %s is %s", (word, expected) => {
  expect(nearest(word, ["deploy", "build", "promote"])).toBe(expected);
});
