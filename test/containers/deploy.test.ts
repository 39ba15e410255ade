import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { read } from "../../local-rack/test/support.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { KEYS, readRegistry, startEcr } from "../support/ecr.ts";
import { program, start, temporary } from "../support/program.ts";
import {
  APP,
  fetchText,
  listRunning,
  openRack,
  type Place,
  place,
  putFiles,
  sourceTree,
  webUrl,
  withBuilders,
} from "./support.ts";

function deploy(dir: string, { env }: Place, ...flags: string[]) {
  return program(["deploy", dir, "--rack", "local", "--app", "shop", ...flags], { env });
}

/** Promotes again with the checks in ECR, whose API answers from the registry that the images were pushed to. */
async function checkInEcr(pushed: PushedImage[], release: string, env: Place["env"]): Promise<void> {
  const [address = ""] = pushed[0]?.repository?.split("/") ?? [];
  let hidden = "";
  const scan = {
    imageScanStatus: { status: "COMPLETE" },
    imageScanFindings: { findings: [], findingSeverityCounts: {} },
  };
  const ecr = await startEcr({
    repositories: async (name) =>
      (await readRegistry(address, name))?.filter(({ imageTags }) => imageTags[0] !== hidden),
    scans: Object.fromEntries(pushed.map(({ digest }) => [String(digest), [scan]])),
  });
  const promote = () =>
    program(["promote", release, "--app", "shop", "--json", "--images", "verify", "--scan", "wait"], {
      env: { ...env, ...ecr.env },
    });
  const checked = await promote();
  const { images, scan: scans } = JSON.parse(checked.stdout);
  const active = pushed.map((image) => ({ ...image, status: "ACTIVE", size: expect.any(Number) }));
  expect(images).toMatchObject(active);
  expect(scans).toMatchObject(pushed.map(({ service }) => ({ service, result: "clean" })));

  hidden = `worker.${pushed[1]?.tag?.split(".")[1]}`;
  const missing = await promote();
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain(`worker: ${address}/shop:${hidden} does not exist`);
  for (const secret of [KEYS.secretAccessKey, KEYS.sessionToken]) {
    expect([checked, missing].map(({ stdout, stderr }) => stdout + stderr).join("")).not.toContain(secret);
  }
}

describe("deploys to the local Rack", () => {
  withBuilders("an app is built, pushed and started, and answers with its build argument", async (here) => {
    const dir = await sourceTree(APP);
    const served = start(["local-rack", "--builder", here.builder], { env: here.env });
    const [, url = ""] = await served.printed(/^RACK_URL=(.*)$/m);
    const made = await fetch(`${url}/apps`.replace(/\/\/[^@]*@/, "//"), {
      method: "POST",
      headers: { Authorization: `Basic ${Buffer.from(`convox:${new URL(url).password}`).toString("base64")}` },
      body: new URLSearchParams({ name: "shop" }),
    });
    expect(made.status).toBe(200);

    const env = { ...here.env, RACK_URL: url };
    const provenance = join(await temporary(), "provenance.json");
    const args = ["--build-args", "GREETING=good morning", "--provenance", provenance];
    const { code, stdout, stderr } = await program(["deploy", dir, "--app", "shop", "--json", ...args], { env });
    expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
    const { build, release, images } = JSON.parse(stdout);

    expect(stderr).toMatch(new RegExp(`local Rack: building with ${here.builder} [0-9.]+`));
    expect(stderr).toMatch(/Building: \.\n.*Building: worker\n.*Running: docker tag [0-9a-f]{56} local\/shop:web\.B/s);
    const pushed: PushedImage[] = images;
    expect(pushed.map(({ service, tag }: PushedImage) => [service, tag])).toEqual([
      ["web", `web.${build}`],
      ["worker", `worker.${build}`],
    ]);
    for (const { repository, tag, digest } of pushed) {
      const name = `docker://${repository}:${tag}`;
      const inspected = await here.tool("skopeo", "inspect", "--tls-verify=false", name);
      expect(JSON.parse(inspected).Digest).toBe(digest);
    }
    expect(JSON.parse(await readFile(provenance, "utf8")).subject).toEqual(
      pushed.map(({ repository, tag, digest }) => ({
        name: `${repository}:${tag}`,
        digest: { sha256: digest?.slice("sha256:".length) },
      })),
    );
    const info = await program(["builds", "info", build, "--app", "shop", "--json"], { env });
    expect(JSON.parse(info.stdout).images).toEqual(pushed);
    await checkInEcr(pushed, release, env);

    const list = await listRunning(here);
    expect(list.map(({ app, service, status, release }) => [app, service, status, release]).sort()).toEqual([
      ["shop", "web", "running", release],
      ["shop", "worker", "running", release],
    ]);
    expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "good morning\n" });
    expect(await fetchText(JSON.parse(stdout).url)).toEqual({ status: 200, text: "good morning\n" });
    const logs = await program(["local-rack", "logs", "shop"], { env: here.env });
    expect(logs.stdout).toMatch(new RegExp(`^web-\\S+ web listens on \\d+, web of ${release} is blue$`, "m"));
    expect(logs.stdout).toMatch(/^worker-\S+ working fast$/m);

    served.kill("SIGINT");
    expect((await served.ended).code).toBe(0);
    expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "good morning\n" });

    const stopped = await program(["local-rack", "stop", "shop"], { env: here.env });
    expect(stopped.stdout).toMatch(/^Stopped w\S+ of shop\nStopped w\S+ of shop\n$/);
    expect(await listRunning(here)).toEqual([]);
  });

  withBuilders(
    "an app keeps its old release when the new one is not healthy, and the log has the output of the new one",
    async (here) => {
      const dir = await sourceTree(APP);
      const first = JSON.parse((await deploy(dir, here, "--json", "--build-args", "GREETING=one")).stdout);
      const url = await webUrl(here);

      await putFiles(dir, { "serve.sh": 'echo "cannot reach the database" >&2\nexit 3\n' });
      const second = await deploy(dir, here);
      expect(second.code).toBe(6);
      expect(second.stderr).toContain(`was rolled back; shop runs ${first.release}`);
      expect(second.stdout).toMatch(/rolled back: web \(\S+\) ended with exit code 3/);
      const rack = await openRack(here);
      const log = await read(rack, "/apps/shop/logs", { headers: { Follow: "false", Prefix: "true" } });
      expect(log.text).toMatch(/ service\/web\/web-\S+ cannot reach the database$/m);
      expect(await fetchText(url)).toEqual({ status: 200, text: "one\n" });
      expect((await listRunning(here)).map(({ release }) => release)).toEqual([first.release, first.release]);

      await putFiles(dir, {
        "serve.sh": APP["serve.sh"],
        Dockerfile: APP.Dockerfile.replace("echo ok > www/health", "true"),
      });
      const third = await deploy(dir, here, "--promote-timeout", "3");
      expect(third.code).toBe(7);
      expect(await fetchText(url)).toEqual({ status: 200, text: "one\n" });

      await putFiles(dir, { Dockerfile: APP.Dockerfile });
      const fourth = await deploy(dir, here, "--build-args", "GREETING=two");
      expect([fourth.code, fourth.stderr]).toEqual([0, ""]);
      expect(await fetchText(await webUrl(here))).toEqual({ status: 200, text: "two\n" });
      await expect(fetchText(url)).rejects.toThrow();
    },
    ["docker"],
  );

  withBuilders("a log line has the time at which it was written", async (here) => {
    const work = 'echo first\nsleep 3\necho second\ntrap "exit 0" TERM\nwhile :; do sleep 1 & wait $!; done\n';
    const dir = await sourceTree({
      "convox.yml": "services:\n  worker:\n    build: worker\n    command: sh work.sh\n",
      "worker/Dockerfile": APP["worker/Dockerfile"],
      "worker/work.sh": work,
    });
    const deployed = await program(["deploy", dir, "--rack", "local", "--app", "shop"], { env: here.env });
    expect(deployed.code).toBe(0);

    let times: number[] = [];
    for (let tries = 0; times.length < 2 && tries < 20; tries++) {
      const { stdout } = await program(["logs", "--rack", "local", "--app", "shop"], { env: here.env });
      times = [...stdout.matchAll(/^(\S+) service\/worker\/\S+ (first|second)$/gm)].map(([, at = ""]) =>
        Date.parse(at),
      );
    }

    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(2000);
  });

  withBuilders("no release is created when a step of the build fails", async (here) => {
    const dir = await sourceTree({ ...APP, "worker/Dockerfile": `${APP["worker/Dockerfile"]}RUN exit 7\n` });
    const { code, stdout, stderr } = await deploy(dir, here);

    expect(code).toBe(5);
    expect(stdout).toMatch(/ERROR: exit status \d+\n/);
    expect(stderr).toContain("ERROR: ");
    const releases = await program(["builds", "--rack", "local", "--app", "shop"], { env: here.env });
    expect(releases.stdout).toMatch(/B[A-Z]{10} +failed/);
    expect(releases.stdout).not.toMatch(/R[A-Z]{10}/);
  });

  withBuilders(
    "auto only plans a build whose base image cannot be pulled, and the log says so",
    async (here) => {
      const env = { ...here.env, CONVOX_LOCAL_RACK_BUILDER: "auto" };
      const dir = await sourceTree({ ...APP, Dockerfile: "FROM registry.invalid/nothing:1\nCMD true\n" });
      const { code, stdout } = await program(["deploy", dir, "--rack", "local", "--app", "shop"], { env });

      expect(code).toBe(0);
      expect(stdout).toMatch(
        /this is a plan, no image is built and nothing is pushed: registry\.invalid\/nothing:1 cannot be pulled/,
      );
      expect(await listRunning(here)).toEqual([]);

      const strict = await deploy(dir, here);
      expect(strict.code).toBe(5);
      expect(strict.stdout).toMatch(/ERROR: exit status/);
    },
    ["docker"],
  );
});

test("without any tool, auto only plans and says why, and a named builder is rejected", async () => {
  const dir = await sourceTree(APP);
  const here = await place("docker", { PATH: join(dir, "nothing") });
  await rm(join(dir, "worker"), { recursive: true });
  await putFiles(dir, { "convox.yml": "services:\n  web:\n    build: .\n" });
  const auto = await program(["deploy", dir, "--rack", "local", "--app", "shop"], {
    env: { ...here.env, CONVOX_LOCAL_RACK_BUILDER: "auto" },
  });
  expect(auto.stdout).toMatch(/^Local Rack \(plan only\): no images are built/);
  expect(auto.stdout).toMatch(
    /nothing is pushed: no Docker engine responds, and buildah does not work: buildah is not installed/,
  );
  expect(auto.code).toBe(0);

  const named = await deploy(dir, here);
  expect(named.code).toBe(2);
  expect(named.stderr).toContain("the builder docker needs a Docker engine: docker is not installed");
});
