import { setTimeout as sleep } from "node:timers/promises";
import { repository } from "../builder/repository.ts";
import type { Engine } from "../model/engine.ts";
import { untilAborted } from "../model/on-abort.ts";
import type { Promotion } from "../model/promotion.ts";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import { type AppRecord, changeApp, findApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { addEvents, type LogEvent } from "../store/event-store.ts";
import { failureLines, revertedLines, startLines, successLines } from "../store/promotion-log.ts";
import { getRelease } from "../store/release-store.ts";
import { type AppRoutes, appRoutes } from "./app-routes.ts";
import { manifestOf } from "./process-list.ts";
import { type RolloutWatch, ServiceFailure, type Started, watchContainers } from "./rollout-watch.ts";
import { startService, stopAll } from "./service-containers.ts";

/** How often a rollout checks whether it was canceled or replaced. */
const POLL_MS = 200;
/** Last lines of a failed container that are kept in the app's log. */
const LAST_LINES = 30;

/** How a fault makes a rollout end. */
export type ForcedEnd = "rollback" | "never" | undefined;

/**
 * Runs the containers of a promotion: starts the new ones, waits until they are healthy, then stops the old ones. If a
 * new container does not become healthy in time, all new ones are stopped and the old ones stay. The outcome is written
 * to the app's promotion. Never throws. The app's record must show the promotion as pending when its lock is released.
 */
export async function runRollout(
  rack: Rack,
  engine: Engine,
  app: string,
  promotion: Promotion,
  forcedEnd: ForcedEnd,
): Promise<void> {
  const rollout = promotion.rollout?.id ?? "";
  const started: Started[] = [];
  const watch = watchForReplacement(rack, app, rollout);
  const deadline = AbortSignal.timeout(Math.min(promotion.deadline, 2 ** 31 - 1));
  const signal = AbortSignal.any([watch.signal, deadline, rack.closing]);
  const routes = appRoutes(rack, engine, app);
  const containers = watchContainers(routes, signal);
  try {
    await waitForRecord(rack, app, rollout);
    await startContainers(rack, engine, { app, rollout, release: promotion.release }, started, containers);
    await containers.waitForAll();
    if (forcedEnd === "never") await untilAborted(signal);
    if (forcedEnd === "rollback") throw new Error("a fault of the local Rack requests a rollback");
    signal.throwIfAborted();
    await routes.replace(started.map(({ container }) => container));
    const isCurrent = await changePromotion(rack, app, rollout, async (record, current) => {
      if (current.cancelled !== undefined) throw new Error(CANCELED);
      // Who sees that the app runs may stop reading its log, so the last lines come first.
      await addEvents(rack, app, successLines(rack, app, rack.clock.ms(), started.map(facts)));
      current.outcome = "success";
      current.updating = rack.clock.ms() - current.started;
      record.running = rollout;
    });
    if (isCurrent) {
      await stopOtherRollouts(engine, app, rollout);
    } else {
      await stopAll(started.map(({ container }) => container));
      await routes.restore();
    }
  } catch (error) {
    const failed = error instanceof ServiceFailure ? error : undefined;
    const state = watch.signal.aborted ? "Cancelled" : deadline.aborted ? "Deadline" : "Error";
    let reason = failed === undefined ? messageOf(error) : `${failed.service} (${failed.id}) ${failed.message}`;
    if (rack.closing.aborted) reason = "the local Rack was stopped";
    else if (watch.signal.aborted) reason = messageOf(watch.signal.reason);
    else if (deadline.aborted) {
      const limit = `${promotion.deadline / 1000} s`;
      reason = failed === undefined ? `the rollout did not finish within ${limit}` : `${reason} (deadline: ${limit})`;
    }
    await rollBack(rack, engine, app, promotion, { started, routes }, { reason, state, failed });
  } finally {
    containers.end();
    watch.end();
  }
}

const CANCELED = "the promotion was canceled";
const REPLACED = "another promotion replaced it";

function facts({ container }: Started) {
  return { service: container.service, id: container.id, address: container.address };
}

async function startContainers(
  rack: Rack,
  engine: Engine,
  subject: { app: string; rollout: string; release: string },
  started: Started[],
  watch: RolloutWatch,
): Promise<void> {
  const release = await getRelease(rack, subject.app, subject.release);
  const build = release.build === "" ? undefined : await getBuild(rack, subject.app, release.build);
  const { services } = await manifestOf(rack, release);
  const scale = (await findApp(rack, subject.app))?.record.scale ?? {};
  for (const service of services) {
    const count = scale[service.name]?.count ?? service.count.min;
    for (let index = 0; index < count; index++) {
      watch.signal.throwIfAborted();
      const memory = scale[service.name]?.memory;
      const start = { ...subject, service, services, release, build, memory };
      const container = await startService(rack, engine, start).catch((error: unknown) => watch.throwFirst(error));
      const one = { service, container };
      started.push(one);
      const image = `${repository(rack, subject.app)}:${service.name}.${release.build}`;
      const lines = startLines(rack, { release: subject.release, image }, rack.clock.ms(), container);
      await addEvents(rack, subject.app, lines);
      watch.add(one);
    }
  }
}

interface Failure {
  reason: string;
  state: "Error" | "Deadline" | "Cancelled";
  /** The service that failed first. */
  failed: ServiceFailure | undefined;
}

async function rollBack(
  rack: Rack,
  engine: Engine,
  app: string,
  promotion: Promotion,
  { started, routes }: { started: Started[]; routes: AppRoutes },
  failure: Failure,
): Promise<void> {
  const rollout = promotion.rollout?.id ?? "";
  const { failed } = failure;
  const output = failed?.container === undefined ? [] : await readLastLines(failed.container, promotion.started);
  try {
    await changePromotion(rack, app, rollout, (_, current) => {
      current.outcome = "rollback";
      current.updating = rack.clock.ms() - current.started;
      current.failure = { reason: failure.reason, output: output.map(({ message }) => message) };
      if (failed !== undefined) current.failure.state = failed.state;
    });
    await addEvents(rack, app, [...output, ...failureLines(rack, app, rack.clock.ms(), failure)]);
    await routes.restore();
    await stopAll(started.map(({ container }) => container));
    await changePromotion(rack, app, rollout, (_, current) => {
      current.rollback = rack.clock.ms() - (current.cancelled ?? current.started + current.updating);
    });
    await addEvents(rack, app, revertedLines(rack, app, rack.clock.ms()));
    await stopStrays(rack, engine, app);
  } catch (error) {
    // The app was deleted during the rollout.
    rack.notice(`cannot record the end of the rollout of ${promotion.release} of ${app}: ${messageOf(error)}`);
    await stopAll(started.map(({ container }) => container));
  }
}

async function readLastLines(container: Container, since: number): Promise<LogEvent[]> {
  const lines: LogEvent[] = [];
  const stream = `service/${container.service}/${container.id}`;
  for await (const { at, bytes } of container.output()) {
    lines.push({ at: Math.max(at, since), stream, message: Buffer.from(bytes).toString("utf8") });
    if (lines.length > LAST_LINES) lines.shift();
  }
  return lines;
}

/** Waits until the app's record shows this rollout. The caller that started it may still hold the lock. */
async function waitForRecord(rack: Rack, app: string, rollout: string): Promise<void> {
  const isCurrent = await changePromotion(rack, app, rollout, () => undefined);
  if (!isCurrent) throw new Error(REPLACED);
}

/** Changes the promotion under the app's lock. @returns false if another promotion replaced it */
async function changePromotion(
  rack: Rack,
  app: string,
  rollout: string,
  change: (record: AppRecord, promotion: Promotion) => void | Promise<void>,
): Promise<boolean> {
  let isCurrent = false;
  await changeApp(rack, app, async (record) => {
    if (record.promotion?.rollout?.id !== rollout) return;
    isCurrent = true;
    await change(record, record.promotion);
  });
  return isCurrent;
}

/** The signal is aborted when the rollout is canceled or replaced, or when the app is deleted. */
function watchForReplacement(rack: Rack, app: string, rollout: string): { signal: AbortSignal; end(): void } {
  const over = new AbortController();
  const stop = new AbortController();
  void (async () => {
    await waitForRecord(rack, app, rollout).catch((error: unknown) => stop.abort(error));
    while (!over.signal.aborted) {
      await sleep(POLL_MS, undefined, { signal: over.signal }).catch(() => undefined);
      const record = await findApp(rack, app).then(
        (state) => state?.record,
        () => undefined,
      );
      const promotion = record?.promotion;
      if (record === undefined || record.deleted !== undefined) stop.abort(new Error("the app was deleted"));
      else if (promotion?.rollout?.id !== rollout) stop.abort(new Error(REPLACED));
      else if (promotion.cancelled !== undefined) stop.abort(new Error(CANCELED));
    }
  })();
  return { signal: stop.signal, end: () => over.abort() };
}

/** Stops the containers of other rollouts. */
export async function stopOtherRollouts(engine: Engine, app: string, rollout: string): Promise<void> {
  const all = await engine.runtime.list({ app, kind: "service" });
  await stopAll(all.filter((container) => container.rollout !== rollout));
}

/** Stops containers of rollouts whose program died. */
async function stopStrays(rack: Rack, engine: Engine, app: string): Promise<void> {
  const record = (await findApp(rack, app))?.record;
  const kept = [record?.running, record?.promotion?.outcome === "pending" ? record.promotion.rollout?.id : undefined];
  const all = await engine.runtime.list({ app, kind: "service" });
  await stopAll(all.filter((container) => !kept.includes(container.rollout)));
}
