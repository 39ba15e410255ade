import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { program, root } from "../support/program.ts";
import { tagImage } from "./node-image.ts";
import { BASE } from "./setup.ts";
import { APP, listRunning, putFiles, sourceTree, withBuilders } from "./support.ts";

const run = promisify(execFile);

async function curl(url: string): Promise<string> {
  return (await run("curl", ["--silent", "--show-error", "--max-time", "20", url])).stdout;
}

/** The address of a service as the Rack's API returns it. */
async function serviceUrl(env: Record<string, string>, app: string, service: string): Promise<string> {
  const { stdout } = await program(["services", "--rack", "local", "--app", app, "--json"], { env });
  const list: { service: string; domain: string; ports: { balancer: number }[] }[] = JSON.parse(stdout);
  const found = list.find((one) => one.service === service);
  return `http://${found?.domain}:${found?.ports[0]?.balancer}`;
}

describe("services of the local Rack", () => {
  withBuilders("the monorepo example is deployed, and its services reach each other by name", async (here) => {
    await tagImage(here, "node", "docker.io/library/node:24-alpine");
    await tagImage(here, BASE, "docker.io/library/busybox:1.37");
    const dir = join(root, "examples/monorepo");

    const { code, stderr } = await program(["deploy", dir, "--rack", "local", "--app", "monorepo"], { env: here.env });

    expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
    expect(await curl(await serviceUrl(here.env, "monorepo", "web"))).toBe('the api says {"cache":"none"}\n');
    expect(await curl(await serviceUrl(here.env, "monorepo", "docs"))).toBe("See the README\n");
  });

  withBuilders(
    "a service keeps its address over promotions and after a rollback",
    async (here) => {
      const dir = await sourceTree(APP);
      const deploy = (...flags: string[]) =>
        program(["deploy", dir, "--rack", "local", "--app", "shop", ...flags], { env: here.env });
      expect((await deploy("--build-args", "GREETING=one")).code).toBe(0);
      const url = await serviceUrl(here.env, "shop", "web");
      expect(await curl(url)).toBe("one\n");

      expect((await deploy("--build-args", "GREETING=two")).code).toBe(0);
      expect(await serviceUrl(here.env, "shop", "web")).toBe(url);
      expect(await curl(url)).toBe("two\n");

      await putFiles(dir, { "serve.sh": "mkdir /none\nexec httpd -f -p $PORT -h /none\n" });
      const failed = await deploy("--timeout", "10");
      expect(failed.code).toBe(6);
      expect(failed.stderr).toContain("GET /health answers 404");
      expect(failed.stderr).not.toMatch(/worker: \d+ of \d+ processes are ready/);
      expect(await curl(url)).toBe("two\n");

      await program(["local-rack", "stop"], { env: here.env });
      expect(await listRunning(here)).toEqual([]);
      await expect(curl(url)).rejects.toThrow();
    },
    ["buildah"],
  );
});
