import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "../manifest/manifest-service.ts";
import type { Engine } from "../model/engine.ts";
import type { Promotion } from "../model/promotion.ts";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import { type AppRecord, changeApp, findApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { addEvents, type LogEvent } from "../store/event-store.ts";
import { failureLines, revertedLines, startLines, successLines } from "../store/promotion-log.ts";
import { getRelease } from "../store/release-store.ts";
import { healthy } from "./health.ts";
import { manifestOf } from "./process-list.ts";
import { startService, stopAll } from "./service-containers.ts";

/** How often a rollout looks whether it was cancelled, or another one has taken its place. */
const POLL_MS = 200;
/** Lines of a failed container that are kept in the app's log. */
const LAST_LINES = 30;

/** What a rollout is told about its end, by a fault. */
export type Fate = "rollback" | "never" | undefined;

/**
 * Runs the containers of a promotion: starts the new ones, waits until they are healthy, then ends the old ones. When
 * one of them is not healthy in time the new ones are ended and the old ones stay. What comes of it is written into
 * the app's promotion. Never throws; the app's record must show the promotion as pending by the time its lock is free.
 */
export async function runRollout(
  rack: Rack,
  engine: Engine,
  app: string,
  promotion: Promotion,
  fate: Fate,
): Promise<void> {
  const rollout = promotion.rollout?.id ?? "";
  const started: Started[] = [];
  const watch = watchOver(rack, app, rollout);
  const tooLate = AbortSignal.timeout(Math.min(promotion.deadline, 2 ** 31 - 1));
  const signal = AbortSignal.any([watch.signal, tooLate, rack.closing]);
  try {
    await begun(rack, app, rollout);
    await bringUp(rack, engine, { app, rollout, release: promotion.release }, started, signal);
    if (fate === "never") await new Promise((done) => signal.addEventListener("abort", done, { once: true }));
    if (fate === "rollback") throw new Error("a fault of the local Rack says so");
    signal.throwIfAborted();
    const done = await settle(rack, app, rollout, (record, current) => {
      if (current.cancelled !== undefined) throw new Error("it was cancelled");
      current.outcome = "success";
      current.updating = rack.clock.ms() - current.started;
      record.running = rollout;
    });
    if (done) {
      await addEvents(rack, app, successLines(rack, app, rack.clock.ms(), started.map(facts)));
      await endOthers(engine, app, rollout);
    } else {
      await stopAll(started.map(({ container }) => container));
    }
  } catch (error) {
    const failed = error instanceof Failed ? error : undefined;
    const state = watch.signal.aborted ? "Cancelled" : tooLate.aborted ? "Deadline" : "Error";
    let reason =
      failed === undefined
        ? messageOf(error)
        : `${failed.container.service} (${failed.container.id}) ${failed.message}`;
    if (rack.closing.aborted) reason = "the local Rack was stopped";
    else if (watch.signal.aborted) reason = messageOf(watch.signal.reason);
    else if (tooLate.aborted)
      reason = failed === undefined ? "it took too long" : `${reason}, after ${promotion.deadline / 1000} s`;
    await rollBack(rack, engine, app, promotion, started, { reason, state, container: failed?.container });
  } finally {
    watch.end();
  }
}

interface Started {
  service: Service;
  container: Container;
}

/** A container that did not become healthy. */
class Failed extends Error {
  readonly container: Container;

  constructor(container: Container, cause: unknown) {
    super(messageOf(cause), { cause });
    this.container = container;
  }
}

function facts({ container }: Started) {
  return { service: container.service, id: container.id, address: container.address };
}

async function bringUp(
  rack: Rack,
  engine: Engine,
  subject: { app: string; rollout: string; release: string },
  started: Started[],
  signal: AbortSignal,
): Promise<void> {
  const release = await getRelease(rack, subject.app, subject.release);
  const build = release.build === "" ? undefined : await getBuild(rack, subject.app, release.build);
  const { services } = await manifestOf(rack, release);
  const scale = (await findApp(rack, subject.app))?.record.scale ?? {};
  for (const service of services) {
    const count = scale[service.name]?.count ?? service.count.min;
    for (let index = 0; index < count; index++) {
      signal.throwIfAborted();
      const container = await startService(rack, engine, {
        ...subject,
        service,
        release,
        build,
        memory: scale[service.name]?.memory,
      });
      started.push({ service, container });
      await addEvents(rack, subject.app, startLines(rack, subject.release, rack.clock.ms(), container));
    }
  }
  const abandoned = new AbortController();
  const either = AbortSignal.any([signal, abandoned.signal]);
  try {
    await Promise.all(
      started.map(({ container, service }) =>
        healthy(container, service, either).catch((error: unknown) => {
          throw new Failed(container, error);
        }),
      ),
    );
  } finally {
    abandoned.abort();
  }
}

interface Failure {
  reason: string;
  state: "Error" | "Deadline" | "Cancelled";
  /** The one at fault. */
  container: Container | undefined;
}

async function rollBack(
  rack: Rack,
  engine: Engine,
  app: string,
  promotion: Promotion,
  started: Started[],
  failure: Failure,
): Promise<void> {
  const rollout = promotion.rollout?.id ?? "";
  const output = failure.container === undefined ? [] : await lastLines(failure.container, rack.clock.ms());
  try {
    await settle(rack, app, rollout, (_, current) => {
      current.outcome = "rollback";
      current.updating = rack.clock.ms() - current.started;
      current.failure = { reason: failure.reason, output: output.map(({ message }) => message) };
    });
    await addEvents(rack, app, [...output, ...failureLines(rack, app, rack.clock.ms(), failure)]);
    await stopAll(started.map(({ container }) => container));
    await settle(rack, app, rollout, (_, current) => {
      current.rollback = rack.clock.ms() - (current.cancelled ?? current.started + current.updating);
    });
    await addEvents(rack, app, revertedLines(rack, app, rack.clock.ms()));
    await endStrays(rack, engine, app);
  } catch (error) {
    // The app was deleted under the rollout.
    rack.notice(`the rollout of ${promotion.release} of ${app} could not be closed: ${messageOf(error)}`);
    await stopAll(started.map(({ container }) => container));
  }
}

async function lastLines(container: Container, now: number): Promise<LogEvent[]> {
  const lines: string[] = [];
  for await (const { bytes } of container.output()) {
    lines.push(Buffer.from(bytes).toString("utf8"));
    if (lines.length > LAST_LINES) lines.shift();
  }
  return lines.map((message) => ({ at: now, stream: `service/${container.service}/${container.id}`, message }));
}

/** Waits until the app's record shows this rollout: whoever started it still holds the lock then. */
async function begun(rack: Rack, app: string, rollout: string): Promise<void> {
  const there = await settle(rack, app, rollout, () => undefined);
  if (!there) throw new Error("another promotion has taken its place");
}

/** Changes the promotion under the app's lock, unless another one has taken its place. */
async function settle(
  rack: Rack,
  app: string,
  rollout: string,
  change: (record: AppRecord, promotion: Promotion) => void,
): Promise<boolean> {
  let same = false;
  await changeApp(rack, app, (record) => {
    if (record.promotion?.rollout?.id !== rollout) return;
    same = true;
    change(record, record.promotion);
  });
  return same;
}

/** Aborted when the rollout is cancelled, another one takes its place, or the app goes. */
function watchOver(rack: Rack, app: string, rollout: string): { signal: AbortSignal; end(): void } {
  const over = new AbortController();
  const stop = new AbortController();
  void (async () => {
    await begun(rack, app, rollout).catch((error: unknown) => stop.abort(error));
    while (!over.signal.aborted) {
      await sleep(POLL_MS, undefined, { signal: over.signal }).catch(() => undefined);
      const record = await findApp(rack, app).then(
        (state) => state?.record,
        () => undefined,
      );
      const promotion = record?.promotion;
      if (record === undefined || record.deleted !== undefined) stop.abort(new Error("the app is deleted"));
      else if (promotion?.rollout?.id !== rollout) stop.abort(new Error("another promotion has taken its place"));
      else if (promotion.cancelled !== undefined) stop.abort(new Error("it was cancelled"));
    }
  })();
  return { signal: stop.signal, end: () => over.abort() };
}

/** Ends the containers of earlier rollouts. */
export async function endOthers(engine: Engine, app: string, rollout: string): Promise<void> {
  const all = await engine.runtime.list({ app, kind: "service" });
  await stopAll(all.filter((container) => container.rollout !== rollout));
}

/** Ends what a rollout left behind whose program died. */
async function endStrays(rack: Rack, engine: Engine, app: string): Promise<void> {
  const record = (await findApp(rack, app))?.record;
  const kept = [record?.running, record?.promotion?.outcome === "pending" ? record.promotion.rollout?.id : undefined];
  const all = await engine.runtime.list({ app, kind: "service" });
  await stopAll(all.filter((container) => !kept.includes(container.rollout)));
}
