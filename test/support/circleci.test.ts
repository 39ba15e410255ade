import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runWorkflow } from "./circleci.ts";
import { jobsOf } from "./circleci-config.ts";
import { holds } from "./circleci-parameters.ts";
import { releaseBoard } from "./circleci-releases.ts";
import type { PipelineValues } from "./expressions.ts";
import { temporary } from "./program.ts";

const ORB = `
version: 2.1
commands:
  greet:
    parameters:
      to: {type: string}
      loud: {type: boolean, default: false}
      how: {type: enum, enum: [hi, hello], default: hi}
      times: {type: integer, default: 1}
      key: {type: env_var_name, default: KEY}
      also: {type: steps, default: []}
    steps:
      - run:
          name: << parameters.how >> << parameters.to >>
          environment: {TO: << parameters.to >>, LOUD: << parameters.loud >>, TIMES: "<<parameters.times>>"}
          command: echo "$TO $LOUD $TIMES" \\<< x \\<<< y
      - when: {condition: << parameters.loud >>, steps: [{run: "echo shout"}]}
      - unless: {condition: {or: [{equal: [hello, << parameters.how >>]}, {not: true}]}, steps: [{run: "echo hi"}]}
      - steps: << parameters.also >>
executors:
  default:
    parameters: {tag: {type: string, default: "1"}}
    docker: [{image: "cimg/base:<< parameters.tag >>"}]
    environment: {A: x, B: x}
jobs:
  greet:
    parameters:
      where: {type: executor, default: default}
    executor: << parameters.where >>
    environment: {B: y}
    steps: [checkout, {greet: {to: all}}]
`;
const config = (steps: string) => `
version: 2.1
orbs: {o: acme/orb@1}
jobs:
  j:
    docker: [{image: x}]
    steps: ${steps}
workflows: {w: {jobs: [j]}}
`;
const stepsOf = (steps: string) => jobsOf(config(steps), "w", { o: ORB })[0]?.config.steps;

describe("a config is worked out as CircleCI does", () => {
  test("commands with their arguments, conditions and steps", () => {
    expect(stepsOf("[{o/greet: {to: me, loud: true, also: [{run: echo also}]}}]")).toEqual([
      {
        run: {
          name: "hi me",
          environment: { TO: "me", LOUD: true, TIMES: 1 },
          command: 'echo "$TO $LOUD $TIMES" << x <<< y',
        },
      },
      { run: { name: "echo shout", command: "echo shout" } },
      { run: { name: "echo hi", command: "echo hi" } },
      { run: { name: "echo also", command: "echo also" } },
    ]);
    expect(stepsOf("[{o/greet: {to: me, how: hello}}]")).toHaveLength(1);
  });

  test("executors with their arguments; the job's own keys win", () => {
    const text = `
version: 2.1
orbs: {o: acme/orb@1}
workflows: {w: {jobs: [{o/greet: {name: first}}, {o/greet: {where: {name: o/default, tag: "2"}, requires: [first]}}]}}
`;
    const [first, second] = jobsOf(text, "w", { o: ORB });
    expect(first).toMatchObject({
      name: "first",
      config: { docker: [{ image: "cimg/base:1" }], environment: { A: "x", B: "y" } },
    });
    expect(second).toMatchObject({ requires: ["first"], config: { docker: [{ image: "cimg/base:2" }] } });
  });

  test.each([
    ["[o/greet]", "Missing required argument(s): to"],
    ["[{o/greet: {to: me, too: you}}]", "Unexpected argument(s): too"],
    ["[{o/greet: {to: 5}}]", "Type error for argument to: expected type: string, actual value: 5 (type number)"],
    ["[{o/greet: {to: me, loud: 1}}]", "expected type: boolean"],
    ["[{o/greet: {to: me, how: hey}}]", "expected type: enum"],
    ['[{o/greet: {to: me, key: "$KEY"}}]', "expected type: env_var_name"],
    ["[o/great]", "Cannot find a definition for command named o/great"],
    ["[{o/greet: {to: [me]}}]", 'actual value: ["me"] (type list)'],
    ["[{o/greet: {to: me, loud: 'true'}}]", "expected type: boolean"],
    ["[{o/greet: {to: me, times: 1.5}}]", "expected type: integer"],
    ["[{o/greet: {to: me, times: '1'}}]", "expected type: integer"],
    ["[{o/greet: {to: me, also: checkout}}]", "expected type: steps"],
    ["[{o/greet: {to: me, also: [nothing]}}]", "Cannot find a definition for command named nothing"],
    ["[{o/greet: {to: me}, checkout: {}}]", "a step is one name"],
    ["[{when: {steps: [checkout]}}]", "when has no condition"],
    ["[{when: {condition: true}}]", "when has no list of steps"],
    ["[{when: {condition: {and: []}, steps: []}}]", "and wants a list that is not empty"],
    ["[{when: {condition: {or: x}, steps: []}}]", "or wants a list"],
    ["[{when: {condition: {nor: [true]}, steps: []}}]", "there is no condition nor"],
    ["[{when: {condition: {not: true, or: [true]}, steps: []}}]", "one statement, not 2"],
    ["[{when: {condition: {matches: {pattern: x}}, steps: []}}]", "matches wants pattern and value"],
    ["[{run: {name: x}}]", "it has no command"],
    ["[{run: {command: x, when: sometimes}}]", "when is sometimes"],
    ["[{run: {command: x, no_output_timeout: 10 minutes}}]", "no_output_timeout is 10 minutes"],
    ["[{run: {comand: x}}]", "there is no key comand"],
    ["[{run: 'cat <<EOF'}]", "unclosed tag: <<EOF"],
    ["[{run: {command: << parameter.x >>}}]", "Unknown variable or unclosed tag: << parameter.x >>"],
    ["[{run: {command: << parameters.x >>}}]", "Arguments referenced without declared parameters: parameters.x"],
  ])("%s is refused", (steps, message) => {
    expect(() => stepsOf(steps)).toThrow(message);
  });
});

test.each([
  [true, true],
  [false, false],
  [null, false],
  ["", false],
  ["false", true],
  [0, false],
  [1, true],
  [Number.NaN, false],
  [{}, false],
  [{ and: null }, false],
  [{ and: [true, "x", 1] }, true],
  [{ and: [true, { not: true }] }, false],
  [{ or: [false, { and: [true] }] }, true],
  [{ not: null }, false],
  [{ not: "" }, true],
  [{ equal: ["main", "main", "main"] }, true],
  [{ equal: [1, "1"] }, false],
  [
    {
      equal: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
    true,
  ],
  [{ matches: { pattern: "main|dev", value: "main" } }, true],
  [{ matches: { pattern: "main", value: "maintenance" } }, false],
])("the condition %j is %s", (condition, expected) => {
  expect(holds(condition)).toBe(expected);
});

describe("jobs of a workflow", () => {
  const jobs = (list: string) =>
    jobsOf(`{version: 2.1, orbs: {o: acme/orb@1}, workflows: {w: {jobs: ${list}}}}`, "w", { o: ORB });

  test("a matrix is a job for each combination, which its alias stands for", () => {
    const executors = "[o/default, {name: o/default, tag: '2'}]";
    const all = jobs(
      `[{o/greet: {name: greet << matrix.where >>, matrix: {alias: greets, parameters: {where: [o/default]}}}},
        {o/greet: {name: all, requires: [greets]}},
        {o/greet: {matrix: {parameters: {where: ${executors}}, exclude: [{where: o/default}]}}}]`,
    );
    expect(all.map(({ name, requires }) => [name, requires])).toEqual([
      ["greet o/default", []],
      ["all", ["greet o/default"]],
      [expect.stringMatching(/^o\/greet-/), []],
    ]);
    expect(all[2]?.config).toMatchObject({ docker: [{ image: "cimg/base:2" }] });
  });

  test.each([
    ["[{o/greet: {requires: [absent]}}]", "o/greet requires absent, which is the name of no other job"],
    ["[o/greet, o/greet]", "two jobs are named o/greet"],
    ["[{o/greet: {loud: true}}]", "Unexpected argument(s): loud"],
    ["[{o/greet: {where: o/other}}]", "Cannot find a definition for executor named o/other"],
    ["[{o/greet: {where: {tag: '2'}}}]", "expected type: executor"],
    ["[{o/greet: {where: {name: o/default, tag: 2}}}]", "expected type: string, actual value: 2"],
    ["[{o/greet: {where: << parameters.x >>}}]", "Arguments referenced without declared parameters: parameters.x"],
  ])("%s is refused", (list, message) => {
    expect(() => jobs(list)).toThrow(message);
  });

  test.each([
    ["{x: {type: text}}", "x has no type of string"],
    ["{x: {type: enum}}", "x has no values"],
    ["{x: {type: boolean, default: 1}}", "Type error for default of x: expected type: boolean"],
    ["{x: {type: enum, enum: [a], default: b}}", "Type error for default of x"],
    ["{context: {type: string, default: x}}", "context is reserved"],
    ["{X: {type: string, default: x}}", "X is no name of a parameter"],
  ])("parameters %s of a job are refused", (parameters, message) => {
    const job = `{machine: true, parameters: ${parameters}, steps: [checkout]}`;
    const text = `{version: 2.1, jobs: {j: ${job}}, workflows: {w: {jobs: [j]}}}`;
    expect(() => jobsOf(text, "w", {})).toThrow(message);
  });
});

describe("the values of a pipeline", () => {
  const names = (jobs: string, pipeline = {}, conditions = "", warn?: (line: string) => void) =>
    jobsOf(
      `{version: 2.1, orbs: {o: acme/orb@1}, workflows: {w: {jobs: ${jobs}${conditions}}}}`,
      "w",
      { o: ORB },
      { pipeline, ...(warn ? { warn } : {}) },
    ).map(({ name }) => name);
  const main = "filters: 'pipeline.git.branch == \"main\"'";
  const tagged = { "pipeline.git.branch": null, "pipeline.git.tag": "v1.2.3" };

  test("select jobs by expressions, and skip the jobs that require a skipped job", () => {
    const list = `[{o/greet: {name: a, ${main}}}, {o/greet: {name: b, requires: [a]}}, {o/greet: {name: c}}]`;
    expect(names(list)).toEqual(["a", "b", "c"]);
    expect(names(list, { "pipeline.git.branch": "next" })).toEqual(["c"]);
    expect(names("[{o/greet: {filters: 'pipeline.git.tag starts-with \"v\"'}}]", tagged)).toEqual(["o/greet"]);
    expect(names("[o/greet]", tagged)).toEqual([]);
  });

  test("select jobs by maps of branches and tags, with a warning", () => {
    const warnings: string[] = [];
    const list = "[{o/greet: {filters: {branches: {only: main}}}}]";
    expect(names(list, { "pipeline.git.branch": "next" }, "", (line) => warnings.push(line))).toEqual([]);
    expect(warnings).toEqual(["o/greet: filters by branches and tags are deprecated. Use an expression"]);
  });

  test("select workflows", () => {
    const number = { "pipeline.number": 7 };
    expect(names("[o/greet]", number, ", when: pipeline.number > 5")).toEqual(["o/greet"]);
    expect(names("[o/greet]", number, ", unless: pipeline.number > 5")).toEqual([]);
    expect(names("[o/greet]", number, ", when: {equal: [7, << pipeline.number >>]}")).toEqual(["o/greet"]);
  });

  test("are filled in, and keep their type", () => {
    const text = (to: string) => config(`[{o/greet: {to: "${to}", times: << pipeline.number >>}}]`);
    const read = (to: string, pipeline: PipelineValues) =>
      jobsOf(text(to), "w", { o: ORB }, { pipeline })[0]?.config.steps[0];
    expect(read("<< pipeline.git.branch >>-x", { "pipeline.number": 3 })).toMatchObject({
      run: { environment: { TO: "main-x", TIMES: 3 } },
    });
    expect(() => read("<< pipeline.git.brunch >>", {})).toThrow("pipeline.git.brunch does not exist");
  });
});

describe("a release job", () => {
  const text = `
version: 2.1
jobs:
  deploy: {machine: true, steps: [{run: circleci run release plan web --environment-name=p --component-name=web --target-version=1}, {run: circleci run release update web --status=running}]}
  release: {type: release, plan_name: web, validation: {enabled: true}}
  other: {type: release, plan_name: api}
workflows:
  w: {jobs: [deploy, {release: {requires: [deploy]}}, {other: {requires: [deploy]}}]}
`;
  test("completes the running deploy of its plan, and fails without one", async () => {
    const board = await releaseBoard();
    const jobs = await runWorkflow(text, "w", { board });
    expect(jobs.map(({ name, status, log }) => [name, status, log])).toEqual([
      ["deploy", "success", ""],
      ["release", "success", ""],
      ["other", "failed", "no deploy named api is running: it was not planned"],
    ]);
    expect(await board.deploys()).toMatchObject([{ name: "web", version: "1", status: "SUCCESS" }]);
  });

  test("fails with its validation", async () => {
    const board = await releaseBoard(() => true);
    const jobs = await runWorkflow(text, "w", { board });
    expect(jobs.map(({ status }) => status)).toEqual(["success", "failed", "failed"]);
    expect(await board.deploys()).toMatchObject([{ status: "FAILED" }]);
    expect(await board.rollback("web")).toBeUndefined();
  });
});

describe("a job is run as CircleCI does", () => {
  const ran = async (steps: string, options = {}) =>
    (await runWorkflow(config(steps), "w", { orbs: { o: ORB }, ...options }))[0];

  test("booleans are 1 and 0; what is written to BASH_ENV holds in later steps", async () => {
    const job = await ran(
      `[{o/greet: {to: "me & you", loud: true}}, {run: 'echo "export X=1" >> "$BASH_ENV"'}, {run: 'echo "X is $X"'}]`,
    );
    expect(job?.status).toBe("success");
    expect(job?.log).toContain("X is 1");
    const loud = await ran(`[{run: {name: x, environment: {B: true, C: false, N: 7}, command: 'echo $B $C $N'}}]`);
    expect(loud?.log).toBe("1 0 7\n");
  });

  test("after a failure only the steps run that are meant for it", async () => {
    const job = await ran(
      "[{run: exit 3}, {run: echo never}, {run: {command: echo fail, when: on_fail}}, {run: {command: echo always, when: always}}]",
    );
    expect(job?.status).toBe("failed");
    expect(job?.steps.map(({ output, code }) => [code, output])).toEqual([
      [3, ""],
      [0, "fail\n"],
      [0, "always\n"],
    ]);
  });

  test("secrets are hidden in the log", async () => {
    const job = await ran('[{run: "echo $SECRET $SHORT"}]', { env: { SECRET: "s3cret-value", SHORT: "abc" } });
    expect(job?.log).toBe("**** abc\n");
  });

  test("a variable that is too long for the system is refused", async () => {
    const job = await ran(`[{run: {name: x, environment: {LONG: "${"x".repeat(131_071)}"}, command: "true"}}]`);
    expect(job?.steps[0]?.output).toContain("LONG: Argument list too long");
  });

  test("a workspace goes from job to job, artifacts stay", async () => {
    const text = `
version: 2.1
jobs:
  one:
    machine: true
    steps:
      - checkout
      - run: mkdir out && cp file out/a.json && echo > out/b.txt
      - persist_to_workspace: {root: out, paths: ["*.json"]}
      - store_artifacts: {path: out, destination: all}
  two:
    machine: true
    working_directory: ~/there
    steps: [{attach_workspace: {at: ws}}, {run: "pwd; ls ws; cat ws/a.json"}]
  three: {machine: true, steps: [{run: echo}]}
  fails: {machine: true, steps: [{run: exit 1}]}
workflows:
  w: {jobs: [{three: {requires: [fails]}}, {two: {requires: [ok]}}, {ok: {type: approval, requires: [one]}}, one, fails]}
`;
    const source = await temporary();
    await mkdir(source, { recursive: true });
    await writeFile(join(source, "file"), "text\n");
    const jobs = await runWorkflow(text, "w", { source });
    expect(jobs.map(({ name, status }) => [name, status])).toEqual([
      ["one", "success"],
      ["two", "success"],
      ["fails", "failed"],
      ["three", "not_run"],
    ]);
    expect(jobs[1]?.log).toMatch(/\/there\na\.json\ntext\n$/);
    expect(await readFile(join(jobs[0]?.artifacts ?? "", "all/b.txt"), "utf8")).toBe("\n");
  });
});
