import { describe, expect, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { releases, releasesInfo, releasesManifest } from "../../src/commands/release/releases.ts";
import { rollback } from "../../src/commands/release/rollback.ts";
import { ConvoxError, InputError, RollbackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { MANIFEST, type Stage, stage } from "../support/command.ts";

function rollingBack(deps: Deps, given: Record<string, string> = {}) {
  const values = parseInputs(rollback.inputs, (name) => ({ app: "web", ...given })[name]);
  return rollback.run(values, deps);
}

/** Makes a release with the environment `env` and promotes it. */
async function running({ rack, release, clock }: Stage, env?: string): Promise<string> {
  await clock.sleep(60_000);
  const built = await release();
  const id = env === undefined ? built : (await rack.releases.create("web", { env })).id;
  await rack.releases.promote("web", id, { force: true });
  await clock.sleep(60_000);
  return id;
}

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("a rollback copies the release before the active one, with its build and environment, and promotes the copy", async () => {
    const set = await stage({ generation });
    const good = await running(set, "SECRET=good");
    const bad = await running(set, "SECRET=bad");
    const deps = set.job();
    const result = await rollingBack(deps, { release: good });

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
    expect(deps.host.told.join("\n") + deps.host.printed()).not.toContain("SECRET");
  });

  test("without a release it takes the newest one that ran before the active one, and then the one before that", async () => {
    const set = await stage({ generation });
    const [first, second, third] = [await running(set), await running(set), await running(set)];
    const once = await rollingBack(set.job());
    await set.clock.sleep(60_000);
    const twice = await rollingBack(set.job());

    expect(once).toMatchObject({ "copied-from": second, "previous-release": third });
    expect(twice).toMatchObject({ "copied-from": first, "previous-release": once.release });
  });

  test("a release that was never promoted is not chosen", async () => {
    const set = await stage({ generation });
    const good = await running(set);
    const unused = await set.release();
    await set.clock.sleep(60_000);
    await running(set);
    const deps = set.job();
    const result = await rollingBack(deps);

    expect(result["copied-from"]).not.toBe(unused);
    expect(result["copied-from"]).toBe(good);
    expect(deps.host.told.join("\n")).toContain(
      `Rolling back to ${good}: it was the only new release when the rollout`,
    );
  });

  test("a rollback fails when no earlier release is known to have run", async () => {
    const set = await stage({ generation });
    const [one, two] = [await set.release(), await set.release()];
    const active = await running(set);
    const error = await failure(rollingBack(set.job()), ConvoxError);

    expect(error.message).toBe(`web cannot be rolled back: no release before ${active} is known to have run`);
    expect(error.hint).toContain(`newest first: ${two}, ${one}`);
    expect((await set.rack.releases.list("web"))[0]?.id).toBe(active);
  });

  test("the previous release that an earlier step exported is chosen", async () => {
    const set = await stage({ generation });
    const [old] = [await set.release(), await set.release()];
    await running(set);
    const deps = set.job({ env: { CONVOX_PREVIOUS_RELEASE: old } });
    expect(await rollingBack(deps)).toMatchObject({ "copied-from": old });
  });

  test("a rollback fails when no earlier release exists, and when the release is already active", async () => {
    const set = await stage({ generation });
    await expect(rollingBack(set.job())).rejects.toThrow("web cannot be rolled back: it runs no release");
    const only = await running(set);
    await expect(rollingBack(set.job())).rejects.toThrow(`web cannot be rolled back: no release before ${only} exists`);
    await expect(rollingBack(set.job(), { release: only })).rejects.toThrow(InputError);
  });

  test("a rollback that the Rack rolls back fails, naming both", async () => {
    const set = await stage({ generation });
    const good = await running(set);
    const bad = await running(set);
    set.server.faults.add("rollback");
    const error = await failure(rollingBack(set.job(), { release: good }), RollbackError);

    expect(error.message).toMatch(new RegExp(`was rolled back; web runs ${bad}`));
    expect(error.outputs).toMatchObject({ "previous-release": bad, "rolled-back": true });
  });
});

describe("with a plain deploy key", () => {
  test("a Rack that copies by itself goes back to a release that is named", async () => {
    const set = await stage({ generation: "v3" });
    const good = await running(set, "SECRET=good");
    await running(set, "SECRET=bad");
    const result = await rollingBack(set.keyJob(), { release: good });

    const [copy, old] = [await set.rack.releases.get("web", result.release), await set.rack.releases.get("web", good)];
    expect(copy).toMatchObject({ build: old.build, env: old.env });
    expect(result).toMatchObject({ "copied-from": good, status: "running" });
  });

  test("the release before is looked for among those of builds", async () => {
    const set = await stage({ generation: "v3" });
    const good = await running(set);
    await running(set);
    expect(await rollingBack(set.keyJob())).toMatchObject({ "copied-from": good });
  });

  test.each([{ generation: "v2" } as const, { generation: "v3", version: "3.20.0" } as const])(
    "a Rack that cannot copy is not asked to, and what the key lacks is said: %j",
    async (options) => {
      const set = await stage(options);
      const good = await running(set);
      const bad = await running(set);
      const error = await failure(rollingBack(set.keyJob(), { release: good }), ConvoxError);

      expect(error.message).toContain(`GET /apps/web/releases/${good}: 403`);
      expect(error.hint).toContain("a deploy key without a role is not allowed to do");
      expect((await set.rack.releases.list("web"))[0]?.id).toBe(bad);
    },
  );
});

describe("releases", () => {
  const given = (release?: string) => (name: string) => ({ app: "web", release })[name];

  test("are listed with the active one marked, and without their environments", async () => {
    const set = await stage();
    const old = await running(set, "SECRET=hidden-one");
    const active = await running(set, "SECRET=hidden-two");
    const list = await releases.run(parseInputs(releases.inputs, given()), set.job());

    expect(list.filter(({ status }) => status === "active").map(({ id }) => id)).toEqual([active]);
    expect(list.map(({ id }) => id)).toContain(old);
    expect(JSON.stringify(list)).not.toContain("hidden");
    const text = releases.text?.(list, set.clock.now()) ?? "";
    expect(text.split("\n")[0]).toMatch(/^ID +STATUS +BUILD +CREATED +DESCRIPTION$/);
    expect(text).toMatch(new RegExp(`^${active}  active  B[A-Z]{10}  1 minute ago`, "m"));
  });

  test("are shown one by one with the names of their variables alone", async () => {
    const set = await stage();
    const id = await running(set, "B=secret\nA=also=secret");
    const info = await releasesInfo.run(parseInputs(releasesInfo.inputs, given(id)), set.job());

    expect(info).toMatchObject({ id, status: "active", env: ["A", "B"] });
    const shown = `${JSON.stringify(info)}${releasesInfo.text?.(info, set.clock.now())}`;
    expect(shown).not.toContain("secret");
    expect(shown).toMatch(/^Env +A B$/m);
  });

  test("give their manifest as it was built", async () => {
    const set = await stage();
    const id = await running(set);
    const found = await releasesManifest.run(parseInputs(releasesManifest.inputs, given(id)), set.job());
    expect(releasesManifest.text?.(found, 0)).toBe(MANIFEST);
  });
});
