import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandReader, parseCommand, silentStep } from "./github-commands.ts";
import { parsePairs } from "./github-files.ts";
import { runAction } from "./github-runner.ts";

/** An action in a temporary folder whose main script is the text. */
async function action(main: string, options: { inputs?: string; post?: string; runs?: string } = {}): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "action-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const post = options.post === undefined ? "" : "\n  post: post.mjs";
  const yml = `name: fixture\ninputs:${options.inputs ?? " {}"}\nruns:\n  using: node24\n  main: main.mjs${post}${options.runs ?? ""}\n`;
  await writeFile(join(dir, "action.yml"), yml);
  await writeFile(join(dir, "main.mjs"), `import { appendFileSync } from "node:fs";\n${main}\n`);
  await writeFile(join(dir, "post.mjs"), options.post ?? "");
  return dir;
}

function heard(...lines: string[]): ReturnType<typeof silentStep> {
  const said = silentStep();
  lines.forEach(commandReader(said));
  return said;
}

test("an action gets every declared input, its default or nothing, and what the runner sets", async () => {
  const inputs = `
  app: { required: true }
  build-args: { default: "A=1" }
  spaced name: {}
  buildargs: { deprecationMessage: use build-args }`;
  const dir = await action("console.log(JSON.stringify(process.env))", { inputs });

  const ran = await runAction({
    action: dir,
    with: { app: "web", buildargs: "B=2", nope: "x" },
    env: { CONVOX_HOST: "h" },
  });

  const env = JSON.parse(ran.stdout);
  expect(env).toMatchObject({
    INPUT_APP: "web",
    "INPUT_BUILD-ARGS": "A=1",
    INPUT_SPACED_NAME: "",
    INPUT_BUILDARGS: "B=2",
    INPUT_NOPE: "x",
    CONVOX_HOST: "h",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_REF: "refs/heads/main",
  });
  expect(Object.keys(env).filter((name) => name.startsWith("npm_") || name.startsWith("VITEST"))).toEqual([]);
  expect(ran.annotations.map(({ message }) => message)).toEqual([
    "Unexpected input(s) 'nope', valid inputs are ['app', 'build-args', 'spaced name', 'buildargs']",
    "Input 'buildargs' has been deprecated with message: use build-args",
  ]);
  expect(ran).toMatchObject({ code: 0, conclusion: "success", faults: [], sent: [] });
});

test("outputs, environment, state, path and summary come from the files", async () => {
  const dir = await action(`
    const add = (name, text) => appendFileSync(process.env[name], text);
    add("GITHUB_OUTPUT", "release=R1\\nnotes<<EOF\\none\\ntwo=2\\nEOF\\nempty<<END\\nEND\\n");
    add("GITHUB_ENV", "A=b=c\\n");
    add("GITHUB_STATE", "build=B1\\n");
    add("GITHUB_PATH", "/opt/x\\n");
    add("GITHUB_STEP_SUMMARY", "# done\\n");
    process.exitCode = 3;`);
  expect(await runAction({ action: dir })).toMatchObject({
    code: 3,
    conclusion: "failure",
    outputs: { release: "R1", notes: "one\ntwo=2", empty: "" },
    env: { A: "b=c" },
    state: { build: "B1" },
    path: ["/opt/x"],
    summary: "# done\n",
  });
});

test.each(["novalue", "=x", "name<<", "name<<EOF\nvalue\n"])(
  "the file %j is malformed, and the step fails",
  async (text) => {
    expect(() => parsePairs(text)).toThrow(/^Invalid/);
    const dir = await action(`appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(text)});`);
    const ran = await runAction({ action: dir });
    expect(ran).toMatchObject({ code: 0, conclusion: "failure", outputs: {} });
    expect(ran.faults).toEqual([
      expect.stringMatching(/^Unable to process file command 'GITHUB_OUTPUT' successfully\. Invalid/),
    ]);
  },
);

test("the post step gets the state, the environment and the masks of the main one", async () => {
  const dir = await action(
    `appendFileSync(process.env.GITHUB_STATE, "build=B1\\n");
     appendFileSync(process.env.GITHUB_ENV, "LATER=yes\\n");
     console.log("::save-state name=old::style"); console.log("::add-mask::hush"); process.exitCode = 1;`,
    { post: "console.log(process.env.STATE_build, process.env.STATE_old, process.env.LATER, 'hush');" },
  );
  expect(await runAction({ action: dir })).toMatchObject({ code: 1, post: { code: 0, log: "B1 style yes ***" } });
});

test("a post step may be left to success", async () => {
  const dir = await action("process.exitCode = 1", { post: "", runs: "\n  post-if: success()" });
  expect(await runAction({ action: dir })).not.toHaveProperty("post");
});

const PATIENT = { terminateMs: 60_000, killMs: 60_000 };

test("a canceled action gets SIGINT and may clean up", async () => {
  const dir = await action(
    `process.on("SIGINT", () => { console.log("cleaning"); clearInterval(alive); process.exitCode = 130; });
     const alive = setInterval(() => {}, 1000); console.log("ready");`,
  );
  expect(await runAction({ action: dir, cancelAfter: /^ready$/, signals: PATIENT })).toMatchObject({
    code: 130,
    conclusion: "canceled",
    log: "ready\ncleaning",
    sent: ["SIGINT"],
  });
});

test("an action that does not mind is ended", async () => {
  const dir = await action(
    `for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
     setInterval(() => {}, 1000); console.log("ready");`,
  );
  const signals = { terminateMs: 20, killMs: 20 };
  expect(await runAction({ action: dir, cancelAfter: /ready/, signals })).toMatchObject({
    code: undefined,
    conclusion: "canceled",
    sent: ["SIGINT", "SIGTERM", "SIGKILL"],
  });
});

test("both streams are read for commands, and a lone CR ends a line", async () => {
  const dir = await action(
    `console.error("::error::no"); process.stdout.write("50%\\r::set-output name=x::1\\r\\nend");`,
  );
  const ran = await runAction({ action: dir });
  expect(ran.outputs).toEqual({ x: "1" });
  expect(ran.annotations).toMatchObject([{ level: "error", message: "no" }]);
  expect(ran.log.split("\n").sort()).toEqual(["##[error]no", "50%", "end"]);
});

test("a secret of the workflow is hidden, also where the action masks nothing", async () => {
  const dir = await action(`console.log("key " + process.env.INPUT_PASSWORD)`, { inputs: " { password: {} }" });
  const ran = await runAction({ action: dir, with: { password: "k3y" }, secrets: ["k3y"] });
  expect(ran).toMatchObject({ stdout: "key k3y\n", log: "key ***", masks: [] });
});

test.each<[string, object | undefined]>([
  ["::error file=convox.yml,line=3,title=a%3Ab%2Cc::one%0Atwo %25", { name: "error", data: "one\ntwo %" }],
  ["  ::notice::x", { name: "notice", data: "x" }],
  ["::GROUP::x", { name: "group", data: "x" }],
  ["text ::notice::x", undefined],
  ["::unknown::x", undefined],
  ["::error", undefined],
  ["text ##[set-output name=release;x=1]R1%5D", { name: "set-output", data: "R1]" }],
  ["text ##[section]x", undefined],
])("the line %j", (line, command) => {
  if (command === undefined) expect(parseCommand(line)).toBeUndefined();
  else expect(parseCommand(line)).toMatchObject(command);
});

test("properties are unescaped, their names in any case", () => {
  const properties = parseCommand("::error FILE=a%2Cb.yml,line=3,title=x=y%3A::m")?.properties;
  expect(Object.fromEntries(properties ?? [])).toEqual({ file: "a,b.yml", line: "3", title: "x=y:" });
});

test("an injected command shows, unless commands are stopped", () => {
  const injected = ["##[set-output name=release]RBAD", "step 1 ##[set-output name=release]RWORSE"];
  expect(heard(...injected).outputs).toEqual({ release: "RWORSE" });
  const stopped = heard("::stop-commands::t0ken", ...injected, "::other::", "::t0ken::", "::notice::after");
  expect(stopped.outputs).toEqual({});
  expect(stopped.annotations).toHaveLength(1);
  expect(stopped.log.slice(1, 3)).toEqual(injected);
});

test("a token that is empty or a command stops nothing", () => {
  const said = heard("::stop-commands::", "::stop-commands::debug", "::set-output name=a::1");
  expect(said.faults).toEqual(["Invalid stop-commands token ''", "Invalid stop-commands token 'debug'"]);
  expect(said.outputs).toEqual({ a: "1" });
});

test("masks hold from their line on, each line of them, the longest first", () => {
  const said = heard("one two", "::add-mask::one%0Atwo", "::add-mask::", "one two", "::error::two", "::group::one");
  expect(said.log).toEqual(["one two", "*** ***", "##[error]***", "##[group]***"]);
  expect(said.masks).toEqual(["one\ntwo"]);
  expect(said.annotations).toMatchObject([{ message: "***" }]);
});

test("groups, debug and commands that are switched off", () => {
  const said = heard("::group::Build", "::debug::quiet", "inside", "::endgroup::", "::set-env name=A::b");
  expect(said.groups).toEqual(["Build"]);
  expect(said.log).toEqual(["##[group]Build", "inside", "##[endgroup]"]);
  expect(said.faults).toEqual(["The `set-env` command is disabled."]);
});
