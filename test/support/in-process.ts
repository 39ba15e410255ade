import type { Command, Deps } from "../../src/commands/declaration/command.ts";
import { connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { commands } from "../../src/commands/index.ts";
import { exitCode } from "../../src/entry/failure.ts";
import { readCommandLine } from "../../src/entry/terminal/command-line.ts";
import { ConvoxError } from "../../src/errors.ts";
import type { ClientOptions } from "../../src/rack/index.ts";
import { connectRack } from "../../src/session/connect.ts";
import { createTimeline } from "../../src/timeline/timeline.ts";
import { type Recorded, recordingHost, virtualClock } from "./command.ts";
import { withValidJson } from "./json-schemas.ts";

export interface Outcome {
  /** Exit code of the program. */
  readonly code: number;
  /** What it would print of the failure: message and hint; "" for none. */
  readonly error: string;
  /** All its other messages and warnings. */
  readonly said: string;
  /** What it printed of the remote log. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly host: Recorded;
}

export interface InProcessOptions {
  readonly env?: Record<string, string>;
  readonly deps?: Partial<Deps>;
  readonly client?: ClientOptions;
  readonly host?: Recorded;
}

/** Runs `convox-ci ARGV` in this process against the Rack at `url`, on a clock without real waits. */
export async function runInProcess(argv: string[], url: string, options: InProcessOptions = {}): Promise<Outcome> {
  const host = options.host ?? recordingHost();
  const { sleep, now } = virtualClock();
  const signal = options.deps?.signal ?? new AbortController().signal;
  const env = { RACK_URL: url, CONVOX_APP: "web", ...options.env };
  let code = 0;
  let error = "";
  let outputs: object = {};
  try {
    const { command, given } = readCommandLine(argv, commands as Command[]);
    const values = parseInputs(command.inputs, given, env);
    const connected = await connectRack(parseInputs(connectionInputs, given, env), env, host, {
      signal,
      sleep,
      random: () => 0,
      onNotice: host.info,
      ...options.client,
    });
    const git = {
      commit: async () => ({ sha: "f".repeat(40), subject: "A change", clean: true }),
      executable: async () => () => undefined,
      isAncestor: async () => undefined,
      commits: async () => undefined,
    };
    try {
      const deps = {
        rack: connected.rack,
        host,
        advise: async (text: string) => text,
        env,
        cwd: "/",
        git,
        sleep,
        now,
        signal,
        timeline: createTimeline({ now }),
        ...options.deps,
      };
      outputs = await withValidJson(command.name, () => command.run(values, deps));
    } finally {
      await connected.close();
    }
  } catch (failure) {
    if (!(failure instanceof ConvoxError)) throw failure;
    code = exitCode(failure);
    error = [failure.message, failure.hint ?? []].flat().join("\n");
    outputs = failure.outputs;
  }
  return {
    code,
    error,
    said: [...host.messages, ...host.warned].join("\n"),
    log: host.printed(),
    outputs: { ...outputs },
    host,
  };
}
