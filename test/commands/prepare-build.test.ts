import { expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { ManifestError, RackError } from "../../src/errors.ts";
import { project } from "../manifest/project.ts";
import { failure, setup, until } from "../rack/harness.ts";
import { depsFor } from "../support/command.ts";
import { plain } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const BAD = { "convox.yml": "services:\n  web:\n    port: none\n" };
const GOOD = { "convox.yml": "services:\n  web:\n    image: httpd\n" };

test("the Rack is asked for the app while the source is read", async () => {
  const { rack, server } = await setup((_, res) => plain(res, 403, "forbidden"));
  const deps = depsFor(rack, { cwd: await project(GOOD) });
  const askedFirst = async () => {
    await until(() => server.requests.length > 0);
    return undefined;
  };
  const error = await failure(
    runs(build, { app: "web" }, { ...deps, git: { ...deps.git, commit: askedFirst } }),
    RackError,
  );
  expect(error.status).toBe(403);
  expect(server.requests[0]).toMatchObject({ method: "GET", path: "/apps/web" });
});

test("a mistake in the manifest is reported without waiting for the Rack", async () => {
  const { rack, server } = await setup(() => undefined);
  const deps = depsFor(rack, { cwd: await project(BAD) });
  await failure(runs(build, { app: "web" }, deps), ManifestError);
  expect(server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("a mistake in the manifest is reported before a wrong key", async () => {
  const { rack } = await setup((_, res) => plain(res, 401, "invalid authentication"));
  const deps = depsFor(rack, { cwd: await project(BAD) });
  const error = await failure(runs(build, { app: "web" }, deps), ManifestError);
  expect(error.message).toContain("port");
});
