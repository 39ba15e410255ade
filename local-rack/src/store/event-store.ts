import type { Rack } from "../model/rack.ts";
import { readRecord, writeAtomic } from "./files.ts";
import { withLock } from "./lock.ts";
import { places } from "./places.ts";

/**
 * A line of an app's log. The lines of a promotion are all written when it begins; each is shown from the time `at`
 * on (milliseconds since 1970), so that they appear in time even if the program that wrote them has ended.
 */
export interface LogEvent {
  at: number;
  /** Such as `system/k8s/web` or `service/web/web-1`. */
  stream: string;
  message: string;
}

const KEPT = 2000;

function isEvent(value: unknown): value is LogEvent {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "at") === "number" &&
    typeof Reflect.get(value, "stream") === "string" &&
    typeof Reflect.get(value, "message") === "string"
  );
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** Every line that is recorded, in order of time, those of the future included. */
export async function readEvents(rack: Rack, app: string): Promise<LogEvent[]> {
  return ((await readRecord(places.appEvents(rack, app), isList)) ?? []).filter(isEvent);
}

export async function addEvents(rack: Rack, app: string, events: readonly LogEvent[]): Promise<void> {
  await change(rack, app, (old) => [...old, ...events]);
}

/** Removes what has not happened yet. */
export async function cancelEvents(rack: Rack, app: string): Promise<void> {
  const now = rack.clock.ms();
  await change(rack, app, (old) => old.filter(({ at }) => at <= now));
}

async function change(rack: Rack, app: string, edit: (events: LogEvent[]) => LogEvent[]): Promise<void> {
  await withLock(places.appLock(rack, `${app}.events`), async () => {
    const events = edit(await readEvents(rack, app));
    events.sort((a, b) => a.at - b.at);
    await writeAtomic(places.appEvents(rack, app), JSON.stringify(events.slice(-KEPT)));
  });
}
