import { setTimeout as sleep } from "node:timers/promises";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import type { LogEvent } from "../store/event-store.ts";
import { outputEvent } from "./process-end.ts";
import { processRuntime } from "./process-list.ts";

/** How often new containers are looked for: less often on an engine that takes long to list them. */
const LOOK_MS = { least: 400, most: 4_000 };
/** Listing containers takes about one part of the time in this many. */
const LOOK_SHARE = 8;
/** How long to wait for existing output before following it, or for the rest of output that has ended. */
const SETTLE_MS = 200;

/**
 * `once`: all output so far; `settled`: the same, then follow from there; `live`: output since the last call.
 */
export type OutputMode = "once" | "settled" | "live";

/** Output of the processes of an app, as lines of its log. */
export interface OutputLog {
  lines(mode: OutputMode): Promise<LogEvent[]>;
  /** True for a recorded line of a process whose output is read here. */
  covers(event: LogEvent): boolean;
  close(): void;
}

/** @param since milliseconds since 1970 */
export function followOutput(rack: Rack, app: string, since: number, signal: AbortSignal): OutputLog {
  const runtime = processRuntime(rack);
  const read = new Map<string, Promise<void>>();
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  let waiting: LogEvent[] = [];
  let nextLook = Number.NEGATIVE_INFINITY;

  const take = async (container: Container, follow: boolean) => {
    for await (const line of container.output({ since, follow, signal: either })) {
      waiting.push(outputEvent(container, line));
    }
  };
  const look = async (follow: boolean) => {
    const asked = performance.now();
    if (runtime === undefined || asked < nextLook) return;
    const containers = await runtime.list({ app });
    const pause = (performance.now() - asked) * LOOK_SHARE;
    nextLook = asked + Math.min(Math.max(LOOK_MS.least, pause), LOOK_MS.most);
    for (const container of containers) {
      const stream = `service/${container.service}/${container.id}`;
      if (!read.has(stream))
        read.set(
          stream,
          take(container, follow).catch(() => undefined),
        );
    }
  };
  return {
    async lines(mode) {
      await look(mode !== "once");
      const all = Promise.all(read.values());
      if (mode === "once") await all;
      else if (mode === "settled" && read.size > 0) await Promise.race([all, sleep(SETTLE_MS)]);
      const lines = waiting;
      waiting = [];
      return lines;
    },
    covers: ({ stream }) => read.has(stream),
    close: () => over.abort(),
  };
}
