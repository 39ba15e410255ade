import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import { findApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { addEvents } from "../store/event-store.ts";
import { getRelease } from "../store/release-store.ts";
import { appRoutes } from "./app-routes.ts";
import { manifestOf } from "./process-list.ts";
import { type Started, watchContainers } from "./rollout-watch.ts";
import { startService, stopAll } from "./service-containers.ts";

/** How long a container may take to become healthy after a restart or a change of scale. */
const HEALTH_DEADLINE_MS = 60_000;

/**
 * Applies the current scale of a service to its running containers, in the background. Does nothing on a Rack that
 * runs no containers. With `replaceAll` every container is replaced; old ones are stopped when the new are healthy.
 */
export function adjustService(rack: Rack, app: string, service: string, options: { replaceAll: boolean }): void {
  if (rack.engine === undefined) return;
  const queue = queues.get(rack) ?? new Map<string, Promise<void>>();
  queues.set(rack, queue);
  const key = `${app}/${service}`;
  const earlier = queue.get(key) ?? Promise.resolve();
  const own = earlier.catch(() => undefined).then(() => adjust(rack, app, service, options.replaceAll));
  queue.set(key, own);
  rack.background(own);
}

/** Changes of one service follow each other: each counts the containers that the earlier change left. */
const queues = new WeakMap<Rack, Map<string, Promise<void>>>();

async function adjust(rack: Rack, app: string, name: string, replaceAll: boolean): Promise<void> {
  const { engine } = rack;
  const state = await findApp(rack, app);
  const rollout = state?.record.running;
  if (engine === undefined || state === undefined || rollout === undefined) return;
  const release = await getRelease(rack, app, state.release);
  const build = release.build === "" ? undefined : await getBuild(rack, app, release.build);
  const { services } = await manifestOf(rack, release);
  const service = services.find((one) => one.name === name);
  if (service === undefined) return;
  const scale = state.record.scale?.[name] ?? {};
  const count = scale.count ?? service.count.min;
  const present = await filterRunning(await engine.runtime.list({ app, service: name, kind: "service", rollout }));
  const kept = replaceAll ? [] : present.slice(0, count);
  const started: Started[] = [];
  const signal = AbortSignal.any([rack.closing, AbortSignal.timeout(HEALTH_DEADLINE_MS)]);
  const routes = appRoutes(rack, engine, app);
  const watch = watchContainers(routes, signal);
  try {
    while (kept.length + started.length < count) {
      watch.signal.throwIfAborted();
      const start = { app, rollout, service, services, release, build, memory: scale.memory };
      const container = await startService(rack, engine, start).catch((error: unknown) => watch.throwFirst(error));
      const one = { service, container };
      started.push(one);
      watch.add(one);
    }
    await watch.waitForAll();
    if ((await findApp(rack, app))?.record.running !== rollout) throw new Error("another promotion came first");
    await stopAll(present.filter((container) => !kept.includes(container)));
  } catch (error) {
    await stopAll(started.map(({ container }) => container));
    const message = `cannot scale ${name} to ${count}: ${messageOf(error)}`;
    await addEvents(rack, app, [{ at: rack.clock.ms(), stream: "system/local", message }]);
  } finally {
    watch.end();
  }
  await routes.restore();
}

async function filterRunning(containers: readonly Container[]): Promise<Container[]> {
  const states = await Promise.all(containers.map((container) => container.state()));
  return containers.filter((_, index) => states[index]?.status === "running");
}
