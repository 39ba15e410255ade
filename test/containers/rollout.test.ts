import { describe, expect } from "vitest";
import { ask, eventually, pick } from "../../local-rack/test/support.ts";
import { program, start } from "../support/program.ts";
import {
  APP,
  fetchText,
  listRunning,
  openRack,
  type Place,
  putFiles,
  sourceTree,
  webUrl,
  withBuilders,
} from "./support.ts";

function deploy(dir: string, { env }: Place, ...flags: string[]) {
  return program(["deploy", dir, "--rack", "local", "--app", "shop", ...flags], { env });
}

/** The release of a deploy that must succeed. */
async function deployOnce(dir: string, here: Place, greeting: string): Promise<string> {
  const { code, stdout, stderr } = await deploy(dir, here, "--json", "--build-args", `GREETING=${greeting}`);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).release;
}

const HANGS = APP.Dockerfile.replace("echo ok > www/health", "true");

describe("rollouts on the local Rack", () => {
  withBuilders(
    "a rollout whose program is killed is settled by the next request, and the next rollout removes its containers",
    async (here) => {
      const dir = await sourceTree(APP);
      const first = await deployOnce(dir, here, "one");
      const url = await webUrl(here);
      await putFiles(dir, { Dockerfile: HANGS });
      const killed = start(["deploy", dir, "--rack", "local", "--app", "shop"], { env: here.env });
      await eventually(async () => (await listRunning(here)).length > 2);
      killed.kill("SIGKILL");
      await killed.ended;

      const rack = await openRack(here);
      const app = await ask(rack, "GET /apps/shop");
      expect([pick(app, "status"), pick(app, "release")]).toEqual(["running", first]);
      expect(await fetchText(url)).toEqual({ status: 200, text: "one\n" });
      expect((await listRunning(here)).length).toBeGreaterThan(2);

      await putFiles(dir, { Dockerfile: APP.Dockerfile });
      const next = await deployOnce(dir, here, "two");
      expect((await listRunning(here)).map(({ service, release }) => [service, release]).sort()).toEqual([
        ["web", next],
        ["worker", next],
      ]);
      expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "two\n" });
    },
    // The engine keeps docker's containers; those of buildah must outlive the program that started them.
    ["buildah"],
  );

  withBuilders(
    "a canceled rollout removes the new containers and keeps the old ones",
    async (here) => {
      const dir = await sourceTree(APP);
      const first = await deployOnce(dir, here, "one");
      await putFiles(dir, { Dockerfile: HANGS });
      const second = start(["deploy", dir, "--rack", "local", "--app", "shop"], { env: here.env });
      await eventually(async () => (await listRunning(here)).length === 4);
      const rack = await openRack(here);
      expect((await ask(rack, "POST /apps/shop/cancel")).status).toBe(200);

      expect((await second.ended).code).toBe(6);
      expect(pick(await ask(rack, "GET /apps/shop"), "release")).toBe(first);
      expect((await listRunning(here)).map(({ release }) => release)).toEqual([first, first]);
      expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "one\n" });
    },
    ["docker"],
  );

  withBuilders(
    "a health check uses the health port of convox.yml",
    async (here) => {
      const manifest = "services:\n  web:\n    build: .\n    port: 3000\n    health: { path: /live, port: 39183 }\n";
      const serve =
        'mkdir -p /app/live\necho ok > /app/live/live\nhttpd -p 39183 -h /app/live\ntrap "exit 0" TERM\n' +
        "httpd -f -p $PORT -h /app/www &\nwait\n";
      const dir = await sourceTree({ ...APP, "convox.yml": manifest, "serve.sh": serve });

      const { code, stderr } = await deploy(dir, here, "--build-args", "GREETING=there");

      expect([code, stderr]).toEqual([0, ""]);
      expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "there\n" });
    },
    ["docker"],
  );

  withBuilders(
    "v2: a service starts as many containers as convox.yml says, each on another port",
    async (here) => {
      const manifest =
        "services:\n  web:\n    build: .\n    port: 3000\n    scale: 2\n    environment:\n      - COLOR=red\n";
      const dir = await sourceTree({ ...APP, "convox.yml": manifest });
      const env = { ...here.env, CONVOX_LOCAL_RACK_GENERATION: "v2" };
      const { code, stdout, stderr } = await deploy(dir, { ...here, env }, "--build-args", "GREETING=twice");
      expect([code, stderr]).toEqual([0, ""]);

      expect(stdout).toMatch(/Running: docker tag [0-9a-f]{40} convox\/shop:web\.B[A-Z]{10}\n/);
      const log = await program(["logs", "--rack", "local", "--app", "shop"], { env });
      expect(log.stdout).toMatch(/aws\/ecs \(service local-web\) has reached a steady state/);
      const urls = (await listRunning(here)).map(({ url }) => url);
      expect(new Set(urls).size).toBe(2);
      for (const url of urls) expect(await fetchText(url)).toEqual({ status: 200, text: "twice\n" });
    },
    ["docker"],
  );

  withBuilders(
    "all programs of a data folder share one registry, and the last program stops it",
    async (here) => {
      const dir = await sourceTree(APP);
      const served = start(["local-rack"], { env: here.env });
      const [, url = ""] = await served.printed(/^RACK_URL=(.*)$/m);
      const findRegistry = async (env: Record<string, string>, ...flags: string[]) => {
        const { stdout, stderr } = await program(["build", dir, "--app", "shop", ...flags], { env });
        return /Running: docker push ([^/]*)\/shop:web/.exec(stdout + stderr)?.[1];
      };

      const alone = await findRegistry(here.env, "--rack", "local");
      await expect(fetch(`http://${alone}/v2/`)).rejects.toThrow();
      expect(await findRegistry({ ...here.env, RACK_URL: url })).toBe(alone);
      expect(await findRegistry(here.env, "--rack", "local")).toBe(alone);
      expect((await fetch(`http://${alone}/v2/`)).status).toBe(200);
      const kept = await fetch(`http://${alone}/v2/shop/tags/list`);
      expect(((await kept.json()) as { tags: string[] }).tags).toHaveLength(6);

      served.kill("SIGTERM");
      await served.ended;
      await expect(fetch(`http://${alone}/v2/`)).rejects.toThrow();
    },
    ["buildah"],
  );
});
