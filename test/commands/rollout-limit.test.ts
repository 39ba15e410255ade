import { describe, expect, test } from "vitest";
import { readExtendedLimit, readRolloutLimit } from "../../src/commands/release/rollout-limit.ts";
import { directEndpoint } from "../../src/rack/index.ts";
import { client, setup } from "../rack/harness.ts";
import { json, plain } from "../support/raw-rack.ts";

const MINUTES = 60_000;

function manifest(deadlines: Readonly<Record<string, number>>): string {
  const services = Object.entries(deadlines).map(
    ([name, seconds]) => `  ${name}:\n    image: httpd\n    deployment:\n      progressDeadline: ${seconds}\n`,
  );
  return `services:\n${services.join("")}`;
}

/** A Rack whose release RNEW has this manifest; undefined for a key that cannot read releases. */
async function rackWith(release: string | undefined, { version = "3.25.6", build = "" } = {}) {
  return await setup(({ path }, res) => {
    if (path.startsWith("/system")) return json(res, { name: "test", version, provider: "aws", status: "running" });
    if (path.startsWith("/apps/web/builds"))
      return json(res, [{ id: "B1", app: "web", release: "RNEW", status: "complete", manifest: build }]);
    if (release === undefined) return plain(res, 403, "not permitted\n");
    json(res, { id: "RNEW", app: "web", build: "B1", env: "", manifest: release });
  });
}

const RNEW = { app: "web", release: "RNEW" };

describe("the limit of a rollout", () => {
  test.each([
    [{}, 50],
    [{ web: 600 }, 50],
    [{ web: 600, worker: 7200 }, 120],
    [{ web: 90_000 }, 360],
  ])("follows the longest progressDeadline of %j: %d minutes", async (deadlines, minutes) => {
    const { rack } = await rackWith(manifest(deadlines));
    expect(await readRolloutLimit(RNEW, { rack })).toBe(minutes * MINUTES);
  });

  test("is the timeout if one is given, and nothing is requested", async () => {
    const { rack, server } = await rackWith(manifest({ web: 7200 }));
    expect(await readRolloutLimit({ ...RNEW, timeout: 30_000 }, { rack })).toBe(30_000);
    expect(server.requests).toEqual([]);
  });

  test("follows the manifest at hand, and nothing is requested", async () => {
    const { rack, server } = await rackWith("");
    expect(await readRolloutLimit({ ...RNEW, manifest: manifest({ web: 7200 }) }, { rack })).toBe(120 * MINUTES);
    expect(server.requests).toEqual([]);
  });

  test("follows the manifest of the build if the key is not allowed to read releases", async () => {
    const { rack } = await rackWith(undefined, { build: manifest({ web: 7200 }) });
    expect(await readRolloutLimit(RNEW, { rack })).toBe(120 * MINUTES);
  });

  test("does not count agents", async () => {
    const { rack } = await rackWith(manifest({ web: 7200 }).replace("    image", "    agent: true\n    image"));
    expect(await readRolloutLimit(RNEW, { rack })).toBe(50 * MINUTES);
  });
});

describe("a rollout that is still in progress after the limit", () => {
  test("uses the longest possible limit if the Rack's default cannot be read", async () => {
    const { rack } = await rackWith("");
    expect(await readExtendedLimit(RNEW, 50 * MINUTES, { rack })).toMatchObject({ ms: 360 * MINUTES });
  });

  test.each(["3.25.4", "20260421192651"])(
    "gets no more time on Rack %s, which has no such default",
    async (version) => {
      const { rack } = await rackWith("", { version });
      expect(await readExtendedLimit(RNEW, 50 * MINUTES, { rack })).toBeUndefined();
    },
  );

  test.each([
    ["90000", 21_600],
    ["3600", 3_600],
  ])("counts a deploy_progress_deadline of %s as %d s", async (text, seconds) => {
    const { server } = await setup(({ path }, res) => {
      if (path.startsWith("/racks/acme/test"))
        return json(res, {
          name: "test",
          organization: { name: "acme" },
          parameters: { deploy_progress_deadline: text },
        });
      json(res, { name: "test", version: "3.25.6", provider: "aws", status: "running" });
    });
    const endpoint = {
      ...directEndpoint(server.url.replace("//", "//convox:secret@")),
      console: true,
      rack: "acme/test",
    };
    const { rack } = client(endpoint);
    const why = `the Rack's deploy_progress_deadline is ${seconds} s`;
    expect(await readExtendedLimit(RNEW, 50 * MINUTES, { rack })).toEqual({ ms: seconds * 1000, why });
  });

  test("gets no more time if a timeout is given", async () => {
    const { rack } = await rackWith("");
    expect(await readExtendedLimit({ ...RNEW, timeout: 60_000 }, 60_000, { rack })).toBeUndefined();
  });
});
