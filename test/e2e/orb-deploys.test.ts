import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { type JobOptions, type JobRan, runWorkflow } from "../support/circleci.ts";
import type { PipelineOptions } from "../support/circleci-pipeline.ts";
import { releaseBoard } from "../support/circleci-releases.ts";
import { GITHUB_TOKEN, githubApi } from "../support/github-api.ts";
import { servedRack } from "../support/local-rack.ts";
import { bundler, freshOrb } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

const KEY = "deploy-key-of-acme";

/** The orb for the bundle that is in dist/ now. */
let packed: string;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), "orb-"));
  packed = await freshOrb(dir);
  await rm(dir, { recursive: true });
});

/** The config of an example of the orb; what it stores goes to a folder of the test. */
async function example(name: string): Promise<string> {
  const { usage } = parse(packed).examples[name];
  const results = join(await temporary(), "results");
  for (const { jobs } of Object.values<{ jobs: (string | Record<string, object>)[] }>(usage.workflows)) {
    for (const entry of jobs) {
      for (const [called, given] of typeof entry === "string" ? [] : Object.entries(entry)) {
        if (called.startsWith("convox/")) Object.assign(given, { results_dir: results });
      }
    }
  }
  return JSON.stringify(usage);
}

/** A Rack `acme/NAME` behind a Console, and the environment of a context with its key. */
async function consoleRack(name: string, policy: "default" | "all" = "default") {
  const rack = await servedRack({
    builder: "plan",
    execute: "host",
    name,
    console: { organization: "acme", keys: [{ key: KEY, policy }] },
  });
  const env = {
    CONVOX_HOST: `http://${rack.consoleHost}`,
    CONVOX_PASSWORD: KEY,
    CONVOX_CI_BUNDLE: join(root, "dist"),
  };
  return { rack, env };
}

/** The release that web runs, with its build. */
async function running(rack: LocalRack): Promise<{ id: string; build: string | undefined }> {
  const client = connect(directEndpoint(rack.url, { tls: { verify: false } }));
  try {
    const { release } = await client.apps.get("web");
    const { id, build } = await client.releases.get("web", release);
    return { id, build };
  } finally {
    client.close();
  }
}

const states = (jobs: JobRan[]) => jobs.map(({ name, status, log }) => [name, status, status === "success" ? "" : log]);

describe("Smart Deployments", () => {
  test("the release job validates the release that the deploy job left running; a failure rolls it back", async () => {
    const { rack, env } = await consoleRack("production");
    const signals = { fail: false };
    const board = await releaseBoard(() => signals.fail);
    const options: JobOptions = {
      orbs: { convox: packed },
      source: join(root, "examples/hello"),
      env,
      board,
      pipeline: { "pipeline.git.branch": "main" },
    };
    const deploy = await example("smart_deployment");
    expect(states(await runWorkflow(deploy, "deploy", options))).toEqual([
      ["convox/deploy", "success", ""],
      ["release_web", "success", ""],
    ]);
    const good = await running(rack);

    signals.fail = true;
    expect(states(await runWorkflow(deploy, "deploy", options))).toEqual([
      ["convox/deploy", "success", ""],
      ["release_web", "failed", "validation of convox-web failed"],
    ]);
    const bad = await running(rack);
    expect(bad.build).not.toBe(good.build);

    const pipeline = await board.rollback("convox-web");
    expect(pipeline).toMatchObject({ "pipeline.deploy.target_version": good.id });
    const rollback = await runWorkflow(await example("rollback_pipeline"), "rollback", {
      ...options,
      ...(pipeline ? { pipeline } : {}),
    });
    expect(states(rollback)).toEqual([["convox/promote", "success", ""]]);
    // This Rack rejects an older release, so the app runs a copy of it.
    expect((await running(rack)).build).toBe(good.build);
    expect(await board.deploys()).toMatchObject([
      { name: "convox-web", environment: "production", component: "web", version: good.id, status: "SUCCESS" },
      { version: bad.id, status: "FAILED", rollback: false },
      { version: good.id, status: "SUCCESS", rollback: true },
    ]);

    rack.faults.add({ kind: "rollback" });
    const failed = await runWorkflow(deploy, "deploy", options);
    expect(failed.map(({ status }) => status)).toEqual(["failed", "not_run"]);
    expect((await board.deploys()).at(-1)).toMatchObject({
      status: "FAILED",
      // On a slow machine, the rollout can end before its state is read.
      reason: expect.stringMatching(/^R[A-Z]{10} (?:was rolled back|of web was not promoted: .*was rolled back)/),
    });

    const next = { ...options, pipeline: { "pipeline.git.branch": "next" } };
    expect(await runWorkflow(deploy, "deploy", next)).toEqual([]);
  });
});

test("a deploy pipeline promotes the commit that CircleCI names from staging to production", async () => {
  const staging = await consoleRack("staging");
  const production = await servedRack({ builder: "plan" });
  const board = await releaseBoard();
  const source = await temporary();
  await cp(join(root, "examples/hello"), source, { recursive: true });
  const git = (...argv: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...argv], { cwd: source });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "Hello");
  const commit = git("rev-parse", "HEAD").toString().trim();
  const options: JobOptions = {
    orbs: { convox: packed },
    source,
    env: { ...staging.env, CONVOX_RACK: "acme/staging", CIRCLE_SHA1: commit },
    board,
  };
  const results_dir = join(await temporary(), "results");
  const marker = { deploy_marker: "staging", deploy_version: "$CIRCLE_SHA1", results_dir };
  const deploy = {
    version: 2.1,
    orbs: { convox: "convox/orb@1" },
    workflows: { w: { jobs: [{ "convox/deploy": { app: "web", ...marker } }] } },
  };
  expect(states(await runWorkflow(JSON.stringify(deploy), "w", options))).toEqual([["convox/deploy", "success", ""]]);

  // The example names a Rack of the same Console. This one is reached directly.
  const { jobs, ...config } = parse(packed).examples["deploy_pipeline"].usage;
  const [find, copy, promote] = jobs.promote_version.steps;
  delete copy["convox/copy_build"].to_rack;
  const direct = { run: { name: "Use the other Rack", command: 'echo "export RACK_URL=$OTHER" >> "$BASH_ENV"' } };
  jobs.promote_version.steps = [find, copy, direct, promote];
  const promotion = await runWorkflow(JSON.stringify({ ...config, jobs }), "deploy", {
    ...options,
    env: { ...options.env, OTHER: production.url, CONVOX_DESTINATION_RACK_URL: production.url },
    pipeline: {
      "pipeline.deploy.component_name": "web",
      "pipeline.deploy.target_environment_name": "production",
      "pipeline.deploy.target_version": commit,
    },
  });
  expect(states(promotion)).toEqual([["promote_version", "success", ""]]);
  expect((await running(production)).build).toMatch(/^B[A-Z]{10}$/);
  expect(await board.deploys()).toMatchObject([
    { environment: "staging", version: commit, status: "SUCCESS" },
    { environment: "production", component: "web", version: commit, status: "SUCCESS" },
  ]);
});

test("the other examples run as they are written", async () => {
  const { rack, env } = await consoleRack("production");
  const dir = await temporary();
  const bin = join(dir, "bin");
  const bundle = join(dir, "convox-ci.tgz");
  await mkdir(bin);
  await writeFile(bundle, bundler.bundleArchive());
  for (const name of ["bundle", "rake"]) {
    await writeFile(join(bin, name), `#!/bin/sh\necho "${name} $*"\n`, { mode: 0o755 });
  }
  // The orb's folders below /tmp, and what the examples leave to their reader: a Console, a Rack and a file.
  const orb = packed.replaceAll("/tmp/convox-", join(dir, "convox-"));
  const places: [string, string][] = [
    ["console.acme.example", `http://${rack.consoleHost}`],
    ["acme/staging", "acme/production"],
    ["/opt/convox/convox-ci.tgz", bundle],
    ["rake db:migrate", `${bin}/rake db:migrate`],
  ];
  const ownTests = ["deploy_pipeline", "review_apps", "rollback_pipeline", "smart_deployment"];
  const names = Object.keys(parse(packed).examples).filter((name) => !ownTests.includes(name));
  const releases: string[] = [];
  const logs: string[] = [];
  for (const name of names) {
    const { usage } = parse(packed).examples[name];
    const config = places.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(usage));
    const { CONVOX_CI_BUNDLE, ...rest } = env;
    const jobs = await runWorkflow(config, Object.keys(usage.workflows)[0] ?? "", {
      orbs: { convox: orb },
      source: join(root, "examples/hello"),
      path: `${bin}:${process.env["PATH"]}`,
      env: {
        ...rest,
        ...(name === "own_console" ? { CONVOX_HOST: "", ACME_DEPLOY_KEY: KEY, CONVOX_PASSWORD: "another key" } : {}),
        ...(name === "own_runner" ? {} : { CONVOX_CI_BUNDLE }),
        CONVOX_CI_REGISTRY: "http://127.0.0.1:9",
      },
    });
    expect([name, ...states(jobs)]).toEqual([name, ...jobs.map((job) => [job.name, "success", ""])]);
    releases.push((await running(rack)).id);
    logs.push(jobs.map(({ log }) => log).join(""));
  }
  expect(names.length).toBeGreaterThan(5);
  expect(new Set(releases).size).toBe(names.length);
  expect(logs.join("")).toContain("bundle exec rake test\n");
  expect(logs.join("")).toContain("rake db:migrate\n");
});

test("review apps open, update and close with their pull request, and a schedule sweeps what is left", async () => {
  const { rack, env } = await consoleRack("staging", "all");
  const api = await githubApi();
  const { GITHUB_API_URL } = api.env;
  const config = await example("review_apps");
  const client = connect(directEndpoint(rack.url, { tls: { verify: false } }));
  onTestFinished(() => client.close());
  const listApps = async () => (await client.apps.list()).map(({ name }) => name).sort();
  const run = async (workflow: string, pipeline: PipelineOptions["pipeline"]) =>
    await runWorkflow(config, workflow, {
      orbs: { convox: packed },
      source: join(root, "examples/hello"),
      env: { ...env, GITHUB_API_URL: String(GITHUB_API_URL), GITHUB_TOKEN, CIRCLE_PROJECT_USERNAME: "acme" },
      ...(pipeline ? { pipeline } : {}),
    });
  const event = (number: number, action: string) => ({
    "pipeline.event.name": "pull_request",
    "pipeline.event.action": action,
    "pipeline.event.github.pull_request.number": number,
  });
  const passed = [["convox/review", "success", ""]];

  expect(states(await run("open_or_update", event(7, "opened")))).toEqual(passed);
  const { release: first } = await client.apps.get("web-pr-7");
  expect(states(await run("open_or_update", event(7, "synchronize")))).toEqual(passed);
  expect((await client.apps.get("web-pr-7")).release).not.toBe(first);
  expect(states(await run("open_or_update", event(8, "opened")))).toEqual(passed);
  expect(await run("open_or_update", event(7, "closed"))).toEqual([]);
  expect(states(await run("close", event(7, "closed")))).toEqual(passed);
  expect(await listApps()).toEqual(["web", "web-pr-8"]);

  api.pulls.set(8, { state: "closed", updated_at: new Date().toISOString() });
  const schedule = { "pipeline.event.name": "schedule", "pipeline.schedule.name": "review-sweep" };
  const [swept] = await run("sweep", schedule);
  expect([swept?.status, swept?.log]).toEqual(["success", expect.stringContaining("Destroyed 1 review apps of web")]);
  expect(await listApps()).toEqual(["web"]);
  expect(api.calls.map(({ path }) => path)).toEqual(["/repos/acme/web/pulls/8"]);
  expect(api.faults).toEqual([]);
});
