import { describe, expect, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { releases, releasesInfo, releasesManifest } from "../../src/commands/release/releases.ts";
import { rollback } from "../../src/commands/release/rollback.ts";
import { ConvoxError, InputError, RollbackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { MANIFEST, type Stage, stage } from "../support/command.ts";

function runRollback(deps: Deps, settings: Record<string, string> = {}) {
  const values = parseInputs(rollback.inputs, (name) => ({ app: "web", ...settings })[name]);
  return rollback.run(values, deps);
}

/** Creates a release with the environment `env` and promotes it. */
async function promoteNewRelease({ rack, release, clock }: Stage, env?: string): Promise<string> {
  await clock.sleep(60_000);
  const built = await release();
  const id = env === undefined ? built : (await rack.releases.create("web", { env })).id;
  await rack.releases.promote("web", id, { force: true });
  await clock.sleep(60_000);
  return id;
}

/** A change of an app parameter is rolled back after 30 seconds. */
const QUICK = { updatingMs: 10_000, rollbackMs: 10_000, creatingMs: 0 };

/** Sets an app parameter with which the processes of the active release are replaced. */
async function setBuildArch({ server, clock }: Stage): Promise<void> {
  const authorization = `Basic ${Buffer.from(`convox:rack-password`).toString("base64")}`;
  const response = await fetch(`http://127.0.0.1:${server.port}/apps/web`, {
    method: "PUT",
    headers: { authorization },
    body: new URLSearchParams({ parameters: "BuildArch=arm64" }),
  });
  expect(response.status).toBe(200);
  await clock.sleep(120_000);
}

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("a rollback copies the previous release with its build and environment, and promotes the copy", async () => {
    const set = await stage({ generation });
    const good = await promoteNewRelease(set, "SECRET=good");
    const bad = await promoteNewRelease(set, "SECRET=bad");
    const deps = set.job();
    const result = await runRollback(deps, { release: good });

    expect(result).toMatchObject({
      "copied-from": good,
      "previous-release": bad,
      status: "running",
      "rolled-back": false,
    });
    expect([good, bad]).not.toContain(result.release);
    const [copy, old] = [await set.rack.releases.get("web", result.release), await set.rack.releases.get("web", good)];
    expect(copy).toMatchObject({
      build: old.build,
      env: old.env,
      description: expect.stringContaining(`rollback to ${good}`),
    });
    expect((await set.rack.apps.get("web")).release).toBe(result.release);
    expect(deps.host.messages.join("\n") + deps.host.printed()).not.toContain("SECRET");
  });

  test("a rollback fails when no earlier release is known to have run", async () => {
    const set = await stage({ generation });
    const [one, two] = [await set.release(), await set.release()];
    const active = await promoteNewRelease(set);
    const error = await failure(runRollback(set.job()), ConvoxError);

    expect(error.message).toBe(`web cannot be rolled back: no release before ${active} is known to have run`);
    expect(error.hint).toContain(`newest first: ${two}, ${one}`);
    expect((await set.rack.releases.list("web"))[0]?.id).toBe(active);
  });

  test("the previous release that an earlier step exported is chosen", async () => {
    const set = await stage({ generation });
    const [old] = [await set.release(), await set.release()];
    await promoteNewRelease(set);
    const deps = set.job({ env: { CONVOX_PREVIOUS_RELEASE: old } });
    expect(await runRollback(deps)).toMatchObject({ "copied-from": old });
  });

  test("a rollback fails when no earlier release exists, and when the release is already active", async () => {
    const set = await stage({ generation });
    await expect(runRollback(set.job())).rejects.toThrow("web cannot be rolled back: it runs no release");
    const only = await promoteNewRelease(set);
    await expect(runRollback(set.job())).rejects.toThrow(`web cannot be rolled back: no release before ${only} exists`);
    await expect(runRollback(set.job(), { release: only })).rejects.toThrow(InputError);
  });

  test("a rollback that the Rack rolls back fails and names both releases", async () => {
    const set = await stage({ generation });
    const good = await promoteNewRelease(set);
    const bad = await promoteNewRelease(set);
    set.server.faults.add("rollback");
    const error = await failure(runRollback(set.job(), { release: good }), RollbackError);

    expect(error.message).toMatch(new RegExp(`was rolled back; web runs ${bad}`));
    expect(error.outputs).toMatchObject({ "previous-release": bad, "rolled-back": true });
  });
});

describe("on a v3 Rack without a release", () => {
  test("a rollback without a release uses the last one that ran before the active one; a second rollback uses the previous release of that one", async () => {
    const set = await stage({ generation: "v3" });
    const [first, second, third] = [
      await promoteNewRelease(set),
      await promoteNewRelease(set),
      await promoteNewRelease(set),
    ];
    const once = await runRollback(set.job());
    await set.clock.sleep(60_000);
    const twice = await runRollback(set.job());

    expect(once).toMatchObject({ "copied-from": second, "previous-release": third });
    expect(twice).toMatchObject({ "copied-from": first, "previous-release": once.release });
  });

  test("a release that was never promoted is not chosen", async () => {
    const set = await stage({ generation: "v3" });
    const good = await promoteNewRelease(set);
    const unused = await set.release();
    await set.clock.sleep(60_000);
    await promoteNewRelease(set);
    const deps = set.job();
    const result = await runRollback(deps);

    expect(result["copied-from"]).not.toBe(unused);
    expect(result["copied-from"]).toBe(good);
    const { build } = await set.rack.releases.get("web", good);
    expect(deps.host.messages.join("\n")).toMatch(
      new RegExp(
        `Rolling back to ${good}: the rollout that finished at \\S+ succeeded with the images of its build ${build}`,
      ),
    );
  });

  test("a change of an app parameter that renews the processes is not taken for the promotion of an unused release", async () => {
    const set = await stage({ generation: "v3", promotion: QUICK });
    const good = await promoteNewRelease(set);
    const unused = await set.release();
    await set.clock.sleep(60_000);
    await setBuildArch(set);
    await promoteNewRelease(set);
    const result = await runRollback(set.job());

    expect(result["copied-from"]).not.toBe(unused);
    expect(result["copied-from"]).toBe(good);
  });

  test("a rollback fails where the promotion of a new environment and a change of an app parameter look the same", async () => {
    const set = await stage({ generation: "v3", promotion: QUICK });
    await promoteNewRelease(set);
    const environment = (await set.rack.releases.create("web", { env: "A=1" })).id;
    await set.clock.sleep(60_000);
    await setBuildArch(set);
    const active = await promoteNewRelease(set);
    const error = await failure(runRollback(set.job()), ConvoxError);

    expect(error.message).toBe(`web cannot be rolled back: no release before ${active} is known to have run`);
    expect(error.hint).toContain(
      `${environment} probably ran: it was the only new release when a rollout with new processes finished at`,
    );
    expect(error.hint).toContain("A change of an app parameter can look the same in the log");
    expect(error.hint).toContain(`If it ran, set release to ${environment}.`);
  });
});

test("on a v2 Rack a release is a candidate only, because a change of scale looks like a promotion in its log", async () => {
  const set = await stage({ generation: "v2" });
  const first = await promoteNewRelease(set);
  const unused = await set.release();
  await set.clock.sleep(60_000);
  // The stack is updated with the release that it has, as for a change of scale.
  await set.rack.releases.promote("web", first, { force: true });
  await set.clock.sleep(120_000);
  const active = await promoteNewRelease(set);
  const error = await failure(runRollback(set.job()), ConvoxError);

  expect(error.message).toBe(`web cannot be rolled back: no release before ${active} is known to have run`);
  expect(error.hint).toContain(
    `${unused} probably ran: it was the only new release when an update of the app finished at`,
  );
  expect(error.hint).toContain(`If it ran, set release to ${unused}.`);
  expect((await set.rack.releases.list("web"))[0]?.id).toBe(active);
});

test("a release that was only built before the active one was promoted again is not chosen", async () => {
  const set = await stage({ generation: "v3" });
  const good = await promoteNewRelease(set);
  const active = await promoteNewRelease(set);
  const unused = await set.release();
  await set.rack.releases.promote("web", active, { force: true });
  await set.clock.sleep(120_000);
  await promoteNewRelease(set);
  const result = await runRollback(set.job());

  expect(result["copied-from"]).not.toBe(unused);
  expect(result["copied-from"]).toBe(active);
  expect(good).not.toBe(active);
});

describe("with a default deploy key", () => {
  test("a Rack that copies releases itself rolls back to a named release", async () => {
    const set = await stage({ generation: "v3" });
    const good = await promoteNewRelease(set, "SECRET=good");
    await promoteNewRelease(set, "SECRET=bad");
    const result = await runRollback(set.keyJob(), { release: good });

    const [copy, old] = [await set.rack.releases.get("web", result.release), await set.rack.releases.get("web", good)];
    expect(copy).toMatchObject({ build: old.build, env: old.env });
    expect(result).toMatchObject({ "copied-from": good, status: "running" });
  });

  test("the previous release is found among the releases of builds", async () => {
    const set = await stage({ generation: "v3" });
    const good = await promoteNewRelease(set);
    await promoteNewRelease(set);
    expect(await runRollback(set.keyJob())).toMatchObject({ "copied-from": good });
  });

  test.each([{ generation: "v2" } as const, { generation: "v3", version: "3.20.0" } as const])(
    "a Rack that cannot copy gets no request, and the missing permission is named: %j",
    async (options) => {
      const set = await stage(options);
      const good = await promoteNewRelease(set);
      const bad = await promoteNewRelease(set);
      const error = await failure(runRollback(set.keyJob(), { release: good }), ConvoxError);

      expect(error.message).toContain(`GET /apps/web/releases/${good}: 403`);
      expect(error.hint).toContain("a deploy key without a role is not allowed to do");
      expect((await set.rack.releases.list("web"))[0]?.id).toBe(bad);
    },
  );
});

describe("releases", () => {
  const releaseInputs = (release?: string) => (name: string) => ({ app: "web", release })[name];

  test("are listed with the active one marked and without environments", async () => {
    const set = await stage();
    const old = await promoteNewRelease(set, "SECRET=hidden-one");
    const active = await promoteNewRelease(set, "SECRET=hidden-two");
    const list = await releases.run(parseInputs(releases.inputs, releaseInputs()), set.job());

    expect(list.filter(({ status }) => status === "active").map(({ release }) => release)).toEqual([active]);
    expect(list.map(({ release }) => release)).toContain(old);
    expect(JSON.stringify(list)).not.toContain("hidden");
    const text = releases.text?.(list, set.clock.now()) ?? "";
    expect(text.split("\n")[0]).toMatch(/^ID +STATUS +BUILD +CREATED +DESCRIPTION$/);
    expect(text).toMatch(new RegExp(`^${active}  active  B[A-Z]{10}  1 minute ago`, "m"));
  });

  test("are described with the names of their variables only", async () => {
    const set = await stage();
    const id = await promoteNewRelease(set, "B=secret\nA=also=secret");
    const info = await releasesInfo.run(parseInputs(releasesInfo.inputs, releaseInputs(id)), set.job());

    expect(info).toMatchObject({ release: id, status: "active", env: ["A", "B"] });
    const shown = `${JSON.stringify(info)}${releasesInfo.text?.(info, set.clock.now())}`;
    expect(shown).not.toContain("secret");
    expect(shown).toMatch(/^Env +A B$/m);
  });

  test("include the manifest as it was built", async () => {
    const set = await stage();
    const id = await promoteNewRelease(set);
    const found = await releasesManifest.run(parseInputs(releasesManifest.inputs, releaseInputs(id)), set.job());
    expect(releasesManifest.text?.(found, 0)).toBe(MANIFEST);
  });
});
