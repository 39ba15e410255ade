import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { secretForms } from "../../src/rack/index.ts";
import { runAction } from "../support/github-runner.ts";
import { hostileRack, type Mode } from "../support/hostile-rack.ts";
import { program, root, temporary } from "../support/program.ts";

/** Characters that JSON, HTML, URLs and shells quote. */
const CANARY = `c4n4ry/k"e<y>&'$1+z`;
const VARIABLE = `v4riable-"secret"-<9>&x`;

/** Commands that end soon, also with a Rack that does not work. */
const COMMANDS: readonly (readonly string[])[] = [
  ["apps"],
  ["builds"],
  ["builds", "info", "BABCDEFGHIJ"],
  ["builds", "logs", "BABCDEFGHIJ", "--log-file", "build.log"],
  ["builds", "find", "--newest"],
  ["builds", "export", "BABCDEFGHIJ", "--file", "b.tgz"],
  ["releases"],
  ["releases", "info", "RABCDEFGHIJ"],
  ["releases", "manifest", "RABCDEFGHIJ"],
  ["releases", "find", "--newest"],
  ["env"],
  ["env", "get", "KEY", "--reveal"],
  ["env", "set", "TOKEN=x", "--replace"],
  ["ps"],
  ["scale"],
  ["services"],
  ["resources"],
  ["diagnose"],
  ["doctor"],
  ["logs", "--no-follow", "--log-file", "app.log"],
  ["run", "web", "true", "--log-file", "run.log", "--environment-json", JSON.stringify({ TOKEN: VARIABLE })],
  ["exec", "web-1", "true"],
  ["rollback"],
];

/** A `git` that writes its arguments and its environment to a file, and then fails. */
async function recordingTools(dir: string): Promise<string> {
  const script = `#!/bin/sh\n{ printf '%s\\n' "$0" "$@"; env; } >> '${dir}/children.txt'\nexit 1\n`;
  for (const name of ["git", "docker", "circleci"]) {
    await writeFile(join(dir, name), script);
    await chmod(join(dir, name), 0o755);
  }
  return `${dir}:${process.env["PATH"]}`;
}

async function filesIn(dir: string): Promise<Buffer> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFile(join(parentPath, name)));
  return Buffer.concat(await Promise.all(files));
}

const needles = [...secretForms(CANARY), ...secretForms(VARIABLE)]
  .filter((form) => form.length >= 4)
  .map((form) => Buffer.from(form));

/** The forms of a secret that `bytes` hold, also where colors stand inside them. */
function leaks(bytes: Buffer): string[] {
  const plain = Buffer.from(bytes.toString("latin1").replace(/\x1b\[[\d;]*m/g, ""), "latin1");
  return needles.filter((needle) => bytes.includes(needle) || plain.includes(needle)).map(String);
}

/** Sequences that a terminal obeys, other than colors. */
const OBEYED = /\x1b(?!\[[\d;:]*m)|\xc2[\x80-\x9f]/;

describe.each<Mode>(["texts", "everything", "errors"])("a Rack that answers with the password in %s", (mode) => {
  test.each([
    ["as text", []],
    ["as JSON", ["--json"]],
  ])("finds it in no byte that the program writes (%s)", async (_, flags) => {
    const rack = await hostileRack(CANARY, mode);
    const dir = await temporary();
    const tools = await temporary();
    const env = { RACK_URL: rack.rackUrl, CONVOX_APP: "web", PATH: await recordingTools(tools), TOKEN: VARIABLE };
    let bytes = 0;
    const found: string[] = [];
    const limits = ["--timeout", "2s"];
    const run = async (words: readonly string[]) => {
      const command = ["run", "exec", "rollback"].includes(words[0] ?? "") ? [...words, ...limits] : words;
      const { stdout, stderr } = await program([...command, ...flags], { env, cwd: dir });
      const printed = Buffer.from(stdout + stderr);
      bytes += printed.length;
      for (const leak of leaks(printed)) found.push(`${words.join(" ")}: ${leak}`);
      const isData = words.includes("--reveal") && flags.length === 0;
      // Logs are data where standard output is a pipe.
      const ours =
        isData || ["logs", "run", "exec"].includes(words.find((word) => !word.startsWith("builds")) ?? "")
          ? stderr
          : stdout + stderr;
      const sequence = OBEYED.exec(Buffer.from(ours).toString("latin1"));
      if (sequence)
        found.push(
          `${words.join(" ")}: a control sequence in ${JSON.stringify(ours.slice(sequence.index - 40, sequence.index + 40))}`,
        );
      expect(Math.max(...(stdout + stderr).split("\n").map((line) => line.length))).toBeLessThan(64 * 1024);
    };
    const waiting = [...COMMANDS];
    await Promise.all(
      [1, 2, 3].map(async () => {
        for (let words = waiting.shift(); words; words = waiting.shift()) await run(words);
      }),
    );

    const files = Buffer.concat([await filesIn(dir), await filesIn(tools)]);
    expect([...found, ...leaks(files)]).toEqual([]);
    expect(rack.requests.length).toBeGreaterThan(COMMANDS.length);
    expect(bytes + files.length).toBeGreaterThan(5000);
  });

  test("finds it in no byte that an action writes: log, outputs, state, summary", async () => {
    const rack = await hostileRack(CANARY, mode);
    const found: string[] = [];
    for (const [action, given] of [
      ["diagnose", {}],
      ["find-build", { newest: "true" }],
      ["logs", { follow: "false" }],
      ["run", { service: "web", command: "true", timeout: "2s" }],
    ] as const) {
      const ran = await runAction({
        action: join(root, "actions", action),
        with: { app: "web", ...given },
        env: { RACK_URL: rack.rackUrl },
      });
      const { outputs, state, summary, env, path, log } = ran;
      // The commands ::add-mask:: themselves hold the secret.
      const printed = (ran.stdout + ran.stderr).replace(/^::add-mask::.*$/gm, "");
      const written = JSON.stringify({ outputs, state, env, path }) + summary + log + printed;
      for (const leak of leaks(Buffer.from(written))) found.push(`${action}: ${leak}`);
    }
    expect(found).toEqual([]);
  });
});
