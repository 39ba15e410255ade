import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { deployMarkers } from "../../src/entry/circleci/markers.ts";
import { temporary } from "../support/program.ts";

/** The lines printed when the job's program `circleci` is this script; undefined for a job without one. */
async function markerMessages(script: string | undefined, callMs?: number): Promise<string[]> {
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
  const lines: string[] = [];
  const markers = deployMarkers("production", false, (line) => lines.push(line), callMs);
  markers.start("web", "RABC");
  await markers.end(undefined, false);
  return lines;
}

test("a marker that is set prints nothing", async () => {
  expect(await markerMessages("exit 0")).toEqual([]);
});

test.each<[string, string | undefined, string, number?]>([
  ["there is none", undefined, "the program circleci is not installed"],
  ["it is another program", "echo 'unknown command run' >&2; exit 2", "run release plan failed: unknown command run"],
  ["it says nothing", "exit 1", "run release plan failed"],
  ["it never ends, even when asked to", "trap '' TERM; while :; do :; done", "did not answer within 0.2 s", 200],
])("where %s, that is printed once and nothing fails", async (_, script, message, callMs) => {
  expect(await markerMessages(script, callMs)).toEqual([expect.stringContaining(`${message}`)]);
});
