import type { Execution } from "./exec.ts";
import type { Options } from "./form.ts";
import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/process.go */
export interface Process {
  readonly id: string;
  /** The service it belongs to. */
  readonly name: string;
  readonly release: string;
  /**
   * v2: `provisioning`, `pending`, `activating`, `running`, `deactivating`, `stopping`, `deprovisioning`, `stopped`; v3:
   * `pending`, `starting`, `running`, `unhealthy`, `crashed`, `failed`, `complete`, `unknown`.
   */
  readonly status: string;
  readonly command: string;
  readonly started: Date | undefined;
}

/** v2 acts on `command` and `release` alone, and ignores the rest without a word. */
export interface RunOptions {
  readonly command: string;
  /** Any release, promoted or not; the active one when not given. */
  readonly release?: string | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Millicores. */
  readonly cpu?: number | undefined;
  /** MiB. */
  readonly memory?: number | undefined;
}

export interface ExecOptions {
  readonly command: string;
  /** Puts the image's entrypoint before the command. */
  readonly entrypoint?: boolean;
  /**
   * "tty": the default of a Rack; output has CR LF, and input is echoed. "plain": output as it is, no
   * input; v3 3.19.7 and later. "multiplexed": output as it is, with input; v2 alone.
   */
  readonly mode: "tty" | "plain" | "multiplexed";
}

/** A command that has been started in a process. */
export interface Exec extends Execution, Pick<Stream, "send" | "endInput" | "close" | "where"> {}

const process: Read<Process> = (value) => {
  const f = fields(value);
  return {
    id: f.text("id"),
    name: f.text("name", ""),
    release: f.text("release", ""),
    status: f.text("status", ""),
    command: f.text("command", ""),
    started: f.time("started"),
  };
};

// Source: convox/convox provider/k8s/process.go, convox/rack provider/aws/processes.go
const modes: Record<ExecOptions["mode"], Options> = {
  tty: {},
  plain: { Tty: false, "Disable-Stdin": true },
  multiplexed: { Tty: false },
};

export const processCalls = (http: Transport) => ({
  /** v2 ignores `release`. */
  list: (app: string, options: { readonly service?: string; readonly release?: string } = {}): Promise<Process[]> =>
    http.json("GET", path`/apps/${app}/processes`, { read: listOf(process), query: { ...options } }),
  get: (app: string, id: string): Promise<Process> =>
    http.json("GET", path`/apps/${app}/processes/${id}`, { read: process }),
  /** Starts a process of a service; v2 answers when it is listed, v3 at once. */
  run: (app: string, service: string, options: RunOptions): Promise<Process> =>
    http.json("POST", path`/apps/${app}/services/${service}/processes`, {
      read: process,
      headers: {
        Command: options.command,
        Release: options.release,
        Environment: options.environment,
        Cpu: options.cpu,
        Memory: options.memory,
      },
    }),
  stop: (app: string, id: string): Promise<void> =>
    http.send("DELETE", path`/apps/${app}/processes/${id}`, { idempotent: true }),
  /**
   * Starts a command in a process; v3 takes the name of a service too, and then uses any of its processes. Never started twice:
   * a Rack may have started the command although the answer to the handshake was lost.
   */
  async exec(app: string, id: string, { command, entrypoint, mode }: ExecOptions): Promise<Exec> {
    const { readExecution } = await import("./exec.ts");
    const stream = await http.stream(
      path`/apps/${app}/processes/${id}/exec`,
      { Command: command, Entrypoint: entrypoint || undefined, ...modes[mode] },
      "once",
    );
    const { [Symbol.asyncIterator]: _, ...rest } = stream;
    return { ...readExecution(stream, { multiplexed: mode === "multiplexed" }), ...rest };
  },
});
