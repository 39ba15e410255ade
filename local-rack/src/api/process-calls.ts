import { withPushedImages } from "../builder/image-push.ts";
import { atoi } from "../go/go-text.ts";
import { goTimeOf, wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { parseMap } from "../http/form.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";
import { checkLabelPool } from "../run/node-pools.ts";
import { checkPodOptions } from "../run/pod-options.ts";
import { removeWhenEnded, stopProcess } from "../run/process-end.ts";
import { findProcess, type Process, processes, processRuntime } from "../run/process-list.ts";
import { processSpec } from "../run/process-spec.ts";
import { type AppState, findApp, getApp } from "../store/app-store.ts";
import { findBuildProcess, getBuild, stopBuild } from "../store/build-store.ts";
import { hexDigits, podSuffix } from "../store/ids.ts";
import { getRelease } from "../store/release-store.ts";

/** Process JSON, fields in wire order. */
export function wireProcess(rack: Rack, process: Process): unknown {
  const { id, app, command, name, ports, release, status, image, exitCode } = process;
  const { profile } = rack;
  const v3 = profile.generation === "v3";
  return {
    id,
    app,
    command,
    cpu: 0,
    ...(profile.gpuOptions ? { gpu: 0 } : {}),
    host: "",
    image,
    instance: "",
    memory: 0,
    name,
    ports,
    release,
    ...(v3 ? { service: name } : {}),
    started: wireTime(goTimeOf(process.started)),
    status,
    // No source has the name of this field.
    ...(exitCode !== undefined && profile.retainedRuns ? { "exit-code": exitCode } : {}),
    ...(v3 ? {} : { task_definition: "" }),
  };
}

export async function processList(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const service = options.query("service");
  const release = rack.profile.generation === "v3" ? options.query("release") : undefined;
  const app = await knownApp(rack, variable(call, "app"));
  const all = app === undefined ? [] : await processes(rack, app);
  const shown = all
    .filter(({ name }) => service === undefined || name === service)
    .filter((process) => release === undefined || process.release === release);
  return json(shown.map((process) => wireProcess(rack, process)));
}

/** v3 lists what is in the app's namespace and does not look for the app: an unknown app has empty lists. v2 does. */
async function knownApp(rack: Rack, name: string): Promise<AppState | undefined> {
  return rack.profile.generation === "v3" ? findApp(rack, name) : getApp(rack, name);
}

export async function processGet(call: Call): Promise<Reply> {
  const { rack } = call;
  return json(wireProcess(rack, await findProcess(rack, variable(call, "app"), variable(call, "pid"))));
}

/** Options that are numbers; v2 acts on none of them, but reads them. */
const NUMBERS = ["Cpu", "Memory", "Height", "Width"];

/** Starts a process of a service. Its options are headers; v2 acts on `Command` and `Release` alone. */
export async function processRun(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const v3 = rack.profile.generation === "v3";
  const app = variable(call, "app");
  const service = variable(call, "service");
  const { runLimits, gpuOptions } = rack.profile;
  for (const name of [
    ...NUMBERS,
    ...(runLimits ? ["Cpu-Limit", "Memory-Limit"] : []),
    ...(gpuOptions ? ["Gpu"] : []),
  ]) {
    const text = options.header(name);
    if (text !== undefined) atoi(text);
  }
  if (rack.profile.runPodOptions) checkPodOptions((name) => options.header(name));
  checkLabelPool(rack, "run", options.header("Node-Labels"));
  const environment = options.header("Environment");
  const variables = environment === undefined ? undefined : parseMap(environment);
  const state = await getApp(rack, app);
  const id = options.header("Release") || state.release;
  const pid = v3 ? `${service}-${podSuffix(hexDigits(20), 5)}` : hexDigits(12);
  if (id === "") {
    if (!v3) throw new RackFailure(500, `no releases for app: ${app}`);
    throw noImage(pid);
  }
  const release = await getRelease(rack, app, id);
  const made = release.build === "" ? undefined : await getBuild(rack, app, release.build);
  const build = made === undefined ? undefined : await withPushedImages(rack, made);
  const spec = await processSpec(rack, { app, service, release, build }, pid, {
    command: options.header("Command"),
    ...(v3 && {
      image: options.header("Image"),
      memory: options.header("Memory"),
      environment: variables,
    }),
  });
  if (spec === undefined) throw noImage(pid);
  const runtime = processRuntime(rack);
  if (runtime === undefined) throw new RackFailure(501, ONLY_PLANS);
  const container = await runtime.start(spec);
  removeWhenEnded(rack, container, retainOf(rack, options.header("Retain")));
  const started = await findProcess(rack, app, container.id).catch(() => undefined);
  return json(
    wireProcess(rack, {
      ...(started ?? {
        ...{ id: pid, app, command: "", image: container.image, name: service, ports: [], release: release.id },
        ...{ started: container.started, restarts: 0, exitCode: undefined, container },
      }),
      // v3 answers as soon as the pod exists.
      status: started === undefined || v3 ? "pending" : started.status,
    }),
  );
}

/** Seconds that the record is kept; 0 for a Rack without that, and for a text that is no number. */
function retainOf({ profile }: Rack, text: string | undefined): number {
  return profile.retainedRuns && text !== undefined && /^\d+$/.test(text) ? Number(text) : 0;
}

export const ONLY_PLANS =
  "this local Rack only plans, so it can run no commands: start it with a builder that makes images";

// v3 leaves the check to Kubernetes: without a release, or for a service that is not in it, the pod has no image.
function noImage(pod: string): RackFailure {
  return new RackFailure(500, `Pod "${pod}" is invalid: spec.containers[0].image: Required value`);
}

export async function processStop(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "app");
  const app = await knownApp(rack, name);
  const pid = variable(call, "pid");
  const container = await processRuntime(rack)?.find(name, pid);
  if (container === undefined) {
    const planned = app !== undefined && (await processes(rack, app)).some(({ id }) => id === pid);
    // A service's process that is only planned would be started again at once.
    if (planned) return ok();
    const build = rack.oddities.buildsElsewhere ? undefined : await findBuildProcess(rack, name, pid);
    if (build !== undefined) {
      await stopBuild(rack, name, build.id);
      return ok();
    }
    throw rack.profile.generation === "v3"
      ? new RackFailure(500, `pods "${pid}" not found`)
      : new RackFailure(500, "could not find process");
  }
  stopProcess(rack, container);
  return ok();
}
