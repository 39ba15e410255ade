import { execFileSync, spawn } from "node:child_process";
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";

const KEY = "deploy-key-of-acme";
const RELEASE = /^R[A-Z]{10}$/;

/** The code block of a recipe that begins with this language. */
async function block(recipe: string, language: string): Promise<string> {
  const text = await readFile(join(root, `docs/recipes/${recipe}.md`), "utf8");
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(text)?.[1];
  if (found === undefined) throw new Error(`${recipe}.md has no block of ${language}`);
  return found;
}

interface Job {
  readonly dir: string;
  readonly rack: LocalRack;
  /** Runs lines of a recipe as CI systems do, with the recipe's own variables beneath those of the job. */
  script(lines: readonly string[], variables?: Record<string, string>): Promise<{ stdout: string; stderr: string }>;
}

/**
 * A work tree of an app, a Rack behind a Console, and a shell in which `npx --yes @convox/ci@1` is this package. What a
 * recipe sets for the Rack is replaced, everything else is as it stands there.
 */
async function job(extra: Record<string, string> = {}): Promise<Job> {
  const rack = await servedRack({
    builder: "plan",
    execute: "host",
    console: { organization: "acme", keys: [{ key: KEY, policy: "default" }] },
  });
  const [dir, bin] = [await temporary(), await temporary()];
  await cp(join(root, "examples/hello"), dir, { recursive: true });
  const git = (...argv: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...argv], { cwd: dir });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "Hello");
  const tool = async (name: string, text: string) => {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}`);
    await chmod(join(bin, name), 0o755);
  };
  await tool(
    "npx",
    `[ "$1 $2" = "--yes @convox/ci@1" ] || exit 64\nshift 2\nexec '${process.execPath}' '${join(root, "bin/convox-ci.js")}' "$@"\n`,
  );
  await tool("buildkite-agent", `case "$2" in set) printf %s "$4" > "$0.$3" ;; get) cat "$0.$3" ;; esac\n`);
  const env = {
    PATH: `${bin}:${process.env["PATH"]}`,
    HOME: bin,
    CONVOX_HOST: `http://${rack.consoleHost}`,
    CONVOX_PASSWORD: KEY,
    CONVOX_RACK: "acme/local",
    BITBUCKET_COMMIT: git("rev-parse", "HEAD").toString().trim(),
    ...extra,
  };
  return { dir, rack, script: (lines, variables = {}) => bash(lines.join("\n"), dir, { ...variables, ...env }) };
}

function bash(text: string, cwd: string, env: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  return new Promise((done, failed) => {
    const child = spawn("bash", ["-eu", "-c", text], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("error", failed);
    child.on("close", (code) =>
      code === 0 ? done({ stdout, stderr }) : failed(new Error(`exit ${code}: ${text}\n${stdout}${stderr}`)),
    );
  });
}

async function queryRack(rack: LocalRack, ...argv: string[]) {
  return JSON.parse((await program([...argv, "--json"], { env: { RACK_URL: rack.url } })).stdout);
}
const running = async (rack: LocalRack): Promise<string> =>
  (await queryRack(rack, "apps", "info", "--app", "web")).release;
const builds = async (rack: LocalRack): Promise<{ build: string; release: string }[]> =>
  queryRack(rack, "builds", "--app", "web");

/** A second Rack, and the variables that make it the destination. */
async function production() {
  const rack = await servedRack({ builder: "plan" });
  return { rack, env: { CONVOX_DESTINATION_RACK_URL: rack.url, CONVOX_DESTINATION_RACK: "" } };
}

test("GitLab CI: builds, runs a command in the new release, promotes, and copies to production", async () => {
  const file = parse(await block("gitlab", "yaml"));
  const other = await production();
  const { script, dir, rack } = await job(other.env);
  const run = async (name: string, artifacts = {}) =>
    script(file[name].script, { ...file.variables, ...file[name].variables, ...artifacts });

  await run("build");
  const dotenv = await readFile(join(dir, file.build.artifacts.reports.dotenv), "utf8");
  const artifacts = Object.fromEntries(
    dotenv
      .trim()
      .split("\n")
      .map((line) => line.split("=")),
  );
  const { stdout } = await run("staging", artifacts);
  await run("production", artifacts);

  expect(artifacts).toEqual({ BUILD: expect.stringMatching(/^B[A-Z]{10}$/), RELEASE: expect.stringMatching(RELEASE) });
  expect(stdout).toContain("migrating\n");
  expect(await running(rack)).toBe(artifacts["RELEASE"]);
  const [copied] = await builds(other.rack);
  expect(await running(other.rack)).toBe(copied?.release);
});

test("Bitbucket Pipelines: builds, promotes, finds the build of the commit and copies it to production", async () => {
  const steps: { step: { script: string[]; artifacts?: string[] } }[] = parse(await block("bitbucket", "yaml"))
    .pipelines.branches.main;
  const other = await production();
  const { script, dir, rack } = await job(other.env);
  for (const { step } of steps) await script(step.script);

  expect((await readFile(join(dir, steps[0]?.step.artifacts?.[0] ?? ""), "utf8")).trim()).toMatch(RELEASE);
  expect(await running(rack)).toMatch(RELEASE);
  expect(await running(other.rack)).toBe((await builds(other.rack))[0]?.release);
});

test("Buildkite: hands the release from step to step, and promotes it", async () => {
  const { env, steps } = parse(await block("buildkite", "yaml"));
  const { script, rack } = await job();
  for (const { commands } of steps) {
    // The upload of a pipeline turns $$ into $.
    if (commands)
      await script(
        commands.map((line: string) => line.replaceAll("$$", "$")),
        env,
      );
  }

  expect(await running(rack)).toBe((await builds(rack))[0]?.release);
});

test("Jenkins: builds with a log to keep, migrates, promotes", async () => {
  const file = await block("jenkins", "groovy");
  const { script, dir, rack } = await job();
  const variables = Object.fromEntries(
    [...file.matchAll(/^ +(CONVOX_\w+) = '(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
  const scripts = [...file.matchAll(/sh '''\n(.*?)'''/gs)].map(([, text]) => text ?? "");
  for (const text of scripts) await script([text], variables);

  expect(scripts).toHaveLength(3);
  expect(await running(rack)).toBe((await readFile(join(dir, "release.txt"), "utf8")).trim());
  expect(await readFile(join(dir, "build.log"), "utf8")).not.toBe("");
});

test("a shell: the second run of a commit promotes what the first has built", async () => {
  const { script, dir, rack } = await job({ CONVOX_APP: "web" });
  await mkdir(join(dir, ".git/run"));
  await writeFile(join(dir, ".git/run/deploy.sh"), await block("shell", "bash"));
  await script(["bash .git/run/deploy.sh"]);
  const first = await running(rack);
  await script(["bash .git/run/deploy.sh"]);

  expect(first).toMatch(RELEASE);
  expect(await running(rack)).toBe(first);
  expect(await builds(rack)).toHaveLength(1);
});

test("a line that fails fails the job, also inside of a substitution", async () => {
  const { script } = await job({ CONVOX_PASSWORD: "wr0ng" });
  const { commands } = parse(await block("buildkite", "yaml")).steps[0];
  await expect(
    script(
      commands.map((line: string) => line.replaceAll("$$", "$")),
      { CONVOX_APP: "web" },
    ),
  ).rejects.toThrow(/^exit 3: [\s\S]*401/);
});
