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

function promoting(release: string, deps: Deps, given: Record<string, string> = {}) {
  const values = parseInputs(promote.inputs, (name) => ({ app: "web", release, ...given })[name]);
  return promote.run(values, deps);
}

/** Resolves when the Rack has begun to promote `release`. */
async function accepted(server: LocalRack, release: string): Promise<void> {
  await until(() => server.requests.some(({ path, status }) => path.endsWith(`/${release}/promote`) && status === 200));
}

/** Git's answers where the history is OLD, then NEW. */
const history = {
  commit: async () => undefined,
  executable: async () => () => undefined,
  commits: async () => undefined,
  isAncestor: async (_: string, a: string, b: string) => a === OLD && b === NEW,
};

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("a promotion ends when the app runs the release, and hands out what was before and where the app is", async () => {
    const { release, job } = await stage({ generation });
    const first = await release();
    const second = await release();
    await promoting(first, job());

    expect(await promoting(second, job())).toMatchObject({
      release: second,
      app: "web",
      status: "running",
      "previous-release": first,
      "rolled-back": false,
      url: expect.stringMatching(/^https:\/\/web\.web\./),
      urls: expect.stringMatching(/^\{"web":"https:/),
    });
  });

  test("of two deploys that race, the newer one waits for the older one and follows it", async () => {
    const { release, job, server } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const second = job({ git: history });
    const first = promoting(older, job({ git: history }));
    await accepted(server, older);
    const [before, after] = await Promise.all([first, promoting(newer, second)]);

    expect([before.status, after.status]).toEqual(["running", "running"]);
    expect(after["previous-release"]).toBe(older);
    expect(second.host.told).toContain("Waiting for web, which is updating");
  });

  test("of two deploys that race, the older one is refused when the newer one was quicker", async () => {
    const { release, job, rack, server } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const first = promoting(newer, job({ git: history }));
    await accepted(server, newer);
    const ended = await Promise.allSettled([first, promoting(older, job({ git: history }))]);

    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(ended[1]).toMatchObject({ reason: expect.any(OlderReleaseError) });
    expect((await rack.apps.get("web")).release).toBe(newer);
  });

  test("of two deploys that begin in the same moment, the newer one is what runs in the end, whoever is first", async () => {
    const { release, job, rack } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    const newer = await release({ gitSha: NEW });
    const [one, other] = await Promise.allSettled([
      promoting(newer, job({ git: history })),
      promoting(older, job({ git: history })),
    ]);

    expect(one.status).toBe("fulfilled");
    if (other.status === "rejected") expect(other.reason).toBeInstanceOf(OlderReleaseError);
    expect((await rack.apps.get("web")).release).toBe(newer);
  });

  test("who is refused because somebody else was quicker waits and looks again", async () => {
    const { release, job, server, rack } = await stage({ generation });
    const first = await release({ gitSha: OLD });
    const second = await release({ gitSha: NEW });
    // The app looks free, but it is not: another promotion has begun since it was read.
    await rack.releases.promote("web", first);
    server.faults.add("flap:2");
    const deps = job({ git: history });
    const result = await promoting(second, deps);

    expect(result["previous-release"]).toBe(first);
    expect(deps.host.told).toContainEqual("Another promotion of web has just started. Waiting for it to finish");
  });

  test("an older commit is refused by git's history although its release is the later one", async () => {
    const { release, job } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    const older = await release({ gitSha: OLD });
    await promoting(newer, job({ git: history }));
    const error = await failure(promoting(older, job({ git: history })), OlderReleaseError);

    expect(error.message).toBe(
      `${older} is older than ${newer}, which web runs: its commit 1111111111 comes before 2222222222 in the history`,
    );
    expect(error.outputs).toMatchObject({ release: older, "previous-release": newer, "rolled-back": false });
  });

  test("without the history, the time of creation tells which release is older", async () => {
    const { release, job, clock } = await stage({ generation });
    const older = await release({ gitSha: OLD });
    await clock.sleep(60_000);
    const newer = await release({ gitSha: NEW });
    await promoting(newer, job());

    await expect(promoting(older, job())).rejects.toThrow(
      `${older} is older than ${newer}, which web runs: it was created at 2026-01-02T03:04:05Z, ${newer} at 2026-01-02T03:05:05Z`,
    );
  });

  test("allow-older promotes an older commit, as it is or, where the Rack refuses, as a copy", async () => {
    const { release, job, clock } = await stage({ generation });
    const [r1, r2, r3] = [
      await release({ gitSha: OLD }),
      await release({ gitSha: NEW }),
      await release({ gitSha: OLD }),
    ];
    await clock.sleep(1000);
    await promoting(r2, job({ git: history }));
    const later = await promoting(r3, job({ git: history }), { "allow-older": "true" });
    const copied = await promoting(r1, job({ git: history }), { "allow-older": "true" });

    expect(later.release).toBe(r3);
    expect(copied.release).not.toBe(r1);
    expect(copied).toMatchObject({ status: "running", "previous-release": r3 });
  });

  test("a newer commit whose build was quicker than that of an older one wins nevertheless, as a copy", async () => {
    const { release, job, clock } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    await clock.sleep(1000);
    const older = await release({ gitSha: OLD });
    await promoting(older, job({ git: history }));
    const deps = job({ git: history });
    const result = await promoting(newer, deps);

    expect(result).toMatchObject({ status: "running", "previous-release": older });
    expect(result.release).not.toBe(newer);
    expect(deps.host.told.join("\n")).toContain(`Promoting a copy, ${result.release}`);
  });

  test("a deploy that arrives during a rollback waits until it is over", async () => {
    const { release, job, server } = await stage({ generation });
    const [good, bad, next] = [await release(), await release(), await release()];
    await promoting(good, job());
    server.faults.add(`rollback=${bad}`);
    const waiting = job();
    const first = promoting(bad, job());
    await accepted(server, bad);
    const [broken, fine] = await Promise.allSettled([first, promoting(next, waiting)]);

    expect(broken).toMatchObject({ status: "rejected", reason: expect.any(RollbackError) });
    expect(fine).toMatchObject({ status: "fulfilled", value: { status: "running", "previous-release": good } });
    expect(waiting.host.told).toContainEqual("Waiting for web, which is rolling back");
  });

  test("a rollback fails with both releases, and says so in the outputs", async () => {
    const { release, job, server } = await stage({ generation });
    const [good, bad] = [await release(), await release()];
    await promoting(good, job());
    server.faults.add("rollback");
    const error = await failure(promoting(bad, job()), RollbackError);

    expect(error.message).toMatch(new RegExp(`^${bad} was rolled back; web runs ${good}`));
    expect(error.outputs).toMatchObject({ release: bad, "previous-release": good, "rolled-back": true });
  });

  test("an app that says running once between two updates is not taken for settled", async () => {
    const { release, job, server } = await stage({ generation });
    const first = await release();
    server.faults.add("flap:3@GET /apps/web");
    expect(await promoting(first, job())).toMatchObject({ status: "running" });
  });

  test("an app that never settles is left to the Rack when the time is up", async () => {
    const { release, job, server } = await stage({ generation });
    const first = await release();
    server.faults.add("never-settle");
    const error = await failure(promoting(first, job(), { "promote-timeout": "20m" }), TimeoutError);

    expect(error.message).toMatch(new RegExp(`^${first} was not promoted within 20m0s: web is still updating`));
    expect(error.outputs).toMatchObject({ release: first, "rolled-back": false, status: "updating" });
  });

  test("a turn that does not come in time is a timeout, and nothing was promoted", async () => {
    const { release, job, server, rack } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    server.faults.add("never-settle");
    await rack.releases.promote("web", first);
    const error = await failure(promoting(second, job(), { "queue-timeout": "10m" }), TimeoutError);

    expect(error.message).toBe("web could not be promoted within 10m0s: it is still updating");
    expect(server.requests.filter(({ path }) => path.includes(`${second}/promote`))).toEqual([]);
  });

  test("an id in small letters is the same release", async () => {
    const { release, job } = await stage({ generation });
    const first = await release();
    expect(await promoting(first.toLowerCase(), job())).toMatchObject({ release: first, status: "running" });
  });

  test("a release that the app does not have, or that is another's, is told so", async () => {
    const { release, job, keyJob, rack } = await stage({ generation });
    await promoting(await release(), job());
    await rack.apps.create("shop");
    const others = (await rack.releases.create("shop", { env: "A=1" })).id;

    for (const id of ["RAAAAAAAAAA", others]) {
      for (const deps of [job(), keyJob()]) {
        const error = await failure(promoting(id, deps), ConvoxError);
        expect(error.message).toBe(`web on ${deps.rack.name} has no release ${id}`);
        expect(error.hint).toContain("Run convox-ci releases --app web to list them");
      }
    }
  });

  test("the active release may be promoted again", async () => {
    const { release, job } = await stage({ generation });
    const only = await release();
    await promoting(only, job());
    expect(await promoting(only, job())).toMatchObject({ release: only, "previous-release": only, status: "running" });
  });

  test("force does not wait for other promotions", async () => {
    const { release, job, rack } = await stage({ generation });
    const [first, second] = [await release(), await release()];
    await rack.releases.promote("web", first);
    expect(await promoting(second, job(), { force: "true" })).toMatchObject({ release: second, status: "running" });
  });

  test("what a plain deploy key may not ask is named, and the promotion goes on", async () => {
    const { release, keyJob, job, rack } = await stage({ generation });
    const first = await release();
    await promoting(first, job());
    // An environment made this release, so no build tells of it.
    const { id } = await rack.releases.create("web", { env: "A=1" });
    const deps = keyJob();
    const result = await promoting(id, deps);

    expect(result).toMatchObject({ status: "running", url: "", urls: "" });
    expect(deps.host.told.join("\n")).toMatch(
      new RegExp(`Could not check whether ${id} is newer than ${first}: GET /apps/web/releases/${id}: 403`),
    );
    expect(deps.host.told.join("\n")).toMatch(
      /The outputs url and urls are empty: this deploy key is not allowed to list services \(/,
    );
  });

  test("a plain deploy key is enough to see an older commit, by the list of builds", async () => {
    const { release, keyJob, server } = await stage({ generation });
    const newer = await release({ gitSha: NEW });
    const older = await release({ gitSha: OLD });
    await promoting(newer, keyJob({ git: history }));
    const asked = server.requests.length;

    await expect(promoting(older, keyJob({ git: history }))).rejects.toThrow(OlderReleaseError);
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
])("%j is refused before anything is asked", async (given, message) => {
  const { job, server } = await stage();
  const asked = server.requests.length;
  expect((await failure(promoting("RABCDEFGHIJ", job(), given), InputError)).message).toBe(message);
  expect(server.requests).toHaveLength(asked);
});

test("with wait false it ends when the Rack has begun, and says that it does not know how that ends", async () => {
  const { release, job, server } = await stage();
  const id = await release();
  server.faults.add("never-settle");
  const deps = job();
  const result = await promoting(id, deps, { wait: "false" });

  expect(result).toMatchObject({ release: id, status: "promoting", "rolled-back": false, url: "", urls: "{}" });
  expect(server.requests.at(-1)).toMatchObject({
    method: "POST",
    path: `/apps/web/releases/${id}/promote`,
    status: 200,
  });
  expect(deps.host.warned).toEqual([
    expect.stringMatching(
      /^The promotion of R[A-Z]+ of web on .* has started. Its outcome is not reported, because wait is false$/,
    ),
  ]);
});

test.each([
  [{ "health-check-url": "https://web.test/" }, "health-check-url"],
  [{ "after-promote": "web: rake check", rollback: "true" }, "after-promote, rollback"],
])("wait false with %j is refused before anything is asked", async (given, named) => {
  const { job, server } = await stage();
  const asked = server.requests.length;
  const error = await failure(promoting("RABCDEFGHIJ", job(), { ...given, wait: "false" }), InputError);
  expect(error.message).toBe(`wait is false, but ${named} must wait for the rollout`);
  expect(server.requests).toHaveLength(asked);
});

test("a gate that cannot close is a warning", async () => {
  const { release, job } = await stage();
  const deps = job();
  await promoting(await release(), deps, { rollback: "true", "health-check-url": "", "health-check-text": "ok" });
  expect(deps.host.warned).toEqual([
    "rollback has no effect without health-check-url or after-promote",
    "health-check-text has no effect without health-check-url",
  ]);
});

test("timeout, min and max go to the Rack, which gives the rollout up by then", async () => {
  const { release, job, server } = await stage({ generation: "v3" });
  const [first, second] = [await release(), await release()];
  await promoting(first, job());
  server.faults.add("never-settle");
  const error = await failure(promoting(second, job(), { timeout: "2m", min: "50", max: "150" }), RollbackError);

  expect(error.outputs).toMatchObject({ "rolled-back": true });
  const sent = server.requests.find(({ path }) => path.includes(`${second}/promote`));
  expect(sent?.form).toMatchObject({ timeout: "120", min: "50", max: "150" });
});
