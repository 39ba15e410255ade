import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runWorkflow } from "./circleci.ts";
import { jobsOf } from "./circleci-config.ts";
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
    ["[{run: {command: << parameters.x >>}}]", "Arguments referenced without declared parameters: parameters.x"],
  ])("%s is refused", (steps, message) => {
    expect(() => stepsOf(steps)).toThrow(message);
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
workflows:
  w: {jobs: [{three: {requires: [fails]}}, {two: {requires: [ok]}}, {ok: {type: approval, requires: [one]}}, one]}
`;
    const source = await temporary();
    await mkdir(source, { recursive: true });
    await writeFile(join(source, "file"), "text\n");
    const jobs = await runWorkflow(text, "w", { source });
    expect(jobs.map(({ name, status }) => [name, status])).toEqual([
      ["one", "success"],
      ["two", "success"],
      ["three", "not_run"],
    ]);
    expect(jobs[1]?.log).toMatch(/\/there\na\.json\ntext\n$/);
    expect(await readFile(join(jobs[0]?.artifacts ?? "", "all/b.txt"), "utf8")).toBe("\n");
  });
});
