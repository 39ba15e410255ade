import { chmod, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";

const hello = join(root, "examples/hello");
const SUCCESS = /deploy succeeded \(app: web, release: R[A-Z]{10}, build: B[A-Z]{10}, status: running\)/;

async function deploy(options: Partial<Parameters<typeof runAction>[0]> = {}) {
  const rack = await servedRack();
  return await runAction({
    action: join(root, "actions/deploy"),
    workspace: hello,
    with: { app: "web" },
    env: { RACK_URL: rack.url },
    ...options,
  });
}

describe("an action whose results cannot be recorded finishes the deploy", () => {
  test.each([
    ["GITHUB_STATE is missing", "/nowhere/state", "the file does not exist"],
    ["GITHUB_STATE is on a full disk", "/dev/full", "no space left on device"],
  ])("%s: a warning", async (_, path, reason) => {
    const ran = await deploy({ files: { GITHUB_STATE: path } });
    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ status: "running" });
    expect(ran.annotations.map(({ level, message }) => [level, message])).toEqual([
      ["warning", `The post step cannot clean up after this step: GITHUB_STATE cannot be written: ${reason}`],
    ]);
  });

  test.each([
    ["GITHUB_OUTPUT is missing", "/nowhere/output", "the file does not exist"],
    ["GITHUB_OUTPUT is on a full disk", "/dev/full", "no space left on device"],
    ["GITHUB_OUTPUT is a folder", "/tmp", "it is a directory"],
  ])("%s: the log says that the deploy succeeded, then the step fails with one sentence", async (_, path, reason) => {
    const ran = await deploy({ files: { GITHUB_OUTPUT: path } });
    expect(ran.conclusion).toBe("failure");
    expect(ran.log).toMatch(SUCCESS);
    expect(ran.annotations.map(({ message }) => message)).toEqual([
      `deploy succeeded, but its outputs are not recorded: GITHUB_OUTPUT cannot be written: ${reason}\nLater steps cannot read the outputs of this step.`,
    ]);
  });

  test("GITHUB_ENV and GITHUB_STEP_SUMMARY are missing: deploy does not need them", async () => {
    const ran = await deploy({ files: { GITHUB_ENV: "/nowhere/env", GITHUB_STEP_SUMMARY: "/nowhere/summary" } });
    expect(ran).toMatchObject({ conclusion: "success", outputs: { status: "running" } });
  });

  test.each([
    ["full", "> /dev/full"],
    ["closed", ">&-"],
  ])("standard output is %s", async (_, redirect) => {
    const ran = await deploy({ redirect });
    expect([ran.conclusion, ran.outputs["status"]]).toEqual(["success", "running"]);
    expect(ran.stderr).not.toContain("at ");
  });
});

/** Runs the program behind a redirection of the shell. */
async function runRedirected(words: string[], redirect: string, env: Record<string, string>) {
  const dir = await temporary();
  const node = join(dir, "node");
  await symlink(process.execPath, node);
  const quoted = words.map((word) => `'${word}'`).join(" ");
  const { execFile } = await import("node:child_process");
  return await new Promise<{ code: number; stderr: string }>((resolve) => {
    const line = `exec '${node}' '${join(root, "bin/convox-ci.js")}' ${quoted} ${redirect}`;
    const vars = { PATH: process.env["PATH"], HOME: dir, CONVOX_LOCAL_RACK_BUILDER: "plan", ...env };
    execFile("sh", ["-c", line], { cwd: hello, env: vars }, (error, _, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, stderr }),
    );
  });
}

describe("the program whose standard output is full or closed", () => {
  test("finishes a deploy, says how it ended, and that the log is incomplete", async () => {
    const rack = await servedRack();
    const ran = await runRedirected(["deploy", "--app", "web"], "> /dev/full", { RACK_URL: rack.url });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(SUCCESS);
    const last = "WARNING: standard output cannot be written (no space left on device), so the log is incomplete\n";
    expect(ran.stderr.endsWith(last)).toBe(true);
  });

  test("fails when the result is lost", async () => {
    const rack = await servedRack();
    for (const words of [
      ["build", "--app", "web", "--id"],
      ["apps", "--json"],
    ]) {
      const ran = await runRedirected(words, "> /dev/full", { RACK_URL: rack.url });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain(` succeeded`);
      expect(ran.stderr).toContain(
        "ERROR: standard output cannot be written (no space left on device), so the result is incomplete\n",
      );
      expect(ran.stderr).not.toContain("    at ");
    }
    expect(await runRedirected(["help"], "> /dev/full", {})).toMatchObject({ code: 1 });
  });

  test("a reader that stops early is no failure", async () => {
    const rack = await servedRack();
    const ran = await runRedirected(["deploy", "--app", "web"], "| true", { RACK_URL: rack.url });
    expect(ran).toEqual({ code: 0, stderr: "" });
  });

  test("both streams full: the exit code still says how the command ended", async () => {
    const rack = await servedRack();
    const env = { RACK_URL: rack.url };
    expect((await runRedirected(["deploy", "--app", "web"], "> /dev/full 2>&1", env)).code).toBe(0);
    expect((await runRedirected(["ps", "--app", "nowhere"], "> /dev/full 2>&1", env)).code).not.toBe(0);
  });
});

test("standard output holds only the result, even if a library prints something", async () => {
  const rack = await servedRack();
  const dir = await temporary();
  const closed = join(dir, "closed");
  await mkdir(closed);
  await chmod(closed, 0o000);
  const env = { RACK_URL: rack.url, PATH: `${closed}/x:${join(root, "package.json")}:${process.env["PATH"]}` };
  const ran = await program(["build", hello, "--app", "web", "--id"], { env });
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^R[A-Z]{10}$/);
});

test("what a library prints with console.log goes to standard error", async () => {
  const script = `
    const { runCli } = await import(${JSON.stringify(join(root, "dist/index.js"))});
    await runCli(["version"]);
    console.log("from a library");`;
  const { execFile } = await import("node:child_process");
  const ran = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, ["--input-type=module", "-e", script], (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(ran).toEqual({ stdout: `${version}\n`, stderr: "from a library\n" });
});
