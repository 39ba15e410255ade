import { expect, test } from "vitest";
import { env } from "../../src/commands/app/env.ts";
import { envSet } from "../../src/commands/app/env-set.ts";
import { resources } from "../../src/commands/app/resources.ts";
import { builds } from "../../src/commands/builds/builds.ts";
import { buildsFind, releasesFind } from "../../src/commands/builds/find.ts";
import type { Command } from "../../src/commands/declaration/command.ts";
import { ps } from "../../src/commands/process/ps.ts";
import { restart } from "../../src/commands/process/restart.ts";
import { scale } from "../../src/commands/process/scale.ts";
import { services } from "../../src/commands/process/services.ts";
import { releases } from "../../src/commands/release/releases.ts";
import { RackError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { json, plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

/** Every list is empty, as v3 Racks answer some of them for an app that does not exist. */
async function emptyRack() {
  return setup((seen, res) => {
    if (seen.path === "/system") return json(res, { version: "3.24.9" });
    if (seen.path === "/apps/typo") return plain(res, 404, "no such app: typo");
    json(res, []);
  });
}

const commit = { "git-sha": "a".repeat(40), "if-missing": "ok" };

test.each<[string, unknown, Record<string, string>]>([
  ["ps", ps, {}],
  ["services", services, {}],
  ["resources", resources, {}],
  ["builds", builds, {}],
  ["releases", releases, {}],
  ["env", env, {}],
  ["env set", envSet, { variables: "A=1" }],
  ["scale", scale, {}],
  ["restart", restart, { service: "web" }],
  ["builds find", buildsFind, commit],
  ["releases find", releasesFind, commit],
])("%s of an app that does not exist is an error", async (_, command, given) => {
  const { rack } = await emptyRack();
  const error = await failure(runs(command as Command, { app: "typo", ...given }, depsFor(rack)), RackError);
  expect(error.message).toContain("no such app: typo");
});
