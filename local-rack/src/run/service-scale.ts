import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { findApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { addEvents } from "../store/event-store.ts";
import { getRelease } from "../store/release-store.ts";
import { healthy } from "./health.ts";
import { manifestOf } from "./process-list.ts";
import { startService, stopAll } from "./service-containers.ts";

/** How long a container may take to become healthy after a restart or a change of scale. */
const PATIENCE_MS = 60_000;

/**
 * Brings the running containers of a service to what is set now, in the background; nothing happens where nothing
 * really runs. With `anew` every container is replaced: the new ones first, the old ones when those are healthy.
 */
export function adjustService(rack: Rack, app: string, service: string, options: { anew: boolean }): void {
  if (rack.engine === undefined) return;
  rack.background(adjust(rack, app, service, options.anew));
}

async function adjust(rack: Rack, app: string, name: string, anew: boolean): Promise<void> {
  const { engine } = rack;
  const state = await findApp(rack, app);
  const rollout = state?.record.running;
  if (engine === undefined || state === undefined || rollout === undefined) return;
  const release = await getRelease(rack, app, state.release);
  const build = release.build === "" ? undefined : await getBuild(rack, app, release.build);
  const service = (await manifestOf(rack, release)).services.find((one) => one.name === name);
  if (service === undefined) return;
  const scale = state.record.scale?.[name] ?? {};
  const wanted = scale.count ?? service.count.min;
  const present = await running(await engine.runtime.list({ app, service: name, kind: "service", rollout }));
  const kept = anew ? [] : present.slice(0, wanted);
  const started: Container[] = [];
  const signal = AbortSignal.any([rack.closing, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    while (kept.length + started.length < wanted) {
      const start = { app, rollout, service, release, build, memory: scale.memory };
      started.push(await startService(rack, engine, start));
    }
    await Promise.all(started.map((container) => healthy(container, service, signal)));
    await stopAll(present.filter((container) => !kept.includes(container)));
  } catch (error) {
    await stopAll(started);
    const message = `${name} could not be brought to ${wanted}: ${error instanceof Error ? error.message : error}`;
    await addEvents(rack, app, [{ at: rack.clock.ms(), stream: "system/local", message }]);
  }
}

async function running(containers: readonly Container[]): Promise<Container[]> {
  const states = await Promise.all(containers.map((container) => container.state()));
  return containers.filter((_, index) => states[index]?.status === "running");
}
