import { InputError } from "../../errors.ts";
import { isAtLeast, type LogOptions } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { splitLines } from "../output/split-lines.ts";
import { followed, type LogSource, withoutError } from "./follow-log.ts";

const inputs = {
  app: appInput,
  service: { description: "Only what this service says", short: "s" },
  since: { description: "How far to go back", kind: "duration", default: "2m" },
  tail: { description: "How many lines to go back at most (v3 Racks from 3.19.4)", kind: "integer" },
  filter: {
    description: "Only lines with this text in them; Racks on AWS read it as a filter pattern of CloudWatch Logs",
  },
  follow: {
    description: "Go on until timeout, or until the job is cancelled",
    kind: "boolean",
    short: "f",
    default: "false",
  },
  timeout: { description: "How long to follow", kind: "duration", default: "60m" },
  prefix: { description: "Begin each line with its time and its source", kind: "boolean", default: "true" },
  ...logFileInput,
} as const satisfies Inputs;

export const logs = command({
  name: "logs",
  summary: "Print an app's log, and follow it when asked to",
  details:
    "A log that is followed is opened again when its connection breaks, and no line is repeated. A deploy key without a " +
    "role may read the log of an app, but not of one service by itself.",
  icon: "file-text",
  inputs,
  outputs: {},
  printsLog: true,
  async run(values, deps) {
    const { app, service, follow, timeout, logFile } = values;
    const { host, rack } = deps;
    const source = await sourceOf(values, deps);
    await withLogFile(logFile, deps, async (file) => {
      const chunks = follow ? followed(source, timeout, deps) : whole(source);
      await host.stream(file.through(chunks));
    });
    return { app, rack: rack.name, service: service ?? "" };
  },
});

/** @throws InputError for what this Rack cannot do */
async function sourceOf(values: Values<typeof inputs>, { rack }: Deps): Promise<LogSource> {
  const { app, service, tail, filter, follow, prefix } = values;
  const seconds = Math.ceil(values.since / 1000);
  // Both came with the same version.
  const knows =
    tail === undefined && service === undefined ? true : isAtLeast(await rack.generation(app), { v3: "3.19.4" });
  if (tail !== undefined && knows === false)
    throw new InputError("tail needs a v3 Rack of 3.19.4 or later: give since");

  const options = (since: number | undefined): LogOptions => ({
    prefix,
    follow,
    since: since ?? seconds,
    ...(filter === undefined ? {} : { filter }),
    // A log that is opened again goes on where it broke.
    ...(tail === undefined || since !== undefined ? {} : { tail }),
  });
  if (service === undefined) {
    const need = { to: "read logs", access: "Read", app } as const;
    return {
      open: (since) => withPermissionHint(rack, need, rack.logs.app(app, options(since))),
      wanted: (chunks) => chunks,
    };
  }
  if (knows !== false) {
    const need = { to: "read the log of a service by itself", access: "Read", app } as const;
    return {
      open: (since) => withPermissionHint(rack, need, rack.logs.service(app, service, options(since))),
      wanted: (chunks) => chunks,
    };
  }
  return {
    open: (since) => rack.logs.app(app, { ...options(since), prefix: true }),
    wanted: (chunks) => linesOf(service, prefix, chunks),
  };
}

/** What a Rack without logs of services has of one: `<time> service/<service>/<process> <message>`. */
async function* linesOf(
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

async function* whole(source: LogSource): AsyncIterable<Uint8Array> {
  const stream = await source.open(undefined);
  yield* source.wanted(withoutError(stream));
}
