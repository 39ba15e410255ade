import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { connectionInputs } from "../src/commands/declaration/connection.ts";
import { type Inputs, parseInputs } from "../src/commands/declaration/inputs.ts";
import { commands } from "../src/commands/index.ts";
import { root } from "./support/program.ts";

interface Moved {
  from: string;
  to: string;
  inputs: string[];
  instead?: Record<string, string>;
  outputs?: Record<string, string>;
}

const moved: Moved[] = JSON.parse(readFileSync(join(root, "scripts/migration.json"), "utf8"));

const commandOf = (to: string) => {
  const command = commands.find(({ name, action }) => (action ?? name) === to || name === to);
  if (!command) throw new Error(`no command ${to}`);
  return command;
};

test("all of Convox's own actions are there, and all seventeen of the community's", () => {
  const own = moved.filter(({ from }) => from.startsWith("convox/action-"));
  expect(own.map(({ from }) => from.slice("convox/action-".length)).sort()).toEqual([
    "build",
    "create",
    "deploy",
    "destroy",
    "exec",
    "export",
    "login",
    "promote",
    "run",
  ]);
  expect(moved.filter(({ from }) => from.startsWith("multi-slim, "))).toHaveLength(17);
});

describe.each(moved)("$from, now $to", ({ to, inputs, instead = {}, outputs = {} }) => {
  const command = commandOf(to);
  const all: Inputs = { ...command.inputs, ...(command.needsRack === false ? {} : connectionInputs) };

  test.each(inputs.filter((name) => instead[name] === undefined))("the input %s is understood", (name) => {
    const asked = new Set<string>();
    try {
      parseInputs(all, (key) => void asked.add(key));
    } catch {
      // Required ones are missing; what was looked for is what counts.
    }
    expect([...asked]).toContain(name);
  });

  test("its outputs are there", () => {
    expect(Object.keys(command.outputs)).toEqual(expect.arrayContaining(Object.values(outputs)));
  });
});

describe.each(
  commands
    .filter(({ icon }) => icon !== undefined)
    .map((command) => [command.action ?? command.name, command] as const),
)("the action %s", (name, command) => {
  test("has the older names of its inputs, each with what to write now", () => {
    const { inputs } = parse(readFileSync(join(root, "actions", name, "action.yml"), "utf8"));
    for (const [input, { aliases = [] }] of Object.entries(command.inputs as Inputs)) {
      expect(inputs).toHaveProperty([input]);
      for (const alias of aliases) expect(inputs[alias]).toMatchObject({ deprecationMessage: `use ${input}` });
    }
  });
});
