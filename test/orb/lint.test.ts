import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { linter } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

const GOOD = {
  "@orb.yml": `version: 2.1
description: A description of the orb that is long enough for the registry's review to be content
display:
  source_url: https://github.com/acme/orb
`,
  "commands/greet.yml": `description: Greet
parameters:
  to: {type: string, description: Whom}
  loud: {type: boolean, default: false, description: Whether to shout}
steps:
  - run:
      name: Greet
      environment:
        PARAM_TO: << parameters.to >>
        PARAM_LOUD: << parameters.loud >>
      command: <<include(scripts/greet.sh)>>
`,
  "scripts/greet.sh": 'echo "$PARAM_TO"\n',
  "jobs/greet.yml": `description: Greet in a job
parameters:
  to: {type: string, default: all, description: Whom}
docker: [{image: "cimg/base:stable"}]
steps:
  - greet:
      to: << parameters.to >>
`,
  "examples/greeting.yml": `description: Greet all
usage:
  version: 2.1
  orbs:
    convox: acme/orb@2.0
  workflows:
    w:
      jobs:
        - convox/greet
`,
};

/** Findings for the good orb with some files replaced, as `rule where: message`. */
async function findings(files: Record<string, string> = {}, version?: string): Promise<string[]> {
  const dir = await temporary();
  for (const [path, text] of Object.entries({ ...GOOD, ...files })) {
    if (text === "") continue;
    await mkdir(dirname(join(dir, "src", path)), { recursive: true });
    await writeFile(join(dir, "src", path), text);
  }
  const found = linter.lintOrb(dir, version === undefined ? {} : { version });
  return found.map(({ rule, where, message }) => `${rule} ${where}: ${message}`);
}

const command = (text: string) => ({ "commands/more.yml": text });
const editSource = (path: keyof typeof GOOD, from: string, to: string) => {
  if (!GOOD[path].includes(from)) throw new Error(`${path} has no ${from}`);
  return { [path]: GOOD[path].replace(from, to) };
};

test("a good orb has no findings", async () => {
  expect(await findings({}, "2.3.4")).toEqual([]);
});

test("nor has this one", async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(linter.lintOrb(join(root, "orb"), { version })).toEqual([]);
});

test("an orb that cannot be packed is one finding", async () => {
  expect(await findings({ "more.yml": "a: 1\n" })).toEqual([expect.stringMatching(/^pack src: more\.yml/)]);
});

describe("the registry's review", () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ["RC001", editSource("@orb.yml", "https://github.com/acme/orb", "github.com/acme/orb"), undefined],
    ["RC002", editSource("commands/greet.yml", "description: Greet\n", ""), undefined],
    ["RC002", editSource("commands/greet.yml", ", description: Whom", ""), undefined],
    ["RC002", editSource("examples/greeting.yml", "description: Greet all\n", ""), undefined],
    ["RC003", { "examples/greeting.yml": "" }, undefined],
    ["RC004", { "examples/greeting.yml": "", "examples/an_example.yml": GOOD["examples/greeting.yml"] }, undefined],
    ["RC005", editSource("@orb.yml", GOOD["@orb.yml"].split("\n")[1] ?? "", "description: Short"), undefined],
    ["RC007", editSource("@orb.yml", "display:", "display:\n  home_url: here"), undefined],
    ["RC008", editSource("commands/greet.yml", "      name: Greet\n", ""), undefined],
    ["RC008", command("description: x\nsteps: [{run: make}]\n"), undefined],
    ["RC009", command(`description: x\nsteps: [{run: {name: x, command: "${"make ".repeat(20)}"}}]\n`), undefined],
    ["RC010", { "commands/say-more.yml": "description: x\nsteps: [checkout]\n" }, undefined],
    ["RC010", editSource("jobs/greet.yml", "steps:", "working_directory: << parameters.in-dir >>\nsteps:"), undefined],
    ["RC011", {}, "3.0.0"],
    [
      "RC012",
      command(
        "description: x\nparameters: {key: {type: string, default: $HOME, description: x}}\nsteps: [{save_cache: {key: << parameters.key >>, paths: [x]}}]\n",
      ),
      undefined,
    ],
  ])("%s", async (rule, files, version) => {
    const extra = rule === "RC010" && "jobs/greet.yml" in files;
    const all = extra
      ? {
          "jobs/greet.yml":
            files["jobs/greet.yml"]?.replace(
              "parameters:",
              "parameters:\n  in-dir: {type: string, default: x, description: x}",
            ) ?? "",
        }
      : files;
    const found = await findings(all, version);
    expect(found).toEqual([expect.stringContaining(`${rule} `)]);
  });
});

describe("what CircleCI would refuse", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      "a reference to nothing",
      editSource("jobs/greet.yml", "<< parameters.to >>", "<< parameters.too >>"),
      /parameters\.too is not declared/,
    ],
    [
      "an unused parameter",
      editSource("commands/greet.yml", "        PARAM_LOUD: << parameters.loud >>\n", ""),
      /loud is declared and not used/,
    ],
    [
      "an argument that is not declared",
      editSource("jobs/greet.yml", "      to:", "      too: x\n      to:"),
      /Unexpected argument\(s\): too/,
    ],
    [
      "an argument that is missing",
      editSource("jobs/greet.yml", "- greet:\n      to: << parameters.to >>", "- greet"),
      /Missing required argument\(s\): to/,
    ],
    [
      "a number for a text",
      editSource("jobs/greet.yml", "to: << parameters.to >>", "to: 5"),
      /to is 5, which is no string/,
    ],
    [
      "a text for a boolean",
      editSource("jobs/greet.yml", "      to:", '      loud: "yes"\n      to:'),
      /loud is "yes": allowed are true and false/,
    ],
    [
      "a parameter of another type",
      editSource("jobs/greet.yml", "      to:", "      loud: << parameters.to >>\n      to:"),
      /loud expects boolean, and gets string/,
    ],
    ["a type that there is not", editSource("jobs/greet.yml", "type: string", "type: text"), /the type text/],
    [
      "a default of another type",
      editSource("commands/greet.yml", "default: false", "default: 0"),
      /default of parameter loud is 0/,
    ],
    [
      "a name of a workflow's job key",
      editSource("jobs/greet.yml", "  to: {", "  context: {type: string, default: x, description: x}\n  to: {"),
      /context is a key of jobs/,
    ],
    [
      "a step that there is not",
      editSource("jobs/greet.yml", "- greet:\n      to: << parameters.to >>", "- great"),
      /there is no step great/,
    ],
    [
      "a command that hides CircleCI's run",
      { "commands/run.yml": "description: x\nsteps: [checkout]\n" },
      /hides CircleCI's own step run/,
    ],
    [
      "a parameter without a type",
      editSource("jobs/greet.yml", "to: {type: string, default: all, description: Whom}", "to:"),
      /the type undefined/,
    ],
    [
      "an integer for an executor",
      {
        "executors/x.yml":
          "description: x\nparameters: {n: {type: integer, default: 1, description: x}}\nmachine: {image: << parameters.n >>}\n",
      },
      /type integer: allowed are string, boolean, enum/,
    ],
    [
      "an executor that there is not",
      editSource("jobs/greet.yml", 'docker: [{image: "cimg/base:stable"}]', "executor: nowhere"),
      /there is no executor nowhere/,
    ],
    [
      "no executor",
      editSource("jobs/greet.yml", 'docker: [{image: "cimg/base:stable"}]\n', ""),
      /it names no executor/,
    ],
    [
      "a default for an executor that there is not",
      editSource(
        "jobs/greet.yml",
        'docker: [{image: "cimg/base:stable"}]',
        "  where: {type: executor, default: nowhere, description: x}\nexecutor: << parameters.where >>",
      ),
      /there is no executor nowhere/,
    ],
    ["a command without steps", { "commands/more.yml": "description: x\n" }, /it has no list of steps/],
    [
      "a condition without its steps",
      command("description: x\nsteps: [{when: {condition: true}}]\n"),
      /has no list of steps/,
    ],
    [
      "a reference that is misspelt",
      editSource("jobs/greet.yml", "<< parameters.to >>", "<< parameter.to >>"),
      /<< parameter\.to >> is neither a parameter/,
    ],
    [
      "a section",
      editSource("jobs/greet.yml", "<< parameters.to >>", "<<# parameters.to >>x<</ parameters.to >>"),
      /<<# parameters\.to >> is neither a parameter/,
    ],
    [
      "an include that is none",
      editSource("commands/greet.yml", "<<include(scripts/greet.sh)>>", "<<include( scripts/greet.sh )>>"),
      /<<include\( scripts\/greet\.sh \)>> is neither/,
    ],
    [
      "an example of a job that there is not",
      editSource("examples/greeting.yml", "convox/greet", "convox/great"),
      /the orb has no job of this name/,
    ],
    [
      "an example with a wrong argument",
      editSource("examples/greeting.yml", "- convox/greet", "- convox/greet: {to: [x]}"),
      /to is \["x"\], which is no string/,
    ],
  ])("%s", async (_, files, message) => {
    expect((await findings(files)).join("\n")).toMatch(message);
  });
});

describe("what is wrong in the workflows of an example", () => {
  const workflow = (jobs: string, more = "") => ({
    "examples/greeting.yml": `description: Greet all
usage:
  version: 2.1
  orbs: {convox: acme/orb@2.0}
  jobs:
    deploy: {machine: true, steps: [checkout]}
    release: {type: release, plan_name: convox-web, validation: {enabled: true}}
    unnamed: {type: release}
  workflows:
    w: {jobs: ${jobs}${more}}
`,
  });
  const deploys = (end: string) => ({
    ...editSource(
      "jobs/greet.yml",
      'docker: [{image: "cimg/base:stable"}]\nsteps:',
      `  app: {type: string, default: x, description: x}
  deploy_marker: {type: string, default: "", description: x}
  deploy_marker_end: {type: string, default: "", description: x}
environment: {A: << parameters.app >>, B: << parameters.deploy_marker >>, C: << parameters.deploy_marker_end >>}
docker: [{image: "cimg/base:stable"}]
steps:`,
    ),
    ...workflow(
      `[{convox/greet: {app: web, deploy_marker: production, deploy_marker_end: ${end}}}, {release: {requires: [convox/greet]}}]`,
    ),
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      "a map of filters, which is deprecated",
      workflow("[{convox/greet: {filters: {branches: {only: main}}}}]"),
      /^filters examples\/greeting: convox\/greet: maps of branches and tags in filters are deprecated/,
    ],
    [
      "a filter that is not an expression",
      workflow("[{convox/greet: {filters: pipeline.git.branch = main}}]"),
      /^expression .*convox\/greet: filters: unexpected character "="/,
    ],
    [
      "a filter on a variable of the environment",
      workflow('[{convox/greet: {filters: CIRCLE_BRANCH == "main"}}]'),
      /^expression .*CIRCLE_BRANCH is not a pipeline value/,
    ],
    [
      "a condition that is not an expression",
      workflow("[convox/greet]", ", when: pipeline.git.branch starts-with"),
      /^expression .*w: when: it ends where a value is expected/,
    ],
    ["a release job of an unknown deploy", workflow("[release]"), /no job of the workflow makes the deploy convox-web/],
    ["a release job without a plan", workflow("[unnamed]"), /unnamed: a release job needs plan_name/],
    ["a release job of a deploy that is finished", deploys("success"), /convox-web is finished before/],
  ])("%s", async (_, files, message) => {
    expect(await findings(files)).toEqual([expect.stringMatching(message)]);
  });

  test("an expression, and a release job of a deploy that is running, are right", async () => {
    expect(await findings(deploys("running"))).toEqual([]);
    const filters = 'pipeline.git.branch == "main" or pipeline.git.tag matches /v\\d+/';
    expect(await findings(workflow(`[{convox/greet: {filters: '${filters}'}}]`))).toEqual([]);
  });
});

describe("what makes an orb unsafe or breaks it on some machines", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      "a parameter in a command",
      command(
        "description: x\nparameters: {a: {type: string, description: x}}\nsteps: [{run: {name: x, command: echo << parameters.a >>}}]\n",
      ),
      /read by the shell/,
    ],
    ["eval in a script", { "scripts/greet.sh": 'eval echo "$PARAM_TO"\n' }, /it has eval/],
    ["a heredoc in a script", { "scripts/greet.sh": "cat <<X\nX\n" }, /it has <</],
    [
      "a script that no system can start",
      { "scripts/greet.sh": `echo ${"x".repeat(100_000)}\n` },
      /more than 100000 bytes/,
    ],
  ])("%s", async (_, files, message) => {
    expect((await findings(files)).join("\n")).toMatch(message);
  });
});

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;
test.skipIf(!hasShellcheck)(
  "shellcheck has nothing to say about the script (skipped where it is not installed)",
  () => {
    const { stdout } = spawnSync("shellcheck", ["--shell=sh", "orb/launcher/core.sh"], { cwd: root, encoding: "utf8" });
    expect(stdout).toBe("");
  },
);

test("every job and command that has a Rack takes a machine in its place", async () => {
  for (const kind of ["jobs", "commands"]) {
    for (const name of await readdir(join(root, "orb/src", kind))) {
      const { parameters = {} } = parse(await readFile(join(root, "orb/src", kind, name), "utf8"));
      expect("machine" in parameters, `${kind}/${name}`).toBe("rack" in parameters);
    }
  }
});

test("the packed orb is smaller than 215 kB", async () => {
  expect((await readFile(join(root, "orb/orb.yml"))).length).toBeLessThan(215_000);
});
