import { describe, expect, test } from "vitest";
import { psStop } from "../../src/commands/process/ps-stop.ts";
import { cancel } from "../../src/commands/release/cancel.ts";
import { ConvoxError, RackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { stage } from "../support/command.ts";
import { runs } from "../support/runs.ts";

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("canceling a promotion in progress rolls the app back", async () => {
    const { job, rack, release, clock } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    await rack.releases.promote("web", first);
    await clock.sleep(120_000);
    await rack.releases.promote("web", second);

    const canceling = runs(cancel, { app: "web" }, job());
    if (generation === "v3") {
      expect(await canceling).toEqual({ app: "web", rack: rack.name, release: first, status: "running" });
    } else {
      expect(await canceling).toMatchObject({ status: "running", release: first });
    }
  });

  test("the error for a key without permission to cancel names the permission", async () => {
    const { keyJob, rack, release } = await stage({ generation });
    await rack.releases.promote("web", await release());

    const error = await failure(runs(cancel, { app: "web" }, keyJob()), RackError);
    expect(error.hint).toMatch(/is not allowed to cancel promotions. Give it a role with Write on the app web/);
  });

  test("a running process is stopped, and a missing process is an error", async () => {
    const { job, rack, release, clock, server } = await stage({ generation });
    await rack.releases.promote("web", await release());
    await clock.sleep(120_000);
    const [process] = await rack.processes.list("web");

    expect(await runs(psStop, { app: "web", process: process?.id ?? "" }, job())).toMatchObject({
      process: process?.id,
    });
    expect(server.requests.filter(({ method }) => method === "DELETE").map(({ path }) => path)).toEqual([
      `/apps/web/processes/${process?.id}`,
    ]);
    const error = await failure(runs(psStop, { app: "web", process: "missing" }, job()), ConvoxError);
    expect(error.message).toMatch(/^missing of web cannot be stopped: /);
  });
});

test("nothing is canceled while the app is running or already rolling back", async () => {
  const { job, rack, release, server } = await stage();
  const first = await release();
  const error = await failure(runs(cancel, { app: "web" }, job()), ConvoxError);
  expect(error.message).toMatch(/^web on .* is running: no promotion to cancel$/);

  await rack.releases.promote("web", first);
  await rack.apps.cancel("web");
  const again = await failure(runs(cancel, { app: "web" }, job()), ConvoxError);
  expect(again.message).toMatch(/is rolling back: no promotion to cancel$/);
  expect(again.hint).toContain("A rollback cannot be canceled");
  expect(server.requests.filter(({ path }) => path.endsWith("/cancel"))).toHaveLength(1);
});
