import { setTimeout as sleep } from "node:timers/promises";
import type { Rack } from "../model/rack.ts";
import type { Container } from "../model/runtime.ts";
import { addEvents, type LogEvent } from "../store/event-store.ts";

/** Time between SIGTERM and SIGKILL. A real Rack waits for 30 seconds. */
const GRACE_MS = 2000;
/** How long v3 lists a process that has ended. */
const LISTED_MS = 5000;
/** Lines of an ended process that stay in the app's log. */
const KEPT = 500;

/** Longest time that the record of an ended process is kept. Source: convox/convox provider/k8s/controller_pod.go */
const LONGEST_RETAIN_S = 600;

/**
 * Waits in the background for a process to end, then removes it: v2 at once, v3 after five seconds, or after `retain`
 * seconds (3.25.5).
 */
export function removeWhenEnded(rack: Rack, container: Container, retain = 0): void {
  const keptMs = Math.max(LISTED_MS, Math.min(retain, LONGEST_RETAIN_S) * 1000);
  rack.background(
    (async () => {
      await container.waitForEnd(rack.closing);
      if (rack.profile.generation === "v3") await sleep(keptMs, undefined, { signal: rack.closing });
      await remove(rack, container, 0);
    })().catch(() => undefined),
  );
}

/** Stops a process in the background. */
export function stopProcess(rack: Rack, container: Container): void {
  rack.background(remove(rack, container, rack.closing.aborted ? 0 : GRACE_MS));
}

// Its output stays in the app's log.
async function remove(rack: Rack, container: Container, graceMs: number): Promise<void> {
  const lines: LogEvent[] = [];
  for await (const line of container.output()) lines.push(outputEvent(container, line));
  if (lines.length > 0) await addEvents(rack, container.app, lines.slice(-KEPT));
  await container.stop(graceMs);
}

/** Converts a line of output to a line of the app's log. */
export function outputEvent(
  container: Pick<Container, "service" | "id">,
  line: { at: number; bytes: Uint8Array },
): LogEvent {
  return {
    at: line.at,
    stream: `service/${container.service}/${container.id}`,
    message: Buffer.from(line.bytes).toString("utf8"),
  };
}
