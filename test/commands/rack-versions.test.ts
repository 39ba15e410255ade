import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildsCancel } from "../../src/commands/builds/builds-cancel.ts";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { exec } from "../../src/commands/process/exec.ts";
import { run } from "../../src/commands/process/run.ts";
import { rollback } from "../../src/commands/release/rollback.ts";
import { ConvoxError, ExitError, InputError, RollbackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { runs } from "../support/runs.ts";

const MANIFEST =
  "services:\n  web:\n    build: .\n    port: 3000\n    deployment:\n      progressDeadline: 30\n      minimum: 50\n";

async function source(): Promise<string> {
  const dir = join(await temporary(), "source");
  await mkdir(dir);
  await writeFile(join(dir, "convox.yml"), MANIFEST);
  await writeFile(join(dir, "Dockerfile"), "FROM node:20\nCOPY . .\n");
  return dir;
}

interface Expected {
  /** What a canceled build says. */
  readonly canceled: string;
  /** A build without cache uses the cache, because the option is read inverted. */
  readonly isInverted: boolean;
  readonly hasFastFailure: boolean;
  readonly hasRetainedRuns: boolean;
  readonly hasInput: boolean;
  /** Through the Console as a Convox Cloud machine, whose version is unknown. */
  readonly isMachine: boolean;
}

const old: Expected = {
  canceled: "its process was stopped, and it is marked as failed",
  isInverted: true,
  hasFastFailure: false,
  hasRetainedRuns: false,
  hasInput: false,
  isMachine: false,
};
const from3255 = { ...old, hasFastFailure: true, hasRetainedRuns: true, hasInput: true };
const from3257 = { ...from3255, canceled: "was canceled" };

/** What each version does; for a machine, what the client makes of it without knowing the version. The local Rack reads `no-cache` as the last Rack whose source was read, 3.24.9. */
const RACKS: readonly (readonly [generation: "v2" | "v3", version: string, expected: Expected])[] = [
  ["v3", "3.19.0", old],
  ["v3", "3.24.9", old],
  ["v3", "3.24.10", old],
  ["v3", "3.25.1", old],
  ["v3", "3.25.3", old],
  ["v3", "3.25.5", from3255],
  ["v3", "3.25.7", from3257],
  ["v3", "3.25.10", from3257],
  ["v2", "20260421192651", { ...old, canceled: "it had no process", isInverted: false, hasInput: true }],
  ["v3", "3.24.9", { ...old, hasFastFailure: true, isMachine: true }],
  ["v3", "3.25.10", { ...old, canceled: "was canceled", hasFastFailure: true, isMachine: true }],
];

const named = RACKS.map(([generation, version, expected]) => {
  const rack = `a Rack ${generation} ${version}`;
  return [
    expected.isMachine ? `a Convox Cloud machine with ${rack} behind it` : rack,
    generation,
    version,
    expected,
  ] as const;
});

describe.each(named)("%s", (_, generation, version, expected) => {
  test("builds, deploys, rolls back, runs commands and cancels as its version does", async () => {
    const cwd = await source();
    const { server, job, machineJob } = await stage({ generation, version, execute: "host" });
    const connectJob = expected.isMachine ? machineJob : job;
    const start = (overrides: Partial<Deps> = {}) => connectJob({ cwd, ...overrides });
    const prefix = expected.isMachine ? "/machines/m-1" : "";
    server.requests.length = 0;

    // Build without cache, and deploy.
    server.faults.add("build-cached");
    const first = start();
    const { release } = await runs(deploy, { app: "web", "no-cache": "true" }, first);
    expect(first.host.warned.some((line) => line.includes("used its build cache"))).toBe(expected.isInverted);
    const created = server.requests.find(
      ({ method, path }) => method === "POST" && path === `${prefix}/apps/web/builds`,
    );
    expect(created?.form?.["no-cache"]).toBe("true");

    // A rollout that makes no progress.
    server.faults.add(generation === "v2" ? "rollback" : "never-settle");
    const error = await failure(runs(deploy, { app: "web", timeout: "60s" }, start()), RollbackError);
    expect(error.message).toContain(`web runs ${release}`);
    expect(error.hint?.includes("deployment.progressDeadline is 30 s") ?? false).toBe(expected.hasFastFailure);

    // Rollback, to the release that ran.
    const second = await runs(deploy, { app: "web" }, start());
    const back = await runs(rollback, { app: "web", release }, start());
    expect(back).toMatchObject({ "copied-from": release, status: "running" });
    expect(back.release).not.toBe(second.release);

    // A command in a new process, attached and detached.
    const ended = await failure(
      runs(run, { app: "web", service: "web", command: "sh -c 'exit 7'" }, start()),
      ExitError,
    );
    expect(ended.outputs).toMatchObject({ "exit-code": 7 });
    const detached = runs(
      run,
      { app: "web", service: "web", command: "sh -c 'exit 5'", detach: "true", wait: "true" },
      start(),
    );
    if (expected.hasRetainedRuns)
      expect((await failure(detached, ExitError)).outputs).toMatchObject({ "exit-code": 5 });
    else expect((await failure(detached, InputError)).message).toContain("wait requires v3 3.25.5");

    // Standard input of a command in a running process.
    const stdin = async function* () {
      yield Buffer.from("hello\n");
    };
    const fed = start({ stdin });
    const fedRun = runs(exec, { app: "web", service: "web", command: "cat", stdin: "-" }, fed);
    if (expected.hasInput) {
      expect(await fedRun).toMatchObject({ "exit-code": 0 });
      expect(fed.host.printed()).toBe("hello\n");
    } else {
      expect((await failure(fedRun, InputError)).message).toMatch(/^stdin requires .*v3 (since )?3\.25\.5/);
    }

    // A build that runs, and one that has ended.
    server.faults.add("build-slow=200");
    const { rack } = start();
    const url = await rack.objects.store("web", "tmp/x.tgz", async function* () {
      yield Buffer.from(await sourceArchive(cwd));
    });
    const { id } = await rack.builds.create("web", { url }, await rack.generation("web"));
    while ((await rack.builds.get("web", id)).status === "created") await new Promise(setImmediate);
    const canceling = start();
    const canceled = await runs(buildsCancel, { app: "web", build: id }, canceling);
    expect(canceled).toMatchObject({ status: "failed", release: "" });
    expect(canceling.host.messages.at(-1)).toContain(expected.canceled);
    const again = await failure(runs(buildsCancel, { app: "web", build: id }, start()), ConvoxError);
    expect(again.message).toContain("is not running: its status is failed");

    // A machine gets what begins with /app, without the header of a Rack or an option that it could ignore.
    if (!expected.isMachine) return;
    const paths = server.requests.map(({ path }) => path);
    expect(paths.filter((path) => path !== "/machines" && !path.startsWith("/machines/m-1/app"))).toEqual([]);
    const headers = server.requests.flatMap((request) => Object.keys(request.headers));
    expect(headers.filter((name) => name === "rack" || name === "retain")).toEqual([]);
    expect(server.requests.every((request) => request.headers["session"] === "")).toBe(true);
  });
});

async function sourceArchive(dir: string): Promise<Buffer> {
  const { sourceTree, tarball } = await import("../../src/pack/index.ts");
  const chunks: Uint8Array[] = [];
  for await (const chunk of tarball(await sourceTree(dir))) chunks.push(chunk);
  return Buffer.concat(chunks);
}
