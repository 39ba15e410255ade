import { setTimeout as sleep } from "node:timers/promises";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import type { LogEvent } from "../store/event-store.ts";
import { outputEvent } from "./process-end.ts";
import { processRuntime } from "./process-list.ts";

/** How often it is looked whether there are new containers. */
const LOOK_MS = 400;
/** How long the beginning of a followed output, or the rest of an ended one, is waited for. */
const SETTLE_MS = 200;

/**
 * `once`: all that was written so far, and no more; `settled`: the same, and it is followed from there; `live`: what has
 * come since the last call.
 */
export type OutputMode = "once" | "settled" | "live";

/** What the processes of an app write, as lines of its log. */
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
  let looked = Number.NEGATIVE_INFINITY;

  const take = async (container: Container, follow: boolean) => {
    for await (const line of container.output({ since, follow, signal: either })) {
      waiting.push(outputEvent(container, line));
    }
  };
  const look = async (follow: boolean) => {
    if (runtime === undefined || performance.now() < looked + LOOK_MS) return;
    looked = performance.now();
    for (const container of await runtime.list({ app })) {
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
