import { setTimeout as sleep } from "node:timers/promises";
import { goTimeOf, logTime, wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import type { SocketOutput } from "../http/sockets.ts";
import { untilAborted } from "../model/on-abort.ts";
import { followOutput } from "../run/output-log.ts";
import { processRuntime } from "../run/process-list.ts";
import { findApp, getApp } from "../store/app-store.ts";
import { type LogEvent, readEvents } from "../store/event-store.ts";
import { readLogOptions } from "./log-options.ts";

/** How often a followed log is looked at; another program may be writing it. */
const POLL_MS = 20;

/** How a line begins when `Prefix` is true. */
type Prefix = (event: LogEvent) => string;

const shortPrefix: Prefix = ({ at, stream }) => `${logTime(at)} ${stream} `;

/** Log of an app: lines since a while ago, then those that come. */
export async function appLogs(call: Call, out: SocketOutput): Promise<void> {
  const { rack } = call;
  const name = variable(call, "app");
  // v3 reads the log and does not look for the app: the log of an unknown app is empty, and stays open if followed.
  if (rack.profile.generation === "v3" && (await findApp(rack, name)) === undefined) {
    if (readLogOptions(call).follow) await untilAborted(out.closed);
    return;
  }
  await getApp(rack, name);
  await streamEvents(call, out, () => true, shortPrefix);
}

/** Log of one service (v3): what its processes write. */
export async function serviceLogs(call: Call, out: SocketOutput): Promise<void> {
  const app = variable(call, "app");
  const service = variable(call, "service");
  await getApp(call.rack, app);
  const podPrefix: Prefix = ({ at, stream }) => {
    const pod = stream.split("/")[2] ?? "";
    return `[pod/${pod}/${app}] ${wireTime(goTimeOf(at))} `;
  };
  await streamEvents(call, out, ({ stream }) => stream.startsWith(`service/${service}/`), podPrefix);
}

/** Log of one process: v3 alone. The log of an unknown process is empty, without an error. */
export async function processLogs(call: Call, out: SocketOutput): Promise<void> {
  const { rack } = call;
  if (rack.profile.generation === "v2") throw new Error("unimplemented");
  const app = variable(call, "app");
  const id = variable(call, "pid");
  readLogOptions(call);
  const container = await processRuntime(rack)?.find(app, id);
  if (container === undefined) return;
  const ended = new AbortController();
  void container.waitForEnd(out.closed).then(
    () => ended.abort(),
    () => undefined,
  );
  await streamEvents(call, out, ({ stream }) => stream.endsWith(`/${id}`), shortPrefix, ended.signal);
}

/** Log of the Rack itself; this one writes none. */
export async function systemLogs(call: Call, out: SocketOutput): Promise<void> {
  if (readLogOptions(call).follow) await untilAborted(out.closed);
}

async function streamEvents(
  call: Call,
  out: SocketOutput,
  matches: (event: LogEvent) => boolean,
  prefix: Prefix,
  over?: AbortSignal,
): Promise<void> {
  const { rack } = call;
  const options = readLogOptions(call);
  const app = variable(call, "app");
  const since = rack.clock.ms() - options.sinceMs;
  // A line may be written a moment after its time, so what was shown decides, not the time of the last look.
  const shown = new Set<string>();
  const output = followOutput(rack, app, since, AbortSignal.any([out.closed, rack.closing]));
  let { tail } = options;
  try {
    for (;;) {
      const last = !options.follow || over?.aborted === true;
      const now = rack.clock.ms();
      const written = await output.lines(options.follow ? (tail !== undefined || last ? "settled" : "live") : "once");
      const recorded = (await readEvents(rack, app)).filter((event) => {
        const key = `${event.at} ${event.stream} ${event.message}`;
        if (event.at < since || event.at > now || shown.has(key) || output.covers(event)) return false;
        shown.add(key);
        return true;
      });
      const fresh = [...written, ...recorded].sort((a, b) => a.at - b.at).filter(matches);
      const lines = fresh
        .map((event) => `${options.prefix ? prefix(event) : ""}${event.message}\n`)
        .filter((line) => line.includes(options.filter));
      const kept = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
      tail = undefined;
      if (kept.length > 0) await out.text(kept.join(""));
      if (last || out.closed.aborted || (await findApp(rack, app)) === undefined) return;
      await sleep(POLL_MS, undefined, { signal: out.closed }).catch(() => undefined);
    }
  } finally {
    output.close();
  }
}
