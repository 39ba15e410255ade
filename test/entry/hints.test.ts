import { expect, test } from "vitest";
import { builds } from "../../src/commands/builds/builds.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { run } from "../../src/commands/process/run.ts";
import { adaptHint } from "../../src/entry/hints.ts";

const context = { command: deploy, commands: [deploy, builds, run], rack: "acme/staging", app: "my app" };

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
