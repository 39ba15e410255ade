import { atoi } from "../go/go-text.ts";
import { goTimeOf, wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import { phaseOf } from "../model/promotion.ts";
import type { Rack } from "../model/rack.ts";
import { wordForEnd } from "../run/health.ts";
import { manifestOf, type Process, processes } from "../run/process-list.ts";
import { type AppState, findApp } from "../store/app-store.ts";
import { getRelease } from "../store/release-store.ts";

interface Options {
  checks: string[];
  /** Empty: all. */
  services: Set<string>;
  /** Seconds after which a process is no longer new. */
  age: number;
  all: boolean;
  lines: number;
  events: boolean;
}

function readOptions({ options }: Call): Options {
  const list = (name: string) =>
    (options.query(name) ?? "")
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  const checks = list("checks");
  return {
    checks: checks.length === 0 ? ["overview", "init", "services"] : checks,
    services: new Set(list("services")),
    age: atoi(options.query("age") ?? "300"),
    all: options.query("all") === "true",
    lines: atoi(options.query("lines") ?? "200"),
    events: (options.query("events") ?? "true") === "true",
  };
}

/**
 * What became of an app's processes (v3), in the shape of the real report: from the containers that run, and from what
 * the last promotion left on record. The hints are this Rack's own.
 */
export async function appDiagnose(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "app");
  const namespace = `${rack.name}-${name}`;
  const options = readOptions(call);
  const app = await findApp(rack, name);
  if (app === undefined) throw new Error(`namespace ${namespace} not found -- verify rack and app names`);
  const pods = await podsOf(rack, app, options);
  const shown = pods.filter(({ classification }) => options.all || classification !== "healthy");
  const report: Record<string, unknown> = {
    ...{ namespace, rack: rack.name, app: name, timestamp: wireTime(goTimeOf(rack.clock.ms())) },
  };
  if (options.checks.includes("overview")) report["overview"] = await overview(rack, app, pods, options);
  if (options.checks.includes("services")) {
    if (shown.length > 0) report["pods"] = shown;
    report["summary"] = summary(pods);
  }
  return json(report);
}

const CLASSES = ["unhealthy", "not-ready", "new", "healthy"] as const;

interface Pod {
  name: string;
  service: string;
  phase: string;
  ready: string;
  ageSeconds: number;
  restarts: number;
  classification: (typeof CLASSES)[number];
  stateDetail?: string;
  hint?: string;
  logs?: string;
  events?: Event[];
}

interface Event {
  timestamp: string;
  type: string;
  reason: string;
  object: string;
  message: string;
  hint?: string;
}

const HINTS: Record<string, string> = {
  CrashLoopBackOff: "The process ends soon after its start: its last output says why",
  ContainersNotReady: "The process runs and its health check does not succeed",
  "Terminated:Completed": "The process ended by itself, as a process of a service should not",
  "Terminated:OOMKilled": "The process used more memory than scale.memory allows",
  RunContainerError: "The container cannot be started: the event says why",
  ErrImagePull: "The image is not in the store of the builder",
  ProgressDeadlineExceeded: "The processes were not healthy in time",
  BackOff: "A process that ended is started again and again",
  Unhealthy: "The health check does not succeed: compare health in convox.yml with what the service answers",
};

async function podsOf(rack: Rack, app: AppState, options: Options): Promise<Pod[]> {
  const all = await processes(rack, app);
  // A one-off process that completed is well; one that failed is reported.
  const isCompleted = ({ status, container }: Process) => status === "complete" && container?.kind === "process";
  const found = rack.profile.retainedRuns ? all.filter((process) => !isCompleted(process)) : all;
  const failed = failedPod(rack, app, options);
  const others = await Promise.all(
    found.filter(({ id }) => id !== failed?.name).map((process) => podOf(rack, process, options)),
  );
  return [...others, ...(failed === undefined ? [] : [failed])]
    .filter(({ service }) => options.services.size === 0 || options.services.has(service))
    .sort(
      (a, b) => CLASSES.indexOf(a.classification) - CLASSES.indexOf(b.classification) || (a.name < b.name ? -1 : 1),
    );
}

const PHASES: Record<string, string> = { pending: "Pending", complete: "Succeeded", failed: "Failed" };

async function podOf(rack: Rack, process: Process, options: Options): Promise<Pod> {
  const phase = PHASES[process.status] ?? "Running";
  const ready = process.status === "running";
  const ageSeconds = Math.floor((rack.clock.ms() - process.started) / 1000);
  const detail = process.status === "crashed" ? wordForEnd(await process.container?.state()) : undefined;
  const logs = await lastOutput(process, options.lines);
  return {
    name: process.id,
    service: process.name,
    phase,
    ready: ready ? "1/1" : "0/1",
    ageSeconds,
    restarts: process.restarts,
    classification:
      phase !== "Running" ? "unhealthy" : !ready ? "not-ready" : ageSeconds <= options.age ? "new" : "healthy",
    ...state(detail),
    ...(logs === "" ? {} : { logs }),
  };
}

function state(detail: string | undefined): Pick<Pod, "stateDetail" | "hint"> {
  if (detail === undefined) return {};
  const hint = HINTS[detail];
  return { stateDetail: detail, ...(hint === undefined ? {} : { hint }) };
}

async function lastOutput({ container }: Process, lines: number): Promise<string> {
  const kept: string[] = [];
  for await (const { bytes } of container?.output() ?? []) {
    kept.push(Buffer.from(bytes).toString("utf8"));
    if (kept.length > lines) kept.shift();
  }
  return kept.map((line) => `${line}\n`).join("");
}

/** The container that made the last promotion fail. It was removed; its record is shown as its pod. */
function failedPod(rack: Rack, app: AppState, options: Options): Pod | undefined {
  const failure = failureOf(app);
  if (failure === undefined || failure.pod === "") return undefined;
  if (phaseOf(app.record.promotion, "v3", rack.clock.ms()).status === "updating") return undefined;
  const detail = stateOf(failure);
  const event = failureEvent(rack, app);
  return {
    name: failure.pod,
    service: failure.service,
    phase: "Running",
    ready: "0/1",
    ageSeconds: Math.floor((rack.clock.ms() - (app.record.promotion?.started ?? 0)) / 1000),
    restarts: 0,
    classification: "not-ready",
    ...state(detail),
    ...(failure.output.length === 0 ? {} : { logs: failure.output.map((line) => `${line}\n`).join("") }),
    ...(options.events && event !== undefined ? { events: [event] } : {}),
  };
}

/** Earlier versions recorded no state. */
function stateOf({ state, message }: Failure): string {
  return state ?? (/ended with exit code/.test(message) ? "CrashLoopBackOff" : "ContainersNotReady");
}

/** Reasons of events, by the state of the process. */
const EVENTS: Record<string, string> = {
  ContainersNotReady: "Unhealthy",
  RunContainerError: "Failed",
  ErrImagePull: "Failed",
};

interface Failure {
  service: string;
  /** "" when no single container was at fault. */
  pod: string;
  message: string;
  output: string[];
  state: string | undefined;
}

function failureOf({ record }: AppState): Failure | undefined {
  const failure = record.promotion?.failure;
  if (failure === undefined) return undefined;
  const [, service = "", pod = "", message = failure.reason] = /^(\S+) \((\S+)\) (.*)$/s.exec(failure.reason) ?? [];
  return { service, pod, message, output: failure.output, state: failure.state };
}

/** The warning that a failed promotion leaves; real ones are kept for half an hour. */
function failureEvent(rack: Rack, app: AppState): Event | undefined {
  const { promotion } = app.record;
  if (promotion === undefined) return undefined;
  const { atom } = phaseOf(promotion, "v3", rack.clock.ms());
  if (atom !== "Rollback" && atom !== "Reverted") return undefined;
  const failure = failureOf(app);
  const reason =
    failure === undefined || failure.pod === "" ? "ProgressDeadlineExceeded" : (EVENTS[stateOf(failure)] ?? "BackOff");
  const hint = HINTS[reason];
  return {
    timestamp: wireTime(goTimeOf(promotion.started + Math.min(promotion.updating, promotion.deadline))),
    type: "Warning",
    reason,
    object: failure === undefined || failure.pod === "" ? "atom/app" : `pod/${failure.pod}`,
    message: failure?.message ?? `the promotion of ${promotion.release} was rolled back`,
    ...(hint === undefined ? {} : { hint }),
  };
}

async function overview(rack: Rack, app: AppState, pods: readonly Pod[], options: Options): Promise<unknown> {
  const services = app.release === "" ? [] : await serviceStates(rack, app, pods, options);
  const event = failureEvent(rack, app);
  return { services, ...(options.events && event !== undefined ? { events: [event] } : {}) };
}

async function serviceStates(rack: Rack, app: AppState, pods: readonly Pod[], options: Options): Promise<unknown[]> {
  const { services } = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
  const rolling = app.status !== "running";
  const failedService = failureOf(app)?.service ?? "";
  return services
    .filter(({ name }) => options.services.size === 0 || options.services.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, count, agent }) => {
      const desiredReplicas = app.record.scale?.[name]?.count ?? count.min;
      const ready = pods.filter(({ service, ready: shown }) => service === name && shown === "1/1").length;
      const readyReplicas = Math.min(ready, desiredReplicas);
      // After a rollback only the service that failed is stalled.
      const isToBlame = failedService === "" || failedService === name;
      const stalled = app.status === "rollback" && isToBlame;
      const settled = readyReplicas === desiredReplicas && (!rolling || (app.status === "rollback" && !isToBlame));
      return {
        name,
        desiredReplicas,
        readyReplicas,
        updatedReplicas: settled ? desiredReplicas : 0,
        status: desiredReplicas === 0 ? "scaled-down" : settled ? "running" : stalled ? "stalled" : "deploying",
        ...(stalled ? { stallReason: HINTS["ProgressDeadlineExceeded"] } : {}),
        ...(agent ? { agent } : {}),
      };
    });
}

function summary(pods: readonly Pod[]): unknown {
  const count = (matches: Pod["classification"]) =>
    pods.filter(({ classification }) => classification === matches).length;
  return {
    total: pods.length,
    unhealthy: count("unhealthy"),
    notReady: count("not-ready"),
    new: count("new"),
    healthy: count("healthy"),
  };
}
