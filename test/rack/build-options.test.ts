import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { type BuildOptions, buildArg, buildArgs, buildForm } from "../../src/rack/build-options.ts";
import { form } from "../../src/rack/form.ts";
import type { Generation } from "../../src/rack/index.ts";

const v2: Generation = { generation: "v2", version: "20260421192651" };
const v3: Generation = { generation: "v3", version: "3.24.9" };
const unknown: Generation = { generation: undefined, version: undefined };

const sendOptions = (options: Partial<BuildOptions>, rack: Generation) => {
  const made = buildForm({ url: "object://web/x", ...options }, rack);
  return { form: form(made.form).replace(/&?url=object%3A%2F%2Fweb%2Fx/, ""), notices: made.notices };
};

describe("a build without cache", () => {
  test.each<[string, Generation, string | undefined]>([
    ["v2", v2, undefined],
    ["v3 3.24.9", v3, "this Rack (3.24.9) reads it inverted and uses its build cache"],
    ["v3 3.5.3", { generation: "v3", version: "3.5.3" }, "this Rack (3.5.3) reads it inverted"],
    ["v3 3.24.10", { generation: "v3", version: "3.24.10" }, "cached steps in the log are reported"],
    ["v3 3.25.10", { generation: "v3", version: "3.25.10" }, "cached steps in the log are reported"],
    ["v3 of unknown version", { generation: "v3", version: undefined }, "cached steps in the log are reported"],
    ["an unknown Rack", unknown, "cached steps in the log are reported"],
  ])("on %s sends what the option means", (_, rack, notice) => {
    const { form: text, notices } = sendOptions({ noCache: true }, rack);
    expect(text).toBe("no-cache=true");
    expect(notices).toEqual(notice === undefined ? [] : [expect.stringContaining(notice)]);
  });

  test.each([v2, v3, unknown])("that is not asked for sends nothing: %j", (rack) => {
    expect(sendOptions({ noCache: false }, rack)).toEqual({ form: "", notices: [] });
    expect(sendOptions({}, rack)).toEqual({ form: "", notices: [] });
  });
});

describe("build options", () => {
  test("are sent under the wire's names, those that are not set are not", () => {
    const options = {
      description: "",
      gitSha: "abc",
      manifest: "convox.prod.yml",
      development: true,
      wildcardDomain: true,
    };
    expect(sendOptions(options, v2)).toEqual({
      form: "description=&development=true&git-sha=abc&manifest=convox.prod.yml&wildcard-domain=true",
      notices: [],
    });
    expect(sendOptions({ development: false, external: false, wildcardDomain: false, buildArgs: [] }, v3).form).toBe(
      "",
    );
  });

  test("that do nothing on this Rack are named", () => {
    expect(sendOptions({ wildcardDomain: true }, v3).notices).toEqual([
      "wildcard-domain has no effect on this Rack (v3)",
    ]);
  });

  test("ask for an external build on v3 alone, as v2 would start a build of nothing", () => {
    expect(sendOptions({ external: true }, v3).form).toBe("external=true");
    expect(() => sendOptions({ external: true }, v2)).toThrow(InputError);
    expect(() => sendOptions({ external: true }, unknown)).toThrow(InputError);
  });

  test.each<[Generation, boolean]>([
    [{ generation: "v2", version: "20221115125918" }, false],
    [{ generation: "v2", version: "20221115125919" }, true],
    [{ generation: "v3", version: "3.8.0" }, false],
    [{ generation: "v3", version: "3.8.1" }, true],
    [{ generation: "v3", version: "3.10.0" }, true],
    [{ generation: "v3", version: undefined }, true],
  ])("have build args where the Rack knows them: %j %s", (rack, allowed) => {
    const createBuild = () => sendOptions({ buildArgs: ["A=1", "B=2"] }, rack).form;
    if (allowed) expect(createBuild()).toBe("build-args=A%3D1%2CB%3D2");
    else expect(createBuild).toThrow("too old for build args");
  });
});

describe("a build arg", () => {
  test.each([
    ["A=1", "A=1", "A=1"],
    ["A=", "A=", "A="],
    ["A=b=c", "A=b=c", "A=b=c"],
    [
      "URL=https://x.example/a_b-c.d@1%2B+e",
      "URL=https://x.example/a_b-c.d@1%2B+e",
      "URL=https://x.example/a_b-c.d@1%2B+e",
    ],
    ["A=b c", "A=b c", "A='b c'"],
    ["A=it's", "A=it's", "A='it'\\''s'"],
    ['A="q"', 'A="q"', `A='"q"'`],
    ["A=x -method foo", "A=x -method foo", "A='x -method foo'"],
    ["A=$HOME", "A=$HOME", "A='$HOME'"],
    ["A=é", "A=é", "A='é'"],
    ["A=\t", "A=\t", "A='\t'"],
  ])("%j on v2 and on v3", (arg, onV2, onV3) => {
    expect(buildArg(arg, v2)).toBe(onV2);
    expect(buildArg(arg, v3)).toBe(onV3);
  });

  test.each([
    ["hunter22", "a build arg has no value"],
    ["=hunter22", 'the name of a build arg is not allowed: ""'],
    ["A B=hunter22", 'the name of a build arg is not allowed: "A B"'],
    ["-method=hunter22", 'the name of a build arg is not allowed: "-method"'],
    ["A'=hunter22", 'the name of a build arg is not allowed: "A\'"'],
    ["A=hunter22,x", "build arg A has a comma in its value, which no Rack can be sent"],
    ["A=hunter22\nx", "build arg A has a line break or a control character in its value"],
    ["A=hunter22\r", "build arg A has a line break or a control character in its value"],
    ["A=hunter22\0", "build arg A has a line break or a control character in its value"],
  ])("%j is refused without showing its value", (arg, message) => {
    for (const rack of [v2, v3]) {
      expect(() => buildArg(arg, rack)).toThrow(InputError);
      expect(() => buildArg(arg, rack)).toThrow(message);
    }
    expect(message).not.toContain("hunter22");
  });

  test("that needs quoting is refused for a Rack of unknown generation", () => {
    expect(buildArg("A=1", unknown)).toBe("A=1");
    expect(() => buildArg("A=hunter 22", unknown)).toThrow("build arg A needs quoting");
  });

  test.skipIf(process.platform === "win32")("on v3 comes out of a shell's splitting as it went in", () => {
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/[,\x00-\x08\x0a-\x1f\x7f]/.test(text));
    const args = fc.sample(value, { numRuns: 300, seed: 1 }).map((text) => `KEY=${text}`);
    const line = args.map((arg) => buildArg(arg, v3)).join(" ");
    const split = execFileSync("sh", ["-c", `printf '%s\\n' ${line}`]).toString();
    expect(split).toBe(`${args.join("\n")}\n`);
  });
});

describe("build args together", () => {
  test("are refused with every mistake named", () => {
    expect(() => buildArgs(["A=1,2", "B=ok", "C=x\ny"], { generation: "v3", version: "3.24.9" })).toThrow(
      /build arg A has a comma.*\nbuild arg C has a line break/,
    );
  });

  test.each([
    [{ generation: "v3", version: "3.22.0" }, true],
    [{ generation: "v3", version: undefined }, true],
    [{ generation: "v3", version: "3.21.9" }, false],
    [{ generation: "v2", version: "20260421192651" }, false],
  ] as const)("may leave a value to the Rack's builder where that fills it in: %j %s", (rack, allowed) => {
    const createBuild = () => buildArgs(["BUILD_GIT_SHA"], rack);
    if (allowed) expect(createBuild()).toEqual(["BUILD_GIT_SHA"]);
    else expect(createBuild).toThrow("build arg BUILD_GIT_SHA has no value, and this Rack fills in none");
  });
});
