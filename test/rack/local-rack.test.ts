import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalRackOptions, startLocalRack } from "@convox/local-rack";
import { create } from "tar";
import { describe, expect, onTestFinished, test } from "vitest";
import { RackError } from "../../src/errors.ts";
import {
  type Build,
  consoleEndpoint,
  directEndpoint,
  findRack,
  followBuildLog,
  promotionOutcome,
  type Rack,
  waitUntil,
} from "../../src/rack/index.ts";
import { turns } from "../support/raw-rack.ts";
import { client, closing, failure, text } from "./harness.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "rack-test-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function local(options: Partial<LocalRackOptions> = {}) {
  const promotion = { updatingMs: 20, rollbackMs: 20, creatingMs: 0, deletingMs: 0 };
  return closing(
    await startLocalRack({ data: await folder(), password: "p@ss/word", transcript: true, promotion, ...options }),
  );
}

/** A source tree with one service. */
async function source(): Promise<() => AsyncIterable<Uint8Array>> {
  const cwd = await folder();
  await writeFile(join(cwd, "convox.yml"), "services:\n  web:\n    build: .\n    port: 3000\n");
  await writeFile(join(cwd, "Dockerfile"), "FROM scratch\nARG GREETING\nCOPY . .\n");
  return () => create({ gzip: true, cwd }, ["convox.yml", "Dockerfile"]);
}

const clock = { sleep: () => turns(20), now: () => Date.now(), timeoutMs: 20_000 };

interface Built {
  readonly build: Build;
  readonly log: string;
}

async function build(rack: Rack): Promise<Built> {
  const url = await rack.objects.store("web", "tmp/x.tgz", await source());
  const made = await rack.builds.create(
    "web",
    { url, description: "first", gitSha: "abc", buildArgs: ["GREETING=hello world"], noCache: true },
    await rack.generation("web"),
  );
  const done = waitUntil(() => rack.builds.get("web", made.id), {
    ...clock,
    what: "the build",
    consecutive: 1,
    done: ({ status }) => status === "complete" || status === "failed",
  });
  const log = await text(followBuildLog(rack, "web", made.id, { settled: done, sleep: clock.sleep }));
  return { build: await done, log };
}

const promoteApp = (rack: Rack, release: string, previous: string) =>
  promotionOutcome(() => rack.apps.get("web"), { ...clock, release, previous });

describe.each(["v2", "v3"] as const)("a local Rack of generation %s", (generation) => {
  test("builds, promotes and says what it is", async () => {
    const server = await local({ generation });
    const { rack } = client(directEndpoint(server.url));
    expect(await rack.generation()).toEqual({
      generation,
      version: generation === "v2" ? "20260421192651" : "3.25.10",
    });
    await rack.apps.create("web");

    const { build: made, log } = await build(rack);

    expect(made).toMatchObject({ status: "complete", description: "first" });
    expect(log).toContain(generation === "v2" ? "--no-cache" : "[internal] load build definition");
    expect(log).toMatch(/GREETING='?"?hello world|"GREETING=hello world/);
    const stored = await text(await rack.builds.logs("web", made.id));
    expect(log).toBe(stored);
    expect(await rack.builds.list("web", { limit: 1 })).toMatchObject([{ id: made.id, release: made.release }]);

    await rack.releases.promote("web", made.release, { force: false, timeout: 60 });
    expect(await promoteApp(rack, made.release, "")).toEqual({ kind: "promoted" });
    expect(await rack.releases.list("web")).toMatchObject([{ id: made.release, build: made.id }]);
    expect(await rack.processes.list("web")).toMatchObject([{ name: "web", release: made.release }]);
  });

  test("is asked for a build without cache, and gets build arguments in its own form", async () => {
    const server = await local({ generation });
    const { rack } = client(directEndpoint(server.url));
    await rack.apps.create("web");
    await build(rack);
    const request = server.requests.find(({ method, path }) => method === "POST" && path === "/apps/web/builds");
    expect(request?.form).toMatchObject({
      "no-cache": "true",
      "build-args": generation === "v2" ? "GREETING=hello world" : "GREETING='hello world'",
    });
  });

  test("that rolls a release back is seen to do so", async () => {
    // Long enough for a client on a slow machine to see each phase.
    const server = await local({ generation, promotion: { updatingMs: 2000, rollbackMs: 2000, creatingMs: 0 } });
    const { rack } = client(directEndpoint(server.url));
    await rack.apps.create("web");
    const first = (await build(rack)).build.release;
    await rack.releases.promote("web", first);
    await promoteApp(rack, first, "");
    const second = (await build(rack)).build.release;
    server.faults.add({ kind: "rollback" });

    await rack.releases.promote("web", second);

    expect(await promoteApp(rack, second, first)).toEqual({ kind: "rolledBack", to: first });
  });

  test("that loses log connections costs no byte of the log", async () => {
    const server = await local({ generation });
    const { rack } = client(directEndpoint(server.url));
    await rack.apps.create("web");
    server.faults.add({ kind: "split", value: "7" });
    for (const bytes of ["40", "90"]) server.faults.add({ kind: "drop-socket", value: bytes });
    const { build: made, log } = await build(rack);
    server.faults.clear();
    expect(log).toBe(await text(await rack.builds.logs("web", made.id)));
  });

  test("that stumbles is asked again", async () => {
    const server = await local({ generation });
    const { rack, notices } = client(directEndpoint(server.url));
    await rack.apps.create("web");
    server.faults.add({ kind: "http", value: "503", times: 2, path: "/apps/web/objects/**" });
    server.faults.add({ kind: "http", value: "502", times: 1, method: "GET", path: "/apps/web/builds/*", html: true });
    expect((await build(rack)).build.status).toBe("complete");
    expect(notices.filter((line) => line.startsWith("Retrying"))).toHaveLength(3);
  });

  test("refuses a wrong password, and an app that does not exist", async () => {
    const server = await local({ generation });
    const wrong = client(directEndpoint(server.url.replace("p%40ss", "x"))).rack;
    expect((await failure(wrong.apps.get("web"), RackError)).status).toBe(401);
    const { rack } = client(directEndpoint(server.url));
    const error = await failure(rack.objects.store("nope", "x", await source()), RackError);
    expect(error.message).toBe("POST /apps/nope/objects/x: 404 app not found: nope");
  });
});

test.each([undefined, "token-false"] as const)("a Console in front of it, session: %s", async (session) => {
  const server = await local({
    name: "staging",
    console: { organization: "acme", keys: [{ key: "deploy-key", policy: "all" }], ...(session ? { session } : {}) },
  });
  const host = `http://${server.consoleHost}`;
  const full = await findRack(consoleEndpoint(host, "deploy-key"), "stag");
  expect(full).toBe("acme/staging");
  const { rack } = client(consoleEndpoint(host, "deploy-key", { rack: full }));
  await rack.apps.create("web");
  const { build: made, log } = await build(rack);
  expect(made.status).toBe("complete");
  expect(log).not.toBe("");
  const wrong = await failure(findRack(consoleEndpoint(host, "wrong"), "stag"), RackError);
  expect(wrong.message).toBe("GET /racks: 401 invalid authentication");
});
