import { InputError, TimeoutError } from "../../errors.ts";
import { hasFeature, type LogOptions, withDeadline } from "../../rack/index.ts";
import { verifyApp } from "../app/existing-app.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { splitLines } from "../output/split-lines.ts";
import { formatDuration } from "../output/units.ts";
import { followLog, type LogSource, withoutRackError } from "./follow-log.ts";

const inputs = {
  app: appInput,
  service: { description: "Print only the lines of this service", short: "s" },
  since: { description: "Age of the oldest lines to print", kind: "duration", default: "2m" },
  tail: { description: "Maximum number of earlier lines to print (v3 Racks from 3.19.4)", kind: "integer" },
  filter: {
    description: "Print only lines with this text; on AWS a CloudWatch Logs filter pattern",
  },
  follow: {
    description: "Continue until timeout, or until the job is canceled",
    kind: "boolean",
    short: "f",
    default: "false",
  },
  timeout: {
    description: "Maximum time to follow the log, or to wait for the end of a log that is not followed",
    kind: "duration",
    fallback: "60m with follow, else 2m",
  },
  prefix: { description: "Begin each line with its time and source", kind: "boolean", default: "true" },
  ...logFileInput,
} as const satisfies Inputs;

export const logs = command({
  name: "logs",
  summary: "Print the log of an app, and follow it with follow: true",
  details:
    "Following reconnects when the connection breaks, without repeating lines. A deploy key without a role can read the " +
    "log of an app, but not the log of one service.",
  icon: "file-text",
  inputs,
  outputs: {},
  onMachine: {
    limit: "service is required, because there is no log of a whole app",
    isHit: ({ service }) => service === undefined,
  },
  printsLog: true,
  followsLog: true,
  async run(values, deps) {
    const { app, service, follow, timeout, logFile } = values;
    const { host, rack } = deps;
    const source = await openSource(values, deps);
    await withLogFile(logFile, deps, async (file) => {
      const chunks = follow
        ? followLog(source, timeout ?? FOLLOW_MS, deps)
        : readLog(app, source, timeout ?? READ_MS, deps);
      await host.stream(file.through(chunks));
    });
    return { app, rack: rack.name, service: service ?? "" };
  },
});

const FOLLOW_MS = 60 * 60_000;
/** Node fires a timer that is set for longer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Some Racks do not end a log that is not followed. */
const READ_MS = 2 * 60_000;

/** @throws InputError for options that this Rack does not support */
async function openSource(values: Values<typeof inputs>, deps: Deps): Promise<LogSource> {
  const { app, service, tail, filter, follow, prefix } = values;
  const { rack } = deps;
  const seconds = Math.ceil(values.since / 1000);
  // Racks support both since the same version.
  const isSupported =
    tail === undefined && service === undefined ? true : hasFeature(await rack.generation(app), "logTail");
  if (tail !== undefined && isSupported === false)
    throw new InputError("rack-feature-missing", "tail requires a v3 Rack 3.19.4 or later", {
      hint: "Use the input since instead.",
    });

  const isOutput = async () => {
    if (prefix) return false; // a line of the app begins with its time
    await verifyApp(app, deps);
    return true;
  };
  const options = (since: number | undefined): LogOptions => ({
    prefix,
    follow,
    since: since ?? seconds,
    ...(filter === undefined ? {} : { filter }),
    // A log that is reopened continues where it broke.
    ...(tail === undefined || since !== undefined ? {} : { tail }),
  });
  if (service === undefined) {
    const need = { to: "read logs", access: "Read", app } as const;
    return {
      open: (since) => withPermissionHint(rack, need, rack.logs.app(app, options(since))),
      select: (chunks) => chunks,
      isOutput,
    };
  }
  if (isSupported !== false) {
    const need = { to: "read the log of a service by itself", access: "Read", app } as const;
    return {
      open: (since) => withPermissionHint(rack, need, rack.logs.service(app, service, options(since))),
      select: (chunks) => chunks,
      isOutput,
    };
  }
  return {
    open: (since) => rack.logs.app(app, { ...options(since), prefix: true }),
    select: (chunks) => selectService(service, prefix, chunks),
    isOutput: async () => false,
  };
}

/** Selects the lines of one service in the log of the app: `<time> service/<service>/<process> <message>`. */
async function* selectService(
  service: string,
  prefix: boolean,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  for await (const line of splitLines(chunks)) {
    const [head = "", source = ""] = line.toString("latin1").split(" ", 2);
    if (!source.startsWith(`service/${service}/`)) continue;
    yield prefix ? line : line.subarray(head.length + source.length + 2);
  }
}

/**
 * Prints a log that is not followed, for at most `timeoutMs`.
 * @throws RackError when the app does not exist: for such an app a v3 Rack sends an empty log
 */
async function* readLog(app: string, source: LogSource, timeoutMs: number, deps: Deps): AsyncIterable<Uint8Array> {
  const lateError = () =>
    new TimeoutError("wait-timeout", `the Rack did not open the log within ${formatDuration(timeoutMs)}`);
  const stream = await withDeadline(timeoutMs, lateError, () => source.open(undefined));
  const limit = setTimeout(
    () => {
      deps.host.info(`The Rack did not end the log within ${formatDuration(timeoutMs)}; printed what came until then`);
      stream.close();
    },
    Math.min(timeoutMs, LONGEST_TIMER_MS),
  );
  try {
    let isEmpty = true;
    for await (const chunk of source.select(withoutRackError(stream, source))) {
      isEmpty = false;
      yield chunk;
    }
    if (isEmpty) await verifyApp(app, deps);
  } finally {
    clearTimeout(limit);
  }
}
