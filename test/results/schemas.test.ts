import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandFiles, loadCommands } from "../../src/commands/load.ts";
import { jsonResult, RESULTS } from "../../src/commands/results/index.ts";
import { loadTerminalCommands } from "../../src/entry/terminal/commands.ts";
import { committedSchemas, validateJson } from "../support/json-schemas.ts";

type Schemas = Readonly<Record<string, object>>;
const { findBreaks, resultSchema } = (await import(
  new URL("../../scripts/result-schemas.mjs", import.meta.url).href
)) as {
  findBreaks: (old: Schemas, now: Schemas) => string[];
  resultSchema: (name: string, shape: object, outputs?: Readonly<Record<string, string>>) => object;
};
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const released: Schemas = JSON.parse(read("test/fixtures/result-schemas.json"));

test("every command of the terminal has a JSON Schema that is generated from its shape", async () => {
  const names = (await loadTerminalCommands()).map(({ name }) => name);
  expect(Object.keys(committedSchemas).sort()).toEqual(names.sort());
  const outputs = new Map((await loadCommands()).map((command) => [command.name, command.outputs]));
  for (const [name, shape] of Object.entries(RESULTS)) {
    expect(committedSchemas[name]).toEqual(resultSchema(name, shape, outputs.get(name)));
  }
});

test("a JSON result has a field for every output of its command", async () => {
  for (const { name, outputs } of await loadCommands()) {
    const shape = RESULTS[name];
    const fields = shape?.kind === "object" ? Object.keys(shape.fields) : [];
    expect({ name, missing: Object.keys(outputs).filter((output) => !fields.includes(output)) }).toEqual({
      name,
      missing: [],
    });
  }
});

test("a change that breaks a released schema is announced as breaking in the changelog", () => {
  const [, unreleased = ""] = read("CHANGELOG.md").split(/^## /m);
  const [, breaking = ""] = unreleased.split(/^### Breaking$/m);
  const announced = (breaking.split(/^### /m)[0] ?? "").split(/^- /m);
  const breaks = findBreaks(released, committedSchemas);
  expect(breaks.filter((text) => !announced.some((line) => line.replace(/\s+/g, " ").includes(text)))).toEqual([]);
});

test.each([
  ["a removed field", { properties: {}, required: [] }, "`builds find`: `build` is removed"],
  [
    "a field of another type",
    { properties: { build: { type: "array", items: { type: "string" } } }, required: ["build"] },
    "`builds find`: `build` has another type",
  ],
  [
    "a field that may be missing",
    { properties: { build: { type: "string" } }, required: [] },
    "`builds find`: `build` may be missing",
  ],
])("%s breaks a schema", (_, { properties, required }, text) => {
  const schema = (result: object) => ({ "builds find": { definitions: { result: { type: "object", ...result } } } });
  const old = schema({ properties: { build: { type: "string" } }, required: ["build"] });
  expect(findBreaks(old, schema({ properties, required }))).toEqual([text]);
  expect(findBreaks(schema({ properties, required: [] }), schema({ properties, required: [] }))).toEqual([]);
});

test("a new field and a new command break no schema", () => {
  const result = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
  const more = { ...result, properties: { ...result.properties, size: { type: "integer" } } };
  const [old, now] = [{ a: { definitions: { result } } }, { a: { definitions: { result: more } } }];
  expect(findBreaks(old, { ...now, b: { definitions: { result } } })).toEqual([]);
});

test("lists, objects and times are typed in JSON", () => {
  expect(jsonResult("deploy", { urls: '{"web":"https://web"}', images: "[]", duration: 3 })).toEqual({
    urls: { web: "https://web" },
    images: [],
    duration: 3,
  });
  expect(jsonResult("env set", { added: "A B", changed: "", removed: "C" })).toEqual({
    added: ["A", "B"],
    changed: [],
    removed: ["C"],
  });
  expect(jsonResult("login", { racks: "acme/a\nacme/b" })).toEqual({ racks: ["acme/a", "acme/b"] });
  expect(jsonResult("ps", [{ process: "web-1", started: "" }])).toEqual([{ process: "web-1", started: null }]);
  expect(jsonResult("promote", { urls: "", status: "running" })).toEqual({ urls: {}, status: "running" });
});

test("the check of JSON finds a missing field, a text instead of a list, and a field that the schema does not name", () => {
  const env = { app: "web", release: "R1", names: ["A"] };
  validateJson(["env"], JSON.stringify(env));
  for (const wrong of [
    { app: "web", release: "R1" },
    { ...env, names: "A" },
    { ...env, more: 1 },
  ]) {
    expect(() => validateJson(["env", "--json"], JSON.stringify(wrong))).toThrow("the JSON of env");
  }
  expect(commandFiles.some(({ cliNames }) => cliNames?.includes("apps create"))).toBe(true);
  expect(() => validateJson(["apps", "create", "web"], "{}")).toThrow("the JSON of create");
});
