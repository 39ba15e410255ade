import type { LocalRack } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { ConvoxError, InputError, OlderReleaseError, RollbackError, TimeoutError } from "../../src/errors.ts";
import { failure, until } from "../rack/harness.ts";
import { stage } from "../support/command.ts";

const OLD = "1111111111111111111111111111111111111111";
const NEW = "2222222222222222222222222222222222222222";

function runPromote(release: string, deps: Deps, settings: Record<string, string> = {}) {
  const values = parseInputs(promote.inputs, (name) => ({ app: "web", release, ...settings })[name]);
  return promote.run(values, deps);
}

/** Resolves when the Rack has started to promote `release`. */
async function waitForStart(server: LocalRack, release: string): Promise<void> {
  await until(() => server.requests.some(({ path, status }) => path.endsWith(`/${release}/promote`) && status === 200));
}

/** Answers of git for a history of OLD, then NEW. */
const history = {
  commit: async () => undefined,
  executable: async () => () => undefined,
  commits: async () => undefined,
  isAncestor: async (_: string, a: string, b: string) => a === OLD && b === NEW,
};

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("a promotion ends when the app runs the release, and outputs the previous release and the app's URL", async () => {
    const { release, job } = await stage({ generation });
    const first = await release();
    const second = await release();
    await runPromote(first, job());

    expect(await runPromote(second, job())).toMatchObject({
      release: second,
      app: "web",
      status: "running",
      "previous-release": first,
      "rolled-back": false,
      url: expect.stringMatching(/^https:\/\/web\.web\./),
      images: '[{"service":"web","repository":null,"tag":null,"digest":null}]',
      urls: expect.stringMatching(/^\{"web":"https:/),
    });
  });

  test("the log of a promotion holds its own lines and none of the previous promotion", async () => {
    const { release, job, server } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    await runPromote(first, job());
    const next = job();
    await runPromote(second, next);

    const opened = server.requests.findLastIndex(({ path }) => path === "/apps/web/logs");
    const promoted = server.requests.findLastIndex(({ path }) => path.endsWith(`/${second}/promote`));
    expect(opened).toBeLessThan(promoted);
    expect(next.host.printed()).not.toContain(first);
    expect(next.host.printed().match(/Running => Pending|User Initiated/g) ?? []).toHaveLength(1);
  });

  test("of two deploys that race, the newer one waits for the older one and then runs", async () => {
    const { release, job, server } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const second = job({ git: history });
    const first = runPromote(older, job({ git: history }));
    await waitForStart(server, older);
    const [before, after] = await Promise.all([first, runPromote(newer, second)]);

    expect([before.status, after.status]).toEqual(["running", "running"]);
    expect(after["previous-release"]).toBe(older);
    expect(second.host.messages).toContain("Waiting for web, which is updating");
  });

  test("of two deploys that race, the older one is rejected if the newer one was faster", async () => {
    const { release, job, rack, server } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const first = runPromote(newer, job({ git: history }));
    await waitForStart(server, newer);
    const ended = await Promise.allSettled([first, runPromote(older, job({ git: history }))]);

    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(ended[1]).toMatchObject({ reason: expect.any(OlderReleaseError) });
    expect((await rack.apps.get("web")).release).toBe(newer);
  });

  test("of two deploys that start at the same moment, the newer one runs in the end", async () => {
    const { release, job, rack } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const [one, other] = await Promise.allSettled([
      runPromote(newer, job({ git: history })),
      runPromote(older, job({ git: history })),
    ]);

    expect(one.status).toBe("fulfilled");
    if (other.status === "rejected") expect(other.reason).toBeInstanceOf(OlderReleaseError);
    expect((await rack.apps.get("web")).release).toBe(newer);
  });

  test("a deploy that another one overtook waits and checks again", async () => {
    const { release, job, server, rack } = await stage({ generation });
    const first = await release({ gitSha: OLD });
    const second = await release({ gitSha: NEW });
    // The app looks idle, but another promotion has started since it was read.
    await rack.releases.promote("web", first);
    server.faults.add("flap:2");
    const deps = job({ git: history });
    const result = await runPromote(second, deps);

    expect(result["previous-release"]).toBe(first);
    expect(deps.host.messages).toContainEqual("Another promotion of web has just started. Waiting for it to finish");
  });

  test("an older commit is rejected by the git history even if its release is newer", async () => {
    const { release, job } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    const older = await release({ gitSha: OLD });
    await runPromote(newer, job({ git: history }));
    const error = await failure(runPromote(older, job({ git: history })), OlderReleaseError);

    expect(error.message).toBe(
      `${older} is older than ${newer}, which web runs: its commit 1111111111 comes before 2222222222 in the history`,
    );
    expect(error.outputs).toMatchObject({ release: older, "previous-release": newer, "rolled-back": false });
  });

  test("without the git history, the creation time decides which release is older", async () => {
    const { release, job, clock } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    await clock.sleep(60_000);
    const newer = await release({ gitSha: NEW });
    await runPromote(newer, job());

    await expect(runPromote(older, job())).rejects.toThrow(
      `${older} is older than ${newer}, which web runs: it was created at 2026-01-02T03:04:05Z, ${newer} at 2026-01-02T03:05:05Z`,
    );
  });

  test("allow-older promotes an older commit directly, or as a copy if the Rack rejects it", async () => {
    const { release, job, clock } = await stage({ generation });
    const [r1, r2, r3] = [
      await release({ gitSha: OLD }),
      await release({ gitSha: NEW }),
      await release({ gitSha: OLD }),
    ];
    await clock.sleep(1000);
    await runPromote(r2, job({ git: history }));
    const later = await runPromote(r3, job({ git: history }), { "allow-older": "true" });
    const copied = await runPromote(r1, job({ git: history }), { "allow-older": "true" });

    expect(later.release).toBe(r3);
    expect(copied.release).not.toBe(r1);
    expect(copied).toMatchObject({ status: "running", "previous-release": r3 });
  });

  test("a newer commit whose build finished before that of an older one still wins, as a copy", async () => {
    const { release, job, clock } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    await clock.sleep(1000);
    const older = await release({ gitSha: OLD });
    await runPromote(older, job({ git: history }));
    const deps = job({ git: history });
    const result = await runPromote(newer, deps);

    expect(result).toMatchObject({ status: "running", "previous-release": older });
    expect(result.release).not.toBe(newer);
    expect(deps.host.messages.join("\n")).toContain(`Promoting a copy, ${result.release}`);
  });

  test("a deploy that arrives during a rollback waits until it is over", async () => {
    const { release, job, server } = await stage({ generation });
    const [good, bad, next] = [await release(), await release(), await release()];
    await runPromote(good, job());
    server.faults.add(`rollback=${bad}`);
    const waiting = job();
    const first = runPromote(bad, job());
    await waitForStart(server, bad);
    const [broken, fine] = await Promise.allSettled([first, runPromote(next, waiting)]);

    expect(broken).toMatchObject({ status: "rejected", reason: expect.any(RollbackError) });
    expect(fine).toMatchObject({ status: "fulfilled", value: { status: "running", "previous-release": good } });
    expect(waiting.host.messages).toContainEqual("Waiting for web, which is rolling back");
  });

  test("a rollback fails with both releases and sets the outputs", async () => {
    const { release, job, server } = await stage({ generation });
    const [good, bad] = [await release(), await release()];
    await runPromote(good, job());
    server.faults.add("rollback");
    const error = await failure(runPromote(bad, job()), RollbackError);

    expect(error.message).toMatch(new RegExp(`^${bad} was rolled back; web runs ${good}`));
    expect(error.outputs).toMatchObject({ release: bad, "previous-release": good, "rolled-back": true });
  });

  test("an app that reports running once between two updates is not considered settled", async () => {
    const { release, job, server } = await stage({ generation });
    const first = await release();
    server.faults.add("flap:3@GET /apps/web");
    expect(await runPromote(first, job())).toMatchObject({ status: "running" });
  });

  test("an app that never settles is left to the Rack at the timeout", async () => {
    const { release, job, server } = await stage({ generation });
    const first = await release();
    server.faults.add("never-settle");
    const error = await failure(runPromote(first, job(), { "promote-timeout": "20m" }), TimeoutError);

    expect(error.message).toMatch(new RegExp(`^${first} was not promoted within 20m0s: web is still updating`));
    expect(error.outputs).toMatchObject({ release: first, "rolled-back": false, status: "updating" });
  });

  test("a deploy that waits too long for its turn times out, and nothing is promoted", async () => {
    const { release, job, server, rack } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    server.faults.add("never-settle");
    await rack.releases.promote("web", first);
    const error = await failure(runPromote(second, job(), { "queue-timeout": "10m" }), TimeoutError);

    expect(error.message).toBe("web could not be promoted within 10m0s: it is still updating");
    expect(server.requests.filter(({ path }) => path.includes(`${second}/promote`))).toEqual([]);
  });

  test("a release ID in lowercase is the same release", async () => {
    const { release, job } = await stage({ generation });
    const first = await release();
    expect(await runPromote(first.toLowerCase(), job())).toMatchObject({ release: first, status: "running" });
  });

  test("a release that the app does not have, or that belongs to another app, is reported", async () => {
    const { release, job, keyJob, rack } = await stage({ generation });
    await runPromote(await release(), job());
    await rack.apps.create("shop");
    const others = (await rack.releases.create("shop", { env: "A=1" })).id;

    for (const id of ["RAAAAAAAAAA", others]) {
      const mayRead = job();
      for (const deps of [mayRead, keyJob()]) {
        const error = await failure(runPromote(id, deps), ConvoxError);
        expect(error.message).toBe(`web on ${deps.rack.name} has no release ${id}`);
        expect(error.hint).toContain("Run convox-ci releases --app web to list them");
      }
      expect(mayRead.host.messages.join("\n")).not.toContain("Could not check");
    }
  });

  test("the active release can be promoted again", async () => {
    const { release, job } = await stage({ generation });
    const only = await release();
    await runPromote(only, job());
    expect(await runPromote(only, job())).toMatchObject({ release: only, "previous-release": only, status: "running" });
  });

  test("force does not wait for other promotions", async () => {
    const { release, job, rack } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    await rack.releases.promote("web", first);
    expect(await runPromote(second, job(), { force: "true" })).toMatchObject({ release: second, status: "running" });
  });

  test("what a default deploy key is not allowed to read is named, and the promotion continues", async () => {
    const { release, keyJob, job, rack } = await stage({ generation });
    const first = await release();
    await runPromote(first, job());
    // A change of the environment created this release, so no build refers to it.
    const { id } = await rack.releases.create("web", { env: "A=1" });
    const deps = keyJob();
    const result = await runPromote(id, deps);

    expect(result).toMatchObject({ status: "running", url: "", urls: "" });
    expect(deps.host.messages.join("\n")).toMatch(
      new RegExp(`Could not check whether ${id} is newer than ${first}: GET /apps/web/releases/${id}: 403`),
    );
    expect(deps.host.messages.join("\n")).toMatch(
      /The outputs url and urls are empty: this deploy key is not allowed to list services \(/,
    );
  });

  test("a default deploy key is sufficient to detect an older commit, by the list of builds", async () => {
    const { release, keyJob, server } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    const older = await release({ gitSha: OLD });
    await runPromote(newer, keyJob({ git: history }));
    const asked = server.requests.length;

    await expect(runPromote(older, keyJob({ git: history }))).rejects.toThrow(OlderReleaseError);
    expect(server.requests.slice(asked).map(({ method, path }) => `${method} ${path.replace(/\?.*/, "")}`)).toEqual([
      "GET /apps/web",
      "GET /apps/web/builds",
    ]);
  });
});

test.each([
  [{ release: "BABCDEFGHIJ" }, 'release is "BABCDEFGHIJ": this is the id of a build'],
  [{ release: "newest" }, 'release is "newest": allowed is an id such as RABCDEFGHIJ'],
  [{ min: "101" }, "min is 101: allowed are 0 to 100"],
  [{ max: "50" }, "max is 50: allowed is 100 or more"],
  [{ min: "100", max: "100" }, "min and max are both 100: the rollout cannot replace a process"],
])("%j is rejected before any request", async (settings, message) => {
  const { job, server } = await stage();
  const asked = server.requests.length;
  expect((await failure(runPromote("RABCDEFGHIJ", job(), settings), InputError)).message).toBe(message);
  expect(server.requests).toHaveLength(asked);
});

test("wait: false ends when the Rack has started, and reports that the outcome is unknown", async () => {
  const { release, job, server } = await stage();
  const id = await release();
  server.faults.add("never-settle");
  const deps = job();
  const result = await runPromote(id, deps, { wait: "false" });

  expect(result).toMatchObject({ release: id, status: "promoting", "rolled-back": false, url: "", urls: "{}" });
  expect(server.requests.findLast(({ method }) => method === "POST")).toMatchObject({
    method: "POST",
    path: `/apps/web/releases/${id}/promote`,
    status: 200,
  });
  expect(deps.host.messages.at(-1)).toMatch(
    /^The promotion of R[A-Z]+ of web on .* has started. Its outcome is not reported, because wait is false$/,
  );
});

test.each([
  [{ "health-check-url": "https://web.test/" }, "health-check-url"],
  [{ "after-promote": "web: rake check", rollback: "true" }, "after-promote, rollback"],
])("wait: false with %j is rejected before any request", async (settings, named) => {
  const { job, server } = await stage();
  const asked = server.requests.length;
  const error = await failure(runPromote("RABCDEFGHIJ", job(), { ...settings, wait: "false" }), InputError);
  expect(error.message).toBe(`wait is false, but ${named} must wait for the rollout`);
  expect(server.requests).toHaveLength(asked);
});

test("a check of the order that cannot work is a warning", async () => {
  const { release, job } = await stage();
  const deps = job();
  await runPromote(await release(), deps, { rollback: "true", "health-check-url": "", "health-check-text": "ok" });
  expect(deps.host.warned).toEqual([
    "rollback has no effect without health-check-url or after-promote",
    "health-check-text has no effect without health-check-url",
  ]);
});

test("timeout, min and max are sent to the Rack, which ends the rollout by then", async () => {
  const { release, job, server } = await stage({ generation: "v3" });
  const [first, second] = [await release(), await release()];
  await runPromote(first, job());
  server.faults.add("never-settle");
  const error = await failure(runPromote(second, job(), { timeout: "2m", min: "50", max: "150" }), RollbackError);

  expect(error.outputs).toMatchObject({ "rolled-back": true });
  const sent = server.requests.find(({ path }) => path.includes(`${second}/promote`));
  expect(sent?.form).toMatchObject({ timeout: "120", min: "50", max: "150" });
});
