import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { recordChildren, searchAction } from "./canary.ts";
import { actionFile, inputsOf } from "./github-action.ts";
import { type Annotation, commandReader, type Said, silentStep } from "./github-commands.ts";
import { artifactList, type JobArtifact, parsePairs, readArtifacts } from "./github-files.ts";

export interface RunOptions {
  /** Folder of the action, which holds its action.yml. */
  action: string;
  with?: Record<string, string>;
  /** Variables of the job, beside those that the runner sets; they may replace those. */
  env?: Record<string, string>;
  /** Values that the workflow takes from secrets: hidden in the log from the start. */
  secrets?: readonly string[];
  /** Other paths for the files of the runner: GITHUB_OUTPUT, GITHUB_STATE and the like. */
  files?: Record<string, string>;
  /** Where standard output goes in place of the log: a shell's redirection, such as "> /dev/full". */
  redirect?: string;
  /** The Node that runs the action. @default the one that NODE24 names, else the one that runs the tests */
  node?: string;
  /** @default the workspace */
  cwd?: string;
  /** GITHUB_WORKSPACE. @default an empty folder that is removed when the action has ended */
  workspace?: string;
  /** The job is canceled as soon as a line of the log matches. */
  cancelAfter?: RegExp;
  /** Receives each line that the action prints, as it is printed. */
  onLine?: (line: string) => void;
  /** How long after the first signal the second one follows, and then the end; in milliseconds. */
  signals?: { terminateMs: number; killMs: number };
}

/** What a step left behind. */
interface Ran {
  /** undefined when a signal ended the process. */
  code: number | undefined;
  conclusion: "success" | "failure" | "canceled";
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** From GITHUB_ENV. */
  env: Record<string, string>;
  state: Record<string, string>;
  /** From GITHUB_PATH. */
  path: string[];
  summary: string;
  /** From GITHUB_ARTIFACTS. */
  artifacts: JobArtifact[];
  masks: string[];
  annotations: Annotation[];
  groups: string[];
  /** What the runner complains of by itself: commands and files that it cannot read. */
  faults: string[];
  /** Both streams as the runner shows them: masked, commands taken out. */
  log: string;
  /** Signals that were sent, in order. */
  sent: NodeJS.Signals[];
}

/** A step, and the post step of its action if it has one. */
export type StepRan = Ran & { post?: Ran };

/**
 * Runs a JavaScript action as GitHub's runner does: the inputs that action.yml declares, files for outputs, commands in
 * the output, signals for a canceled job. The process gets no variable of the test's own environment but PATH and HOME.
 */
export async function runAction(options: RunOptions): Promise<StepRan> {
  const action = await actionFile(options.action);
  const root = await mkdtemp(join(tmpdir(), "runner-"));
  try {
    const workspace = options.workspace ?? join(root, "work");
    await mkdir(workspace, { recursive: true });
    const { inputs, warnings } = inputsOf(action, options.with ?? {});
    const base = { ...machine(), ...github(workspace, root, options.action), ...options.env, ...inputs };
    const main = await step(options, join(options.action, action.main), base, root, workspace);
    main.annotations.unshift(...warnings);
    if (action.post === undefined || !postRuns(action.postIf, main)) return main;
    const state = Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]));
    const { cancelAfter: _, ...rest } = options;
    const secrets = [...(options.secrets ?? []), ...main.masks];
    const env = { ...base, ...main.env, ...state };
    return { ...main, post: await step({ ...rest, secrets }, join(options.action, action.post), env, root, workspace) };
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function step(
  options: RunOptions,
  script: string,
  env: Record<string, string>,
  root: string,
  workspace: string,
): Promise<Ran> {
  const folder = await mkdtemp(join(root, "commands-"));
  const files = [
    "GITHUB_OUTPUT",
    "GITHUB_ENV",
    "GITHUB_STATE",
    "GITHUB_PATH",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_ARTIFACTS",
    "GITHUB_ARTIFACTS_LIST",
  ] as const;
  const named = Object.fromEntries(files.map((name) => [name, join(folder, name.toLowerCase())]));
  for (const path of Object.values(named)) await writeFile(path, "");
  await writeFile(join(folder, "github_artifacts_list"), artifactList([]));
  const said = silentStep();
  const ended = await processOf(
    options,
    script,
    { ...env, ...named, ...options.files },
    options.cwd ?? workspace,
    said,
  );
  if (ended.sent.at(-1) !== "SIGKILL") checkEnd(said);

  const text = (name: (typeof files)[number]) => readFile(join(folder, name.toLowerCase()), "utf8").catch(() => "");
  const pairs = async (name: (typeof files)[number]) => {
    try {
      return parsePairs(await text(name));
    } catch (error) {
      said.faults.push(`Unable to process file command '${name}' successfully. ${messageOf(error)}`);
      return {};
    }
  };
  const outputs = { ...said.outputs, ...(await pairs("GITHUB_OUTPUT")) };
  const set = await pairs("GITHUB_ENV");
  const state = { ...said.state, ...(await pairs("GITHUB_STATE")) };
  const path = (await text("GITHUB_PATH")).split(/\r?\n/).filter((line) => line !== "");
  const summary = await text("GITHUB_STEP_SUMMARY");
  if (Buffer.byteLength(summary) > 1024 * 1024) {
    said.faults.push("$GITHUB_STEP_SUMMARY supports content up to a size of 1024k");
  }
  let artifacts: JobArtifact[] = [];
  try {
    artifacts = readArtifacts(await text("GITHUB_ARTIFACTS"), []);
  } catch (error) {
    said.faults.push(messageOf(error));
  }
  const failed = ended.code !== 0 || said.faults.length > 0;
  const conclusion = ended.sent.length > 0 ? "canceled" : failed ? "failure" : "success";
  searchAction(basename(dirname(script)), env, { ...ended, outputs, state, path, summary });
  return {
    ...ended,
    conclusion,
    outputs,
    env: set,
    state,
    path,
    summary,
    artifacts,
    masks: said.masks,
    annotations: said.annotations,
    groups: said.groups,
    faults: said.faults,
    log: said.log.join("\n"),
  };
}

async function processOf(
  options: RunOptions,
  script: string,
  env: Record<string, string>,
  cwd: string,
  said: Said,
): Promise<Pick<Ran, "code" | "stdout" | "stderr" | "sent"> & { children: string }> {
  const node = options.node ?? process.env["NODE24"] ?? process.execPath;
  const children = recordChildren();
  const call = [node, ...children.nodeArguments, script];
  const words = options.redirect === undefined ? call : ["sh", "-c", `exec "$0" "$@" ${options.redirect}`, ...call];
  const [program = node, ...args] = words;
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const cancellation = canceller(child, options.signals ?? { terminateMs: 7500, killMs: 2500 });
  const read = commandReader(said, options.secrets);
  const line = (text: string) => {
    read(text);
    options.onLine?.(text);
    if (options.cancelAfter?.test(text) === true) cancellation.cancel();
  };
  const closed = new Promise<number | undefined>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? undefined));
  });
  const [stdout, stderr, code] = await Promise.all([lines(child.stdout, line), lines(child.stderr, line), closed]);
  cancellation.done();
  return { code, stdout, stderr, sent: cancellation.sent, children: children.read() };
}

/** @throws Error when the runner would not read the commands of the next lines, or would fold them into a group */
function checkEnd(said: Said): void {
  const problems = [
    ...(said.isStopped ? ["commands are stopped"] : []),
    ...(said.hasOpenGroup ? [`the group ${said.groups.at(-1)} is open`] : []),
  ];
  if (problems.length > 0) throw new Error(`at the end of the log ${problems.join(" and ")}:\n${said.log.join("\n")}`);
}

/** The runner's way to cancel: SIGINT, then SIGTERM, then the end of the process. */
function canceller(child: ChildProcess, { terminateMs, killMs }: { terminateMs: number; killMs: number }) {
  const sent: NodeJS.Signals[] = [];
  let timer: NodeJS.Timeout | undefined;
  const send = (signal: NodeJS.Signals) => {
    sent.push(signal);
    child.kill(signal);
  };
  const cancel = () => {
    if (sent.length > 0) return;
    send("SIGINT");
    timer = setTimeout(() => {
      send("SIGTERM");
      timer = setTimeout(() => send("SIGKILL"), killMs);
    }, terminateMs);
  };
  return { sent, cancel, done: () => clearTimeout(timer) };
}

/** Everything that came, each line handed on as it is complete. A lone CR ends a line too, as it does for the runner. */
async function lines(stream: Readable, each: (line: string) => void): Promise<string> {
  let all = "";
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true });
    all += text;
    rest += text;
    const end = lastBreak(rest);
    for (const line of rest
      .slice(0, end)
      .split(/\r\n|\r|\n/)
      .slice(0, -1))
      each(line);
    rest = rest.slice(end);
  }
  if (rest !== "") for (const line of rest.replace(/(\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/)) each(line);
  return all;
}

function lastBreak(text: string): number {
  // A CR at the end may be half of a CR LF.
  const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
  return Math.max(whole.lastIndexOf("\n"), whole.lastIndexOf("\r")) + 1;
}

function postRuns(condition: string, { conclusion }: Ran): boolean {
  if (condition === "always()") return true;
  if (condition === "success()") return conclusion === "success";
  if (condition === "failure()") return conclusion === "failure";
  if (condition === "cancelled()") return conclusion === "canceled";
  throw new Error(`this runner does not know the condition post-if: ${condition}`);
}

function machine(): Record<string, string> {
  const kept = ["PATH", "Path", "SystemRoot", "windir", "COMSPEC", "PATHEXT", "USERPROFILE"];
  const found = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { HOME: homedir(), CONVOX_LOCAL_RACK_BUILDER: "plan", ...Object.fromEntries(found) };
}

/** The variables that the runner sets for each step. */
function github(workspace: string, root: string, action: string): Record<string, string> {
  const systems: Partial<Record<NodeJS.Platform, string>> = { darwin: "macOS", win32: "Windows" };
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: `__${basename(action)}`,
    GITHUB_ACTION_PATH: action,
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_EVENT_NAME: "push",
    GITHUB_JOB: "deploy",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REF_TYPE: "branch",
    GITHUB_REPOSITORY: "octo/app",
    GITHUB_REPOSITORY_OWNER: "octo",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1234567890",
    GITHUB_RUN_NUMBER: "42",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
    GITHUB_WORKFLOW: "CI",
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === "arm64" ? "ARM64" : "X64",
    RUNNER_NAME: "test",
    RUNNER_OS: systems[process.platform] ?? "Linux",
    RUNNER_TEMP: root,
    RUNNER_TOOL_CACHE: join(dirname(root), "tools"),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
