import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { create } from "../../src/commands/app/create.ts";
import { envSet } from "../../src/commands/app/env-set.ts";
import { builds } from "../../src/commands/builds/builds.ts";
import type { Command } from "../../src/commands/declaration/command.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { commands } from "../../src/commands/index.ts";
import { run } from "../../src/commands/process/run.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { adaptHint } from "../../src/entry/hints.ts";

const command = { ...deploy, inputs: { ...create.inputs, ...promote.inputs, ...deploy.inputs } };
const context = {
  command,
  commands: [deploy, builds, run, promote, envSet] as Command[],
  target: { rack: "acme/staging" },
  app: "my app",
};

test.each([
  [
    "completes a command with the app and the Rack in use",
    "Run convox-ci builds to list them.",
    "Run convox-ci builds --app 'my app' --rack acme/staging to list them.",
    "Run convox-ci builds --app 'my app' --rack acme/staging to list them.",
    "Run convox-ci builds --app 'my app' --rack acme/staging to list them.",
  ],
  [
    "keeps the app that it names",
    "Run convox-ci builds --app other",
    "Run convox-ci builds --rack acme/staging --app other",
    "Run convox-ci builds --rack acme/staging --app other",
    "Run convox-ci builds --rack acme/staging --app other",
  ],
  [
    "leaves a command of the Convox CLI unchanged",
    "Run convox apps unlock web",
    "Run convox apps unlock web",
    "Run convox apps unlock web",
    "Run convox apps unlock web",
  ],
  [
    "calls an input what it is called there",
    "Raise queue-timeout to wait longer.",
    "Raise --queue-timeout to wait longer.",
    "Raise queue-timeout to wait longer.",
    "Raise queue_timeout to wait longer.",
  ],
  [
    "gives an input its value as it is given there",
    "Set if-exists: skip to use it unchanged.",
    "Set --if-exists skip to use it unchanged.",
    "Set if-exists: skip to use it unchanged.",
    "Set if_exists: skip to use it unchanged.",
  ],
  [
    "names an input of one word",
    "Set the input release to an earlier release.",
    "Set --release to an earlier release.",
    "Set input release to an earlier release.",
    "Set parameter release to an earlier release.",
  ],
  [
    "names the variable of a secret in a terminal, which has no flag for it",
    "Set the input password, or CONVOX_PASSWORD, to a deploy key.",
    "Set CONVOX_PASSWORD to a deploy key.",
    "Set input password or CONVOX_PASSWORD to a deploy key.",
    "Set parameter deploy_key or CONVOX_PASSWORD to a deploy key.",
  ],
  [
    "has a step for a workflow",
    "To promote it, run convox-ci promote RABC --allow-older. Nothing was promoted.",
    "To promote it, run convox-ci promote --app 'my app' --rack acme/staging RABC --allow-older. Nothing was promoted.",
    "To promote it, run uses: convox/promote@v1 (release: RABC, allow-older: true, app: my app, rack: acme/staging). Nothing was promoted.",
    "To promote it, run convox-ci promote --app 'my app' --rack acme/staging RABC --allow-older. Nothing was promoted.",
  ],
  [
    "has a step with the variables to set",
    "Set them again: convox-ci env set A=... B=... --app web, or ignore it.",
    "Set them again: convox-ci env set --rack acme/staging A=... B=... --app web, or ignore it.",
    "Set them again: uses: convox/env-set@v1 (variables: A=... B=..., app: web, rack: acme/staging), or ignore it.",
    "Set them again: convox-ci env set --rack acme/staging A=... B=... --app web, or ignore it.",
  ],
  [
    "turns an input on as it is turned on there",
    "Set wait: false",
    "Set --no-wait",
    "Set wait: false",
    "Set wait: false",
  ],
])("a hint %s", (_, hint, terminal, action, orb) => {
  expect(adaptHint(hint, "terminal", context)).toBe(terminal);
  expect(adaptHint(hint, "action", context)).toBe(action);
  expect(adaptHint(hint, "orb", context)).toBe(orb);
});

test("commands get the machine and the host that were given", () => {
  const target = { machine: "acme/prod", host: "console.example.org" };
  const hint = "Promote it: convox-ci promote R1. To do so at once, set promote: true";
  const given = { ...context, command: envSet as Command, target };
  expect(adaptHint(hint, "terminal", given)).toBe(
    "Promote it: convox-ci promote --app 'my app' --machine acme/prod --host console.example.org R1. To do so at once, set --promote",
  );
  expect(adaptHint(hint, "action", given)).toBe(
    "Promote it: uses: convox/promote@v1 (release: R1, app: my app, machine: acme/prod, host: console.example.org). To do so at once, set promote: true",
  );
  expect(adaptHint("Run convox-ci builds --machine other", "terminal", given)).toBe(
    "Run convox-ci builds --app 'my app' --host console.example.org --machine other",
  );
});

test("no message of a command names a command of convox-ci without being adapted", () => {
  const src = join(import.meta.dirname, "../../src/commands");
  const found = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap(
      (file) => readFileSync(join(src, file), "utf8").match(/\bhost\.(?:info|warn)\((?:[^()]|\([^()]*\))*\)/g) ?? [],
    )
    .filter((call) => /convox-ci [a-z]+ |\b[Ss]et [a-z-]+: /.test(call) && !call.includes("advise("));
  expect(found).toEqual([]);
});

test("no hint names an input by a word that could be any other word", () => {
  const names = new Set(
    commands.flatMap(({ inputs }) => Object.keys(inputs)).filter((name) => !/-|^variables$/.test(name)),
  );
  const bare = new RegExp(`\\b(?:set|use|raise|increase|remove) (?:${[...names].join("|")})(?![\\w:-])`, "i");
  const src = join(import.meta.dirname, "../../src");
  const found = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => readFileSync(join(src, file), "utf8").match(/\bhint: (?:"[^"]*"|`[^`]*`)/g) ?? [])
    .filter((hint) => bare.test(hint));
  expect(found).toEqual([]);
});
