import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { type Job, jobsOf } from "./circleci-config.ts";
import { type Fields, fields, type Value } from "./circleci-parameters.ts";
import type { PipelineOptions } from "./circleci-pipeline.ts";
import type { ReleaseBoard } from "./circleci-releases.ts";

export interface JobOptions extends PipelineOptions {
  /** Packed orbs as text, by the name under which the config imports them. */
  orbs?: Record<string, string>;
  /** What `checkout` brings. */
  source?: string;
  /** Variables of the project and its contexts; their values are hidden in the log. */
  env?: Record<string, string>;
  /** @default /bin/bash -eo pipefail, as CircleCI has it */
  shell?: string[];
  /** PATH of the job. @default the tests' own */
  path?: string;
  /** Folder that becomes HOME, to share it between jobs as a runner does. @default one of the job's own */
  home?: string;
  /** Words before the shell that take a step into a container, with these variables of its environment. */
  inside?: (cwd: string, variables: string[]) => string[];
  /** The step gets SIGTERM as soon as its output matches; no later step runs. */
  cancelAfter?: RegExp;
  /** CircleCI's record of deploys. The job's program `circleci` writes to it, and release jobs read it. */
  board?: ReleaseBoard;
}

export interface StepRan {
  name: string;
  /** undefined when a signal ended it. */
  code: number | undefined;
  output: string;
}

export interface JobRan {
  name: string;
  status: "success" | "failed" | "canceled" | "not_run";
  steps: StepRan[];
  /** Output of all steps, with secrets hidden and without colors. */
  log: string;
  /** Folders with what the job stored. */
  artifacts: string;
  testResults: string;
  home: string;
}

/** Linux takes at most 131,072 bytes with the end mark in one argument and in one variable. */
const MAX_ARG_STRLEN = 131_071;

/** Runs the jobs of a workflow one after the other, each when those it requires have passed. Approvals are given. */
export async function runWorkflow(text: string, workflow: string, options: JobOptions = {}): Promise<JobRan[]> {
  const waiting = jobsOf(text, workflow, options.orbs ?? {}, options);
  const root = await temporary();
  const ran: JobRan[] = [];
  const passed = new Set<string>();
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ requires }) => requires.every((name) => passed.has(name)));
    const [job] = waiting.splice(Math.max(at, 0), 1);
    if (!job) break;
    const result = at < 0 ? emptyRun(job, "not_run") : job.approval ? undefined : await runJob(job, root, options);
    if (result) ran.push(result);
    if (at >= 0 && (result === undefined || result.status === "success")) passed.add(job.name);
  }
  return ran;
}

function emptyRun({ name }: Job, status: JobRan["status"], log = ""): JobRan {
  return { name, status, steps: [], log, artifacts: "", testResults: "", home: "" };
}

async function temporary(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "circleci-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function runJob(job: Job, workflowRoot: string, options: JobOptions): Promise<JobRan> {
  const { name, config } = job;
  if (job.release) {
    const problem = await options.board?.complete(job.release.plan, job.release.validation);
    return emptyRun(job, problem === undefined ? "success" : "failed", problem);
  }
  const root = await mkdtemp(join(workflowRoot, "job-"));
  const home = options.home ?? join(root, "home");
  const place = (path: Value | undefined, from: string) => resolve(from, String(path).replace(/^~(?=\/|$)/, home));
  const project = place(config["working_directory"] ?? "~/project", home);
  const ran: JobRan = {
    name,
    status: "success",
    steps: [],
    log: "",
    artifacts: join(root, "artifacts"),
    testResults: join(root, "test-results"),
    home,
  };
  for (const dir of [home, project, ran.artifacts, ran.testResults]) await mkdir(dir, { recursive: true });
  const workspace = join(workflowRoot, "workspace");
  const base = {
    ...options.env,
    CI: "true",
    CIRCLECI: "true",
    CIRCLE_PROJECT_REPONAME: options.env?.["CIRCLE_PROJECT_REPONAME"] ?? "web",
    CIRCLE_SHA1: options.env?.["CIRCLE_SHA1"] ?? "0123456789abcdef0123456789abcdef01234567",
    CIRCLE_BRANCH: "main",
    CIRCLE_JOB: name,
    CIRCLE_WORKING_DIRECTORY: String(config["working_directory"] ?? "~/project"),
    PATH: [options.board?.bin ?? [], options.path ?? process.env["PATH"] ?? ""].flat().join(":"),
    HOME: home,
    BASH_ENV: join(root, "bash_env"),
    ...texts(fields(config["environment"])),
  };

  for (const step of config.steps) {
    const [kind, given] = typeof step === "string" ? [step, {}] : (Object.entries(fields(step))[0] ?? ["", {}]);
    const always = kind === "store_artifacts" || kind === "store_test_results";
    const when = kind === "run" ? (fields(given as Value)["when"] ?? "on_success") : always ? "always" : "on_success";
    if (ran.status === "canceled") break;
    if (ran.status === "success" ? when === "on_fail" : when === "on_success") continue;
    const args = fields(given as Value);
    try {
      switch (kind) {
        case "checkout":
          if (options.source) await cp(options.source, project, { recursive: true });
          break;
        case "attach_workspace":
          await mkdir(workspace, { recursive: true });
          await cp(workspace, place(args["at"], project), { recursive: true });
          break;
        case "persist_to_workspace":
          await copyToWorkspace(place(args["root"], project), args["paths"] as string[], workspace);
          break;
        case "store_artifacts":
          await storeFiles(place(args["path"], project), join(ran.artifacts, String(args["destination"] ?? "")));
          break;
        case "store_test_results":
          await storeFiles(place(args["path"], project), ran.testResults);
          break;
        case "run": {
          const result = await runStep(args, base, place(args["working_directory"] ?? ".", project), options);
          ran.steps.push(result.step);
          if (result.canceled) ran.status = "canceled";
          else if (result.step.code !== 0) ran.status = "failed";
          break;
        }
        default:
          throw new Error(`this executor does not know the step ${kind}`);
      }
    } catch (error) {
      ran.status = "failed";
      ran.steps.push({ name: kind, code: 1, output: String(error) });
    }
  }
  const hidden = Object.values(options.env ?? {}).filter((value) => value.length >= 4);
  ran.log = ran.steps
    .map(({ output }) => hidden.reduce((text, value) => text.replaceAll(value, "****"), output))
    .join("")
    .replace(/\x1b\[[\d;]*m/g, "");
  return ran;
}

/** Booleans are 1 and 0 in the environment. */
function texts(environment: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value === true ? "1" : value === false ? "0" : value === null ? "" : String(value),
    ]),
  );
}

async function copyToWorkspace(root: string, patterns: string[], workspace: string): Promise<void> {
  const paths = await readdir(root, { recursive: true });
  const found = paths.filter((path) => patterns.some((pattern) => globPattern(pattern).test(path)));
  for (const path of found) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await cp(join(root, path), join(workspace, path), { recursive: true });
  }
  if (found.length === 0) throw new Error(`nothing in ${root} matches ${patterns.join(", ")}`);
}

/** Go's globs as far as orbs use them: `*` and `?` stay inside a path segment. */
function globPattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`);
}

async function storeFiles(path: string, to: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new Error(`${path}: no such file or directory`);
  await cp(path, found.isDirectory() ? to : join(to, path.split("/").at(-1) ?? ""), { recursive: true });
}

async function runStep(
  args: Fields,
  base: Record<string, string>,
  cwd: string,
  { shell = ["/bin/bash", "-eo", "pipefail"], inside = () => [], cancelAfter }: JobOptions,
): Promise<{ step: StepRan; canceled: boolean }> {
  const command = String(args["command"]);
  const env = { ...base, ...texts(fields(args["environment"])) };
  for (const [name, text] of [["command", command], ...Object.entries(env)]) {
    if (Buffer.byteLength(`${name}=${text}`) > MAX_ARG_STRLEN) throw new Error(`${name}: Argument list too long`);
  }
  const own = args["shell"] === undefined ? shell : String(args["shell"]).split(" ");
  if (args["background"] === true) throw new Error("this executor knows no steps in the background");
  const [program = "", ...flags] = [...inside(cwd, Object.keys(env)), ...own];
  const child = spawn(program, [...flags, "-c", command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  let canceled = false;
  const read = (text: string) => {
    output += text;
    if (canceled || cancelAfter?.test(output) !== true) return;
    canceled = true;
    child.kill("SIGTERM");
  };
  child.stdout.setEncoding("utf8").on("data", read);
  child.stderr.setEncoding("utf8").on("data", read);
  const code = await new Promise<number | undefined>((done, failed) => {
    child.once("error", failed);
    child.once("close", (status) => done(status ?? undefined));
  });
  return { step: { name: String(args["name"] ?? command), code, output }, canceled };
}
