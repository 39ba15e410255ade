import type { Command, Deps } from "../commands/declaration/command.ts";
import { connectionInputs } from "../commands/declaration/connection.ts";
import { type Environment, type Given, type Inputs, parseInputs, type Values } from "../commands/declaration/inputs.ts";
import type { RunReport } from "../commands/declaration/run-report.ts";
import { CancelledError, ConvoxError, InputError } from "../errors.ts";
import type { Git } from "../host/git.ts";
import type { Host } from "../host/host.ts";
import { cutAtSignal, pause as sleep } from "../rack/index.ts";
import { createTimeline, type Timeline } from "../timeline/timeline.ts";
import { connectRack, machineOf, readConnection, targetOf } from "./connect.ts";
import { connectDestination } from "./destination.ts";
import { maskSecrets, trimSettings } from "./settings.ts";
import { followSignal, listenForSignals, type SignalSource } from "./signals.ts";
import { readTraceSettings } from "./trace-settings.ts";
import { type CleanupWatch, watchCleanup } from "./watch-cleanup.ts";

/** What an entry point has found out about the command to run. */
export interface Job {
  readonly given: Given;
  readonly env: Environment;
  readonly host: Host;
  /** Words an advice for the place where it is read (default: as it is). */
  readonly advise?: (text: string) => Promise<string>;
  readonly cwd: string;
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  readonly stdout?: NonNullable<Deps["stdout"]>;
  /** Records what the command spends its time on. */
  readonly timeline?: Timeline;
  /** Receives what a summary of the run shows. */
  readonly report?: RunReport;
  /** Where signals come from (default: the process). */
  readonly signals?: SignalSource;
  /** Cancels the command in place of signals. */
  readonly cancel?: AbortSignal;
}

/** Milliseconds since 1970 as the process started. It then runs on even when the system's clock is set: waits use it. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

/** Reads the inputs, connects to the Rack, runs `command` and closes every connection. */
export async function runCommand(command: Command, job: Job): Promise<object> {
  const env = trimSettings(job.env);
  maskSecrets(job.given, job.env, job.host);
  const inputs = { ...command.inputs, ...(command.needsRack === false ? {} : connectionInputs) };
  const values = parseInputs(inputs, job.given, env);
  const cleanup = watchCleanup();
  const { signal, overdue, dispose } = job.cancel
    ? followSignal(job.cancel)
    : listenForSignals(cleanup.isNeeded, job.signals);
  try {
    return await Promise.race([runTraced(command, values, { ...job, env }, signal, cleanup), overdue]);
  } catch (error) {
    throw signal.aborted && !(error instanceof CancelledError) ? signal.reason : error;
  } finally {
    dispose();
  }
}

/** Runs the command as the outermost span of its timeline, and sends the timeline as a trace if the variables ask for it. */
async function runTraced(
  command: Command,
  values: Values<Inputs>,
  job: Job,
  signal: AbortSignal,
  cleanup: CleanupWatch,
): Promise<object> {
  const timeline = job.timeline ?? createTimeline({ now: clock, signal });
  const { caFile } = command.needsRack === false ? {} : readConnection(job.given, job.env, job.cwd);
  const settings = readTraceSettings(job.env, caFile);
  const trace = settings && (await import("./trace.ts")).startCommandTrace(settings, job.env, job.host, sleep);
  let failure: unknown;
  try {
    return await timeline.measure("command", command.name, async (span) => {
      try {
        const result = await runConnected(command, values, { ...job, timeline }, signal, cleanup);
        span.set(describeResult(result));
        return result;
      } catch (error) {
        if (error instanceof ConvoxError) span.set(describeResult(error.outputs));
        throw error;
      }
    });
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await trace?.send(timeline, failure);
  }
}

/** Outputs that identify what a command worked on. */
const IDENTIFYING = ["app", "rack", "build", "release", "status", "git-sha"];

function describeResult(result: object): Record<string, string> {
  const texts = Object.entries(result).filter(([name, value]) => IDENTIFYING.includes(name) && value !== "");
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

async function runConnected(
  command: Command,
  values: Values<Inputs>,
  job: Job & { readonly timeline: Timeline },
  signal: AbortSignal,
  cleanup: CleanupWatch,
): Promise<object> {
  const { given, env, cwd, timeline, stdin, signals: _, cancel, ...pipes } = job;
  const host = cleanup.watchHost(measureGroups(job.host, timeline));
  const git = loadGitWhenUsed((line) => host.info(line));
  const rest: Omit<Deps, "rack"> = {
    ...pipes,
    ...(stdin ? { stdin: () => cutInput(stdin(), signal) } : {}),
    host,
    advise: pipes.advise ?? (async (text) => text),
    env,
    cwd,
    git,
    install: async (tool) => (await import("../host/tools.ts")).installTool(tool),
    sleep,
    now: clock,
    signal,
    timeline,
  };
  if (command.needsRack === false || command.isOffline?.(values, { given, env }))
    return await command.run(values, rest as Deps);
  signal.addEventListener("abort", () => {
    if (command.followsLog) return;
    const more = cancel === undefined ? " A second signal ends the program at once." : "";
    host.info(`${signal.reason.message}: cleaning up on the Rack.${more}`);
  });
  const connection = readConnection(given, env, cwd);
  if (command.onMachine?.isHit?.(values) && machineOf(connection, env) !== undefined) {
    throw new InputError(
      "machine-unsupported",
      `${command.name} on a Convox Cloud machine: ${command.onMachine.limit}`,
    );
  }
  if (command.needsTarget) {
    const target = () => targetOf(connection, env, host, { needsRack: false });
    return await command.run(values, { ...rest, target } as Deps);
  }
  const createsApp = command.createsApp === true;
  const options = { signal, sleep, createsApp, onNotice: (line: string) => host.info(line) };
  const { rack, close } = await connectRack(connection, env, host, options);
  try {
    const other = command.needsDestination && (await connectDestination(connection, given, env, host, options));
    const watched = cleanup.watchRack(rack);
    if (!other) return await command.run(values, { ...rest, rack: watched });
    try {
      return await command.run(values, { ...rest, rack: watched, destination: cleanup.watchRack(other.rack) });
    } finally {
      await cleanup.duringClose(other.close);
    }
  } finally {
    await cleanup.duringClose(close);
  }
}

/** Facts from git. Its code is loaded by the first question: most commands ask none. */
function loadGitWhenUsed(onNoCommit: (line: string) => void): Git {
  const load = async (): Promise<Git> => (await import("../host/git.ts")).createGit(onNoCommit);
  return {
    commit: async (dir) => (await load()).commit(dir),
    executable: async (dir) => (await load()).executable(dir),
    isAncestor: async (dir, a, b) => (await load()).isAncestor(dir, a, b),
    commits: async (dir, from, to, limit) => (await load()).commits(dir, from, to, limit),
  };
}

/** Standard input that a signal ends, whether or not anything is ever written to it. */
function cutInput(input: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const { isTTY } = Object(input);
  return Object.assign(cutAtSignal(input, signal), { isTTY, destroy: () => void Object(input).destroy?.() });
}

/** `host` with every group that it prints recorded as a part of the command's work. */
function measureGroups(host: Host, timeline: Timeline): Host {
  return {
    ...host,
    group: (title, body, kind) => timeline.measure(kind ?? "part", title, () => host.group(title, body)),
  };
}

/** Time for the post step to clean up after the job. */
const FINISH_MS = 60_000;

/**
 * Cleans up on the Rack after a job whose process ended before it could do so; `note` is what the job saved. Never fails
 * a job: work that cannot be stopped is a warning.
 */
export async function finishJob(note: string, job: Job): Promise<void> {
  const { cleanUp, parseStartedWork } = await import("../commands/cleanup/started-work.ts");
  const started = parseStartedWork(note);
  if (!started) return;
  const { given, host } = job;
  const env = trimSettings(job.env);
  maskSecrets(job.given, job.env, job.host);
  try {
    const { rack, close } = await connectRack(readConnection(given, env, job.cwd), env, host, { sleep });
    try {
      const { done, message } = await cleanUp(FINISH_MS, started, rack, { now: clock, sleep });
      if (done) host.info(message);
      else host.warn(message);
    } finally {
      await close();
    }
  } catch (error) {
    host.warn(`${started.kind} ${started.id} of ${started.app} may continue on the Rack: ${Object(error).message}`);
  }
}
