import { expect, test } from "vitest";
import { buildsInfo, buildsLogs } from "../../src/commands/builds/builds.ts";
import { buildsCopy } from "../../src/commands/builds/builds-copy.ts";
import { releasesInfo, releasesManifest } from "../../src/commands/release/releases.ts";
import { ConvoxError, InputError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { stage } from "../support/command.ts";
import { runs } from "../support/runs.ts";

test.each(["v2", "v3"] as const)(
  "every command reports what a %s Rack does not have in the same words",
  async (generation) => {
    const { job, rack } = await stage({ generation });
    const about = { app: "web" };
    const builds = [
      () => runs(buildsInfo, { ...about, build: "BNONE" }, job()),
      () => runs(buildsLogs, { ...about, build: "BNONE" }, job()),
      () => runs(buildsCopy, { ...about, build: "BNONE", "to-app": "other" }, job()),
    ];
    for (const asked of builds) {
      const { message, hint } = await failure(asked(), ConvoxError);
      expect(message).toBe(`web on ${rack.name} has no build BNONE`);
      expect(hint).toBe("Run convox-ci builds --app web to list them. A build belongs to one app on one Rack.");
    }
    const releases = [
      () => runs(releasesInfo, { ...about, release: "RNONE" }, job()),
      () => runs(releasesManifest, { ...about, release: "rnone" }, job()),
    ];
    for (const asked of releases) {
      const { message, hint } = await failure(asked(), ConvoxError);
      expect(message).toBe(`web on ${rack.name} has no release RNONE`);
      expect(hint).toBe("Run convox-ci releases --app web to list them. A release belongs to one app on one Rack.");
    }
  },
);

test("a build ID is not accepted as a release ID", async () => {
  const { job } = await stage();
  const { message, hint } = await failure(
    runs(releasesInfo, { app: "web", release: "BABCDEFGHIJ" }, job()),
    InputError,
  );
  expect(message).toBe('release is "BABCDEFGHIJ": this is the id of a build');
  expect(hint).toBe("Run convox-ci builds info BABCDEFGHIJ to see its release.");
});
