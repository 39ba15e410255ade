import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
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

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** What bash offers for the last word of a line that readline has split into `words`. */
async function inBash(words: readonly string[]): Promise<string[]> {
  const lines = [
    `source ${quote(await script("bash"))}`,
    `COMP_WORDS=(${words.map(quote).join(" ")})`,
    `COMP_CWORD=${words.length - 1}`,
    "_convox_ci",
    'printf "%s\\n" "$' + '{COMPREPLY[@]}"',
  ];
  const { stdout, stderr } = await run("bash", ["-u", "-c", lines.join("\n")]);
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

/** What the function gives zsh to offer: in a shell without a terminal the completion's own builtins stand in. */
async function inZsh(words: readonly string[]): Promise<string[]> {
  const last = words.at(-1) ?? "";
  const lines = [
    "compdef() { }",
    "_describe() { for one in ${(P)2}; do print -r -- ${one%%:*}; done }",
    "compadd() { [[ $1 == -- ]] && shift; print -rl -- $@ }",
    "_files() { print -r -- FILES }",
    `source ${quote(await script("zsh"))}`,
    `words=(${words.map(quote).join(" ")}); CURRENT=${words.length}`,
    "_convox_ci",
  ];
  const { stdout, stderr } = await run("zsh", ["-f", "-c", lines.join("\n")]);
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line.startsWith(last) && line !== "");
}

async function inFish(words: readonly string[]): Promise<string[]> {
  const line = words.join(" ");
  const { stdout, stderr } = await run("fish", [
    "-N",
    "-c",
    `source ${quote(await script("fish"))}; complete -C ${quote(line)}`,
  ]);
  expect(stderr).toBe("");
  return stdout
    .split("\n")
    .map((row) => row.split("\t")[0] ?? "")
    .filter((word) => word !== "");
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
    expect(await offered(["convox-ci", "dep"])).toEqual(["deploy"]);
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

test("in bash a value after = is completed too, and a file where a flag wants a text", async () => {
  expect(await inBash(["convox-ci", "builds", "find", "--status", "=", "fa"])).toEqual(["failed"]);
  expect(await inBash(["convox-ci", "builds", "find", "--status", "="])).toContain("complete");
  expect(await inBash(["convox-ci", "builds", "import", "--file", "pack"])).toEqual([]);
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
