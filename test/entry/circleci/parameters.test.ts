import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/commands/declaration/command.ts";
import { command } from "../../../src/commands/declaration/command.ts";
import { orbParameters } from "../../../src/entry/circleci/parameters.ts";
import { temporary } from "../../support/program.ts";

const promote = command({
  name: "promote",
  summary: "",
  inputs: {
    release: { description: "", required: true },
    app: { description: "", required: true, env: ["CONVOX_APP"] },
    force: { description: "", kind: "boolean", default: "false" },
    "build-args": { description: "", kind: "lines", aliases: ["buildargs"] },
    variables: { description: "", kind: "pairs" },
  },
  outputs: {},
  run: async () => ({}),
}) as unknown as Command;

const read = async (env: Record<string, string>) => orbParameters(promote, env);
const readParameter = async (env: Record<string, string>, name: string) => (await read(env)).given(name);

describe("a parameter", () => {
  test("has its variables filled in, and nothing else is done to it", async () => {
    const env = { CONVOX_PARAM_APP: "$NAME-$(id)`x` 'q' \"p\"\n2", NAME: "we b" };
    expect(await readParameter(env, "app")).toBe("we b-$(id)`x` 'q' \"p\"\n2");
  });

  test("that is empty, or of no input of the command, is not given", async () => {
    expect(await readParameter({ CONVOX_PARAM_APP: "" }, "app")).toBeUndefined();
    expect(await readParameter({ CONVOX_PARAM_OTHER: "x" }, "other")).toBeUndefined();
    expect(await readParameter({ CONVOX_PARAM_BUILDARGS: "A=1" }, "buildargs")).toBeUndefined();
  });

  test("machine names the target although the default of rack is in the environment", async () => {
    const env = {
      CONVOX_PARAM_MACHINE: "$TEAM/prod",
      CONVOX_PARAM_RACK: "$CONVOX_RACK",
      TEAM: "acme",
      CONVOX_RACK: "a/b",
    };
    expect(await readParameter(env, "machine")).toBe("acme/prod");
    expect(await readParameter(env, "rack")).toBeUndefined();
  });

  test.each([
    ["1", "true"],
    ["0", "false"],
    ["true", "true"],
    ["false", "false"],
    ["yes", "yes"],
  ])("of a boolean may be %s, which is %s", async (text, expected) => {
    expect(await readParameter({ CONVOX_PARAM_FORCE: text }, "force")).toBe(expected);
  });

  test("of lines keeps a variable with line breaks in its item, and takes the lines of one that stands alone", async () => {
    const env = { CONVOX_PARAM_BUILD_ARGS: "  KEY=$PEM \n\n# no\nB=2\n$MORE\n", PEM: "-\nx\n-", MORE: "C=3\nD=$B\n" };
    expect(await readParameter(env, "build-args")).toEqual(["KEY=-\nx\n-", "B=2", "C=3", "D=$B"]);
  });

  test.each(["build-args", "variables"])(
    "of %s keeps every byte of a variable with several lines in its item",
    async (name) => {
      const key = `CONVOX_PARAM_${name.replace("-", "_").toUpperCase()}`;
      const secret = "wrapped+key/ \nSecond$HOME==\r\n\n#third";
      expect(await readParameter({ [key]: "KEY=$SECRET\nB=2", SECRET: secret }, name)).toEqual([
        `KEY=${secret}`,
        "B=2",
      ]);
      expect(await readParameter({ [key]: "KEY=${SECRET}", SECRET: secret }, name)).toEqual([`KEY=${secret}`]);
      expect(await readParameter({ [key]: "KEY=${SECRET:-none}", SECRET: secret }, name)).toEqual([`KEY=${secret}`]);
    },
  );

  test("of pairs keeps what surrounds a value", async () => {
    expect(await readParameter({ CONVOX_PARAM_VARIABLES: "A= x \n#B=1" }, "variables")).toEqual(["A= x ", "#B=1"]);
  });
});

describe("the deploy key", () => {
  test("is in the variable that deploy_key names, and no other key stands in for it", async () => {
    const { given, env } = await read({ CONVOX_PARAM_PASSWORD: "OUR_KEY", OUR_KEY: "a", CONVOX_PASSWORD: "b" });
    expect([given("password"), env["CONVOX_PASSWORD"]]).toEqual(["a", undefined]);
    await expect(read({ CONVOX_PARAM_PASSWORD: "OUR_KEY", CONVOX_PASSWORD: "b" })).rejects.toThrow(
      "deploy_key names OUR_KEY, and the job has no such variable",
    );
  });

  test("is in CONVOX_PASSWORD otherwise, or where older configs have it", async () => {
    expect((await read({ CONVOX_PASSWORD: "b", CONVOX_DEPLOY_KEY: "c" })).given("password")).toBe("b");
    const old = await read({ CONVOX_DEPLOY_KEY: "c" });
    expect([old.given("password"), old.notices]).toEqual([
      "c",
      [expect.stringContaining("Rename the variable to CONVOX_PASSWORD")],
    ]);
  });

  test("may be missing where none is needed", async () => {
    await expect(read({ CONVOX_PARAM_PASSWORD: "OUR_KEY", CONVOX_PARAM_RACK: "local" })).resolves.toBeDefined();
    await expect(read({ CONVOX_PARAM_PASSWORD: "OUR_KEY", RACK_URL: "https://x:y@z" })).resolves.toBeDefined();
  });
});

describe("a release that an earlier job has built", () => {
  const file = async (results: object) => {
    const path = join(await temporary(), "build-web.json");
    await writeFile(path, JSON.stringify(results));
    return path;
  };

  test("is taken from its file when none is named", async () => {
    const path = await file({ release: "RFILE", app: "web" });
    const env = { CONVOX_PARAM_APP: "web", CONVOX_ORB_RELEASE_FILE: "$WHERE", WHERE: path };
    expect(await readParameter({ ...env, CONVOX_PARAM_RELEASE: "$CONVOX_RELEASE" }, "release")).toBe("RFILE");
    expect(
      await readParameter({ ...env, CONVOX_PARAM_RELEASE: "$CONVOX_RELEASE", CONVOX_RELEASE: "RENV" }, "release"),
    ).toBe("RENV");
  });

  test("of another app is refused, as is a file without one, and no file", async () => {
    const env = { CONVOX_PARAM_APP: "web" };
    const other = await file({ release: "RAPI", app: "api" });
    await expect(read({ ...env, CONVOX_ORB_RELEASE_FILE: other })).rejects.toThrow(
      "holds a release of api, not of web",
    );
    await expect(read({ ...env, CONVOX_ORB_RELEASE_FILE: await file({ error: {} }) })).rejects.toThrow(
      "names no release",
    );
    await expect(read({ ...env, CONVOX_ORB_RELEASE_FILE: "/no/such" })).rejects.toThrow('release_file is "/no/such"');
  });
});
