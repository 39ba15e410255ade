import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";

test.each([
  [
    "a file in place of the data folder",
    async (dir: string) => {
      await writeFile(join(dir, "file"), "");
      return join(dir, "file");
    },
    "a file is in its place",
  ],
  ["a data folder below a device", async () => "/dev/null/data", "a file is in its place"],
])("the program reports %s in one sentence", async (_, dataIn, reason) => {
  const data = await dataIn(await temporary());
  const env = { CONVOX_LOCAL_RACK_DATA: data, CONVOX_LOCAL_RACK_BUILDER: "plan" };
  const { code, stderr } = await program(["deploy", join(root, "examples/hello"), "--rack", "local", "--app", "web"], {
    env,
  });
  expect(code).toBe(2);
  expect(stderr).toContain(`local Rack: data folder ${data} cannot be used: ${reason}`);
  expect(stderr).toContain("Set CONVOX_LOCAL_RACK_DATA to a folder that can be written.");
  expect(stderr).not.toContain("    at ");
});

/** Runs a line of shell with Node as $0. */
function runShell(line: string, env: Record<string, string> = {}): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const vars = { PATH: process.env["PATH"], HOME: "/nowhere", ...env };
    execFile("sh", ["-c", line, process.execPath], { cwd: root, env: vars }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, text: stdout + stderr }),
    );
  });
}

test("a part of the program that cannot be loaded, as too many files are open, is one sentence", async () => {
  // How many files Node itself needs depends on its version.
  const texts: string[] = [];
  for (const limit of [20, 21, 22, 23]) {
    const { code, text } = await runShell(`ulimit -n ${limit}; exec "$0" bin/convox-ci.js apps --rack local`);
    const isOfNode = /bin\/convox-ci\.js'|Native stack trace|^node:internal\/modules\/run_main/m.test(text);
    if (isOfNode || code === 0) continue;
    texts.push(text);
  }
  expect(texts.filter((text) => text.includes("    at "))).toEqual([]);
  expect(texts.join("")).toContain(
    "too many open files\nRaise the limit on open files, for example with ulimit -n 4096.",
  );
});

const canMount = spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

describe("a step of the orb whose files are on a full disk", () => {
  test("records nothing of it in BASH_ENV and says so in one warning (skipped where mounts are not allowed)", async (context) => {
    context.skip(!canMount);
    const rack = await servedRack();
    const dir = await temporary();
    // A page of memory that has room for the start of one more line.
    const before = `export A='${"x".repeat(4060)}'\n`;
    await writeFile(join(dir, "before"), before);
    const step = `import(process.argv[1]).then((core) => core.runOrb("deploy"))`;
    const line = [
      `unshare -m sh -ec '`,
      `mount -t tmpfs -o size=4k,nr_inodes=2 tmpfs /mnt`,
      `cp ${dir}/before /mnt/env`,
      `"$0" -e "$1" ${root}/dist/index.js`,
      `cp /mnt/env ${dir}/after' "$0" "$STEP"`,
    ].join("\n");
    const env = { STEP: step, RACK_URL: rack.url, BASH_ENV: "/mnt/env", CONVOX_ORB_RESULTS_DIR: "/mnt/results" };
    const { code, text } = await runShell(line, {
      ...env,
      CONVOX_PARAM_APP: "web",
      CONVOX_PARAM_WORKING_DIRECTORY: join(root, "examples/hello"),
    });

    expect([code, text]).toEqual([0, expect.stringMatching(/deploy succeeded \(app: web, /)]);
    expect(text).toContain(
      "Not recorded: BASH_ENV (/mnt/env): no space left on device; results_dir (/mnt/results): no space left on device",
    );
    expect(text).not.toContain("    at ");
    expect(await readFile(join(dir, "after"), "utf8")).toBe(before);
  });
});
