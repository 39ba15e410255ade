import { execFile, spawn } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { stage } from "../support/command.ts";
import { program, root, temporary } from "../support/program.ts";

const run = promisify(execFile);

/** The script for a shell, in a file. */
async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await program(["completion", shell]);
  expect([code, stderr]).toEqual([0, ""]);
  const file = join(await temporary(), `completion.${shell}`);
  await writeFile(file, stdout);
  return file;
}

/** An environment in which `convox-ci` is the program of this repository, and knows no Rack. */
async function shellEnvironment(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const bin = await temporary();
  await symlink(join(root, "bin/convox-ci.js"), join(bin, "convox-ci"));
  const path = [bin, dirname(process.execPath), process.env["PATH"]].join(delimiter);
  return { PATH: path, HOME: bin, TERM: "vt100", CONVOX_LOCAL_RACK_BUILDER: "plan", ...more };
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** What bash offers for the last word of a line that readline has split into `words`. */
async function inBash(words: readonly string[], more?: Record<string, string>): Promise<string[]> {
  const lines = [
    `source ${quote(await script("bash"))}`,
    `COMP_WORDS=(${words.map(quote).join(" ")})`,
    `COMP_CWORD=${words.length - 1}`,
    "compopt() { echo FILES; }",
    "_convox_ci",
    'printf "%s\\n" "$' + '{COMPREPLY[@]}"',
  ];
  const { stdout, stderr } = await run("bash", ["--norc", "-u", "-c", lines.join("\n")], {
    env: await shellEnvironment(more),
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

/** What the function gives zsh to offer: in a shell without a terminal the completion's own builtins stand in. */
async function inZsh(words: readonly string[], more?: Record<string, string>): Promise<string[]> {
  const last = words.at(-1) ?? "";
  const lines = [
    "compdef() { }",
    "_describe() { for one in ${(P)2}; do print -r -- ${one%%:*}; done }",
    "compadd() { [[ $1 == -- ]] && shift; print -rl -- $@ }",
    "_files() { print -r -- FILES }",
    "_path_files() { print -r -- FILES }",
    `source ${quote(await script("zsh"))}`,
    `words=(${words.map(quote).join(" ")}); CURRENT=${words.length}`,
    "_convox_ci",
    "true",
  ];
  const { stdout, stderr } = await run("zsh", ["-f", "-c", lines.join("\n")], { env: await shellEnvironment(more) });
  expect(stderr).toBe("");
  const offered = stdout.split("\n").filter((line) => line !== "");
  return offered.filter((line) => line.startsWith(last) || line === "FILES");
}

/** In an empty folder with one file, which stands for all files. */
async function inFish(words: readonly string[], more?: Record<string, string>): Promise<string[]> {
  const line = words.join(" ");
  const cwd = await temporary();
  await writeFile(join(cwd, "FILES"), "");
  const source = `source ${quote(await script("fish"))}; complete -C ${quote(line)}`;
  const { stdout, stderr } = await run("fish", ["-N", "-c", source], { env: await shellEnvironment(more), cwd });
  expect(stderr).toBe("");
  return stdout
    .split("\n")
    .map((row) => row.split("\t")[0] ?? "")
    .filter((word) => word !== "");
}

/** A Rack with an app that runs a release, and the settings that name it. */
async function promotedApp(): Promise<{ env: Record<string, string>; release: string }> {
  const { server, release } = await stage({ promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0 } });
  return { env: { RACK_URL: server.url }, release: await release() };
}

const installCompletion = async (shell: string) =>
  run(shell, ["--version"]).then(
    () => true,
    () => false,
  );

describe.each([
  ["bash", inBash, await installCompletion("bash")],
  ["zsh", inZsh, await installCompletion("zsh")],
  ["fish", inFish, await installCompletion("fish")],
] as const)("%s", (name, offered, there) => {
  test.skipIf(!there)(`${name} completes commands, their second words, flags and the values of flags`, async () => {
    expect(await offered(["convox-ci", "prom"])).toEqual(["promote"]);
    expect(await offered(["convox-ci", "builds", "ex"])).toEqual(["export"]);
    expect((await offered(["convox-ci", "builds", ""])).sort()).toEqual([
      "cancel",
      "copy",
      "export",
      "find",
      "import",
      "info",
      "logs",
    ]);
    expect(await offered(["convox-ci", "builds", "find", "--git"])).toEqual(["--git-sha"]);
    expect(await offered(["convox-ci", "builds", "find", "--status", "comp"])).toEqual(["complete"]);
    expect(await offered(["convox-ci", "completion", "z"])).toEqual(["zsh"]);
    expect(await offered(["convox-ci", "help", "prom"])).toEqual(["promote"]);
    expect(await offered(["convox-ci", "help", "exit"])).toEqual(["exit-codes"]);
  });

  test.skipIf(!there)(`${name} completes the names of the Convox CLI`, async () => {
    expect(await offered(["convox-ci", "deploy-d"])).toEqual(["deploy-debug"]);
    expect((await offered(["convox-ci", "apps", "c"])).sort()).toEqual(["cancel", "create"]);
    expect(await offered(["convox-ci", "releases", "promote", "--allow"])).toEqual(["--allow-older"]);
  });

  test.skipIf(!there)(`${name} completes files only where a file is meant`, async () => {
    if (name !== "fish") expect(await offered(["convox-ci", "deploy", ""])).toEqual(["FILES"]);
    expect(await offered(["convox-ci", "builds", "import", "--file", ""])).toEqual(["FILES"]);
    expect(await offered(["convox-ci", "logs", "--filter", ""])).toEqual([]);
    expect(await offered(["convox-ci", "builds", "info", ""])).toEqual([]);
  });

  test.skipIf(!there)(`${name} completes values from the Rack`, async () => {
    const { env, release } = await promotedApp();
    expect(await offered(["convox-ci", "deploy", "--app", "w"], env)).toEqual(["web"]);
    expect(await offered(["convox-ci", "promote", "--app", "web", "R"], env)).toEqual([release]);
    expect(await offered(["convox-ci", "deploy", "--rack", "lo"], env)).toEqual(["local"]);
  });

  test.skipIf(!there)(
    `${name} is offered neither secrets nor names that are only there for old workflows`,
    async () => {
      const flags = await offered(["convox-ci", "builds", "copy", "--"]);
      expect(flags).toContain("--to-rack");
      for (const flag of ["--password", "--to-password", "--destination-rack", "--destinationApp"])
        expect(flags).not.toContain(flag);
    },
  );
});

test("in bash a value after = is completed too", async () => {
  const { env } = await promotedApp();
  expect(await inBash(["convox-ci", "builds", "find", "--status", "=", "fa"])).toEqual(["failed"]);
  expect(await inBash(["convox-ci", "builds", "find", "--status", "="])).toContain("complete");
  expect(await inBash(["convox-ci", "logs", "--app", "=", "we"], env)).toEqual(["web"]);
});

test("another shell is a mistake that names those there are", async () => {
  const { code, stderr } = await program(["completion", "tcsh"]);
  expect([code, stderr]).toEqual([2, 'ERROR: shell is "tcsh": allowed values are bash, zsh, fish\n']);
});

test("the line that help names works in zsh, with and without compinit", async () => {
  const help = await program(["help", "completion"]);
  expect(help.stdout.replace(/\s+/g, " ")).toContain("In zsh: source <(convox-ci completion zsh)");
  const bin = join(root, "bin/convox-ci.js");
  for (const setup of ["", "autoload -Uz compinit; compinit -u; "]) {
    const line = `${setup}convox-ci() { ${quote(process.execPath)} ${quote(bin)} "$@" }; source <(convox-ci completion zsh); print -r -- $_comps[convox-ci]`;
    const { stdout, stderr } = await run("zsh", ["-f", "-c", line], {
      env: { ...process.env, ZDOTDIR: await temporary() },
    });
    expect([stdout.trim(), stderr]).toEqual(["_convox_ci", ""]);
  }
});

test.each([
  ["bash", "bash --norc -i", "source <(convox-ci completion bash)", await installCompletion("bash")],
  ["zsh", "zsh -f -i", "source <(convox-ci completion zsh)", await installCompletion("zsh")],
] as const)(
  "in a terminal, %s completes a release after the line that help names",
  async (name, shell, install, there) => {
    if (!there) return;
    const help = await program(["help", "completion"]);
    expect(help.stdout.replace(/\s+/g, " ").toLowerCase()).toContain(`in ${name}: ${install}`);
    const { env, release } = await promotedApp();
    const child = spawn("script", ["-qfec", shell, "/dev/null"], {
      env: await shellEnvironment(env),
      cwd: await temporary(),
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let screen = "";
    const shows = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => screen.includes(text) && resolve();
        child.stdout.on("data", look);
        look();
      });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
    });
    child.stdin.write(`${install}; echo rea''dy\n`);
    await shows("ready");
    child.stdin.write("convox-ci promote --app web R\t");
    // A shell prints only what it adds to the line.
    await shows(release.slice(1));
  },
);
