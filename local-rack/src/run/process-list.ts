import { repository } from "../builder/repository.ts";
import { parseEnvironment } from "../manifest/environment.ts";
import { loadManifest } from "../manifest/manifest.ts";
import type { Service } from "../manifest/manifest-service.ts";
import type { Manifest } from "../manifest/manifest-shape.ts";
import { shellJoin } from "../manifest/shell-split.ts";
import type { Rack } from "../model/rack.ts";
import type { Container, ContainerState, Runtime } from "../model/runtime.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { type AppState, findApp, getApp } from "../store/app-store.ts";
import { podSuffix } from "../store/ids.ts";
import { getRelease, type ReleaseRecord } from "../store/release-store.ts";
import { restartsAfter } from "./rollout-limits.ts";

/** A process as the API returns it. */
export interface Process {
  id: string;
  app: string;
  command: string;
  image: string;
  /** Its service. */
  name: string;
  ports: string[];
  release: string;
  /** Milliseconds since 1970. */
  started: number;
  status: string;
  /** How often its container was started again. */
  restarts: number;
  /** Of a process that has ended. */
  exitCode: number | undefined;
  /** Undefined for a process that is only planned. */
  container: Container | undefined;
}

/** Runs commands: in an engine's containers, or on this machine. Undefined on a Rack that only plans. */
export function processRuntime(rack: Rack): Pick<Runtime, "start" | "find" | "list"> | undefined {
  return rack.engine?.runtime ?? rack.hostRuntime;
}

/** @throws Error with the Rack's text */
export async function manifestOf(rack: Rack, release: ReleaseRecord): Promise<Manifest> {
  return loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
}

/** Processes of an app, sorted by service and id. v2 does not list those that have ended. */
export async function processes(rack: Rack, app: AppState): Promise<Process[]> {
  const containers = (await processRuntime(rack)?.list({ app: app.record.name })) ?? [];
  const real = await Promise.all(containers.map((container) => realProcess(rack, container)));
  const listed = real.filter((process) => process !== undefined);
  const runsContainers =
    rack.engine !== undefined && (app.record.running ?? app.record.promotion?.rollout) !== undefined;
  const planned = runsContainers ? [] : await plannedProcesses(rack, app);
  // On the machine itself, the first command that runs in a planned process gives it a folder.
  const placed = new Map(listed.map((process) => [process.id, process]));
  const all = [...planned.map((process) => placed.get(process.id) ?? process), ...listed];
  return [...new Set(all)].sort((a, b) => (`${a.name}-${a.id}` < `${b.name}-${b.id}` ? -1 : 1));
}

/** One process. v3 does not look for the app. @throws RackFailure v3: 500 with the Kubernetes text; v2: 404 */
export async function findProcess(rack: Rack, app: string, id: string): Promise<Process> {
  const state = rack.profile.generation === "v3" ? await findApp(rack, app) : await getApp(rack, app);
  const all = state === undefined ? [] : await processes(rack, state);
  const found = all.find((process) => process.id === id);
  if (found !== undefined) return found;
  if (rack.profile.generation === "v3") throw new RackFailure(500, `pods "${id}" not found`);
  throw typedFailure(404, `process not found: ${id}`);
}

async function realProcess(rack: Rack, container: Container): Promise<Process | undefined> {
  const v3 = rack.profile.generation === "v3";
  const state = await container.state();
  const status = statusOf(rack, container, state);
  if (!v3 && status === "stopped") return undefined;
  // The Rack has stopped or removed it: it has not crashed.
  if (status === "crashed" && (await container.isStopping())) return undefined;
  const { id, app, service, release, port, kind, started, address } = container;
  const hostPort = address?.split(":")[1] ?? "";
  const listens = kind === "service" && port > 0;
  return {
    id,
    app,
    command: displayCommand(v3, container),
    image: container.image,
    name: service,
    ports: listens ? [v3 ? String(port) : `${hostPort}:${port}`] : [],
    release,
    started,
    status,
    restarts: 0,
    exitCode: kind === "process" && state.status === "exited" && state.code >= 0 ? state.code : undefined,
    container,
  };
}

// v2 returns the text of the command, v3 joins its words.
function displayCommand(v3: boolean, { command, kind }: Container): string {
  const [shell, flag, script] = command;
  if (!v3 && kind === "process") return shell === "sh" && flag === "-c" ? (script ?? "") : "";
  return shellJoin(command);
}

function statusOf(rack: Rack, container: Container, state: ContainerState): string {
  const v3 = rack.profile.generation === "v3";
  if (state.status === "exited") {
    if (!v3) return "stopped";
    if (container.kind === "service") return "crashed";
    return state.code === 0 ? "complete" : "failed";
  }
  const isStarting = container.kind === "process" && rack.clock.ms() < container.started + rack.timings.starting;
  return isStarting ? "pending" : "running";
}

// During a rollout the processes of both releases exist. The new ones are not ready at first.
async function plannedProcesses(rack: Rack, app: AppState): Promise<Process[]> {
  const { promotion } = app.record;
  if (promotion === undefined) return [];
  const v3 = rack.profile.generation === "v3";
  const rolling = app.status !== "running";
  const arch = podArch(rack, app.record.parameters);
  const releases = [...new Set(rolling ? [promotion.release, promotion.previous] : [app.release])];
  const found: Process[] = [];
  for (const id of releases.filter((release) => release !== "")) {
    const release = await getRelease(rack, app.record.name, id);
    const isNew = rolling && id === promotion.release && id !== promotion.previous;
    const ready = rack.clock.ms() >= promotion.started + promotion.updating / 2 && promotion.outcome === "success";
    for (const service of (await manifestOf(rack, release)).services) {
      const count = app.record.scale?.[service.name]?.count ?? service.count.min;
      const restarted = app.record.restarted?.[service.name] ?? 0;
      for (let index = 0; index < count; index++) {
        found.push({
          id: plannedId(rack, service, `${id}${arch}${restarted || ""}`, index),
          app: app.record.name,
          // v2 shows what a task overrides, and a service's task overrides nothing.
          command: v3 ? shellJoin(service.command) : "",
          image:
            v3 && release.build !== "" ? `${repository(rack, app.record.name)}:${service.name}.${release.build}` : "",
          name: service.name,
          ports: v3 && service.port > 0 ? [String(service.port)] : [],
          release: id,
          started: Math.max(promotion.started, restarted),
          status: isNew && promotion.crashes ? "crashed" : isNew && !ready ? "pending" : "running",
          restarts: isNew && promotion.crashes ? restartsAfter((rack.clock.ms() - promotion.started) / 1000) : 0,
          exitCode: undefined,
          container: undefined,
        });
      }
    }
  }
  return found;
}

/**
 * What `BuildArch` adds to the template of pods: a v3 Rack binds the pods of a promotion to nodes of that architecture. No
 * source names the first version, so it is that of the parameter. Source: convox/convox
 * provider/k8s/build_arch_release_test.go
 */
export function podArch({ profile }: Rack, parameters: Readonly<Record<string, string>>): string {
  return profile.buildArch ? (parameters["BuildArch"] ?? "") : "";
}

/** An id that changes only with `generation`: the release, BuildArch, and the time of the last restart. A stateful service keeps its ids. */
function plannedId(rack: Rack, { name, stateful }: Service, generation: string, index: number): string {
  const seed = `${generation}/${name}`;
  if (stateful && rack.profile.statefulServices) return `${name}-${index}`;
  if (rack.profile.generation === "v3") return `${name}-${podSuffix(seed, 10)}-${podSuffix(`${seed}/${index}`, 5)}`;
  return Buffer.from(podSuffix(`${seed}/${index}`, 6)).toString("hex");
}
