import { type AppState, getApp } from "./app-store.ts";
import { type Call, variable } from "./call.ts";
import { parseEnvironment } from "./environment.ts";
import { RackFailure, typedFailure } from "./errors.ts";
import { goTimeOf, wireTime } from "./go-time.ts";
import { podSuffix } from "./ids.ts";
import { loadManifest, type Manifest } from "./manifest.ts";
import { type Rack, rackDomain } from "./rack.ts";
import { getRelease, type ReleaseRecord } from "./release-store.ts";
import { json, type Reply } from "./reply.ts";

/** A process that a real Rack would run. Nothing runs here. */
interface Process {
  id: string;
  app: string;
  cpu: number;
  memory: number;
  name: string;
  release: string;
  /** Milliseconds since 1970. */
  started: number;
  status: string;
  image: string;
}

function wireProcess(rack: Rack, process: Process): unknown {
  const { id, app, cpu, memory, name, release, status, image } = process;
  const v3 = rack.profile.generation === "v3";
  return {
    id,
    app,
    command: "",
    cpu,
    ...(v3 ? { gpu: 0 } : {}),
    host: "",
    image,
    instance: "",
    memory,
    name,
    ports: [],
    release,
    started: wireTime(goTimeOf(process.started)),
    status,
    ...(v3 ? {} : { task_definition: "" }),
  };
}

async function manifestOf(rack: Rack, release: ReleaseRecord): Promise<Manifest> {
  return loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
}

// During a rollout the processes of both releases are there, the new ones not ready at first.
async function processes(rack: Rack, app: AppState): Promise<Process[]> {
  const { promotion } = app.record;
  if (promotion === undefined) return [];
  const rolling = app.status !== "running";
  const releases = [...new Set(rolling ? [promotion.release, promotion.previous] : [app.release])];
  const found: Process[] = [];
  for (const id of releases.filter((release) => release !== "")) {
    const release = await getRelease(rack, app.record.name, id);
    const fresh = rolling && id === promotion.release && id !== promotion.previous;
    const ready = rack.clock.ms() >= promotion.started + promotion.updating / 2 && promotion.outcome === "success";
    for (const service of (await manifestOf(rack, release)).services) {
      for (let index = 0; index < service.count.min; index++) {
        found.push({
          id: processId(rack, service.name, id, index),
          app: app.record.name,
          cpu: 0,
          memory: 0,
          name: service.name,
          release: id,
          started: promotion.started,
          status: fresh && !ready ? "pending" : "running",
          image: "",
        });
      }
    }
  }
  return found.sort((a, b) => (`${a.name}-${a.id}` < `${b.name}-${b.id}` ? -1 : 1));
}

function processId(rack: Rack, service: string, release: string, index: number): string {
  const seed = `${release}/${service}`;
  if (rack.profile.generation === "v3") return `${service}-${podSuffix(seed, 10)}-${podSuffix(`${seed}/${index}`, 5)}`;
  return Buffer.from(podSuffix(`${seed}/${index}`, 6)).toString("hex");
}

export async function processList(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const service = options.query("service");
  const release = rack.profile.generation === "v3" ? options.query("release") : undefined;
  const all = await processes(rack, await getApp(rack, variable(call, "app")));
  const shown = all
    .filter(({ name }) => service === undefined || name === service)
    .filter((process) => release === undefined || process.release === release);
  return json(shown.map((process) => wireProcess(rack, process)));
}

export async function processGet(call: Call): Promise<Reply> {
  const { rack } = call;
  const id = variable(call, "pid");
  const found = (await processes(rack, await getApp(rack, variable(call, "app")))).find((process) => process.id === id);
  if (found !== undefined) return json(wireProcess(rack, found));
  if (rack.profile.generation === "v3") throw new RackFailure(500, `pods "${id}" not found`);
  throw typedFailure(404, `process not found: ${id}`);
}

/** Services of the active release; none without one. */
export async function serviceList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = await getApp(rack, variable(call, "app"));
  if (app.release === "") return json([]);
  const manifest = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
  const v3 = rack.profile.generation === "v3";
  return json(
    manifest.services.map(({ name, count, cpu, memory, port }) => ({
      count: count.min,
      cpu,
      domain: port === 0 ? "" : `${name}.${app.record.name}.${rackDomain(rack)}`,
      ...(v3 ? { gpu: 0, "gpu-vendor": "" } : {}),
      memory,
      name,
      nlb: null,
      ports: port === 0 ? [] : [{ balancer: 443, certificate: "", container: port }],
    })),
  );
}
