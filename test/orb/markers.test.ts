import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { deployMarkers, type MarkerSettings, markerSettings } from "../../src/entry/circleci/markers.ts";
import { temporary } from "../support/program.ts";

const SETTINGS: MarkerSettings = {
  environment: "production",
  name: "",
  version: "",
  end: "success",
  isRollback: false,
};

/** Makes this script the job's program `circleci`; undefined for a job without one. */
async function installCircleci(script: string | undefined): Promise<string> {
  const bin = await temporary();
  if (script !== undefined) {
    await writeFile(join(bin, "circleci"), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, "circleci"), 0o755);
  }
  const path = process.env["PATH"];
  process.env["PATH"] = script === undefined ? bin : `${bin}:${path}`;
  onTestFinished(() => {
    process.env["PATH"] = path;
  });
  return bin;
}

/** The lines that are reported while a deploy is marked. */
async function reportedLines(script: string | undefined, callMs?: number): Promise<string[]> {
  await installCircleci(script);
  const lines: string[] = [];
  const markers = deployMarkers(SETTINGS, (line) => lines.push(line), callMs);
  markers.start("web", "RABC");
  await markers.end(undefined, false);
  return lines;
}

/** What is asked of CircleCI for a deploy with these settings that ends like this. */
async function callsFor(
  settings: Partial<MarkerSettings>,
  failure?: string,
  isCanceled = false,
  releases = ["RABC"],
): Promise<string[]> {
  const bin = await installCircleci('printf "%s\\n" "$*" >> "$(dirname "$0")/calls"');
  const markers = deployMarkers({ ...SETTINGS, ...settings }, () => undefined);
  for (const release of releases) markers.start("web", release);
  await markers.end(failure, isCanceled);
  return (await readFile(join(bin, "calls"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => line.replace("run release ", ""));
}

test("nothing is reported when CircleCI takes the marker", async () => {
  expect(await reportedLines("exit 0")).toEqual([]);
});

test.each<[string, string | undefined, string, number?]>([
  ["is not installed", undefined, "the program circleci is not installed"],
  ["is another program", "echo 'unknown command run' >&2; exit 2", "run release plan failed: unknown command run"],
  ["fails without a word", "exit 1", "run release plan failed"],
  ["does not end on SIGTERM", "trap '' TERM; while :; do :; done", "did not answer within 0.2 s", 200],
])("a program circleci that %s is reported once, and nothing fails", async (_, script, message, callMs) => {
  expect(await reportedLines(script, callMs)).toEqual([expect.stringContaining(`${message}`)]);
});

describe("a marker", () => {
  const plan = (name: string, version: string, ...more: string[]) =>
    [
      "plan",
      name,
      "--environment-name=production",
      "--component-name=web",
      `--target-version=${version}`,
      ...more,
    ].join(" ");

  test("has the static name convox-APP, which the plan_name of a release job can repeat", async () => {
    expect(await callsFor({})).toEqual([
      plan("convox-web", "RABC"),
      "update convox-web --status=running",
      "update convox-web --status=SUCCESS",
    ]);
  });

  test("takes another name and another version", async () => {
    const calls = await callsFor({ name: "web in production", version: "0123abc", isRollback: true });
    expect(calls[0]).toBe(plan("web in production", "0123abc", "--rollback"));
  });

  test("stays at running for a release job after a success", async () => {
    expect(await callsFor({ end: "running" })).toEqual([
      plan("convox-web", "RABC"),
      "update convox-web --status=running",
    ]);
  });

  test.each([
    ["fails", "R was rolled back: why\nand more", false, "FAILED --failure-reason=R was rolled back: why"],
    ["is canceled", "canceled", true, "CANCELED"],
  ])("ends when the deploy %s, even with the end running", async (_, failure, isCanceled, status) => {
    const calls = await callsFor({ end: "running" }, failure, isCanceled);
    expect(calls.at(-1)).toBe(`update convox-web --status=${status}`);
  });

  test("is that of the first promotion when a failed health check promotes the previous release again", async () => {
    expect(await callsFor({}, "the health check failed", false, ["RNEW", "ROLD"])).toEqual([
      plan("convox-web", "RNEW"),
      "update convox-web --status=running",
      "update convox-web --status=FAILED --failure-reason=the health check failed",
    ]);
  });
});

describe("the settings of a marker", () => {
  const settings = (env: Record<string, string>, command = "promote") =>
    markerSettings(command, { CONVOX_ORB_DEPLOY_MARKER: "production", ...env });

  test("do not exist without deploy_marker", () => {
    expect(markerSettings("promote", { CONVOX_ORB_DEPLOY_NAME: "x" })).toBeUndefined();
  });

  test("have their variables filled in", () => {
    const env = { CONVOX_ORB_DEPLOY_VERSION: "$CIRCLE_SHA1", CIRCLE_SHA1: "0123abc" };
    expect(settings(env)).toEqual({ ...SETTINGS, version: "0123abc" });
  });

  test("mark a rollback by the command or by the parameter", () => {
    expect(settings({}, "rollback")?.isRollback).toBe(true);
    expect(settings({ CONVOX_ORB_DEPLOY_MARKER_ROLLBACK: "1" })?.isRollback).toBe(true);
    expect(settings({ CONVOX_ORB_DEPLOY_MARKER_ROLLBACK: "0" })?.isRollback).toBe(false);
  });

  test.each([
    [{ CONVOX_ORB_DEPLOY_NAME: "--help" }, 'deploy_name is "--help": it must not start with "-"'],
    [{ CONVOX_ORB_DEPLOY_NAME: "a\nb" }, "or contain control characters"],
    [{ CONVOX_ORB_DEPLOY_MARKER_END: "later" }, 'deploy_marker_end is "later": allowed are success and running'],
  ])("reject %j", (env, message) => {
    expect(() => settings(env as Record<string, string>)).toThrow(message);
  });
});
