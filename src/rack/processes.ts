import type { Execution } from "./exec.ts";
import type { Options } from "./form.ts";
import { path } from "./path.ts";
import { type Fields, fields, listOf, type Read } from "./reply-fields.ts";
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
  /** Exit code of an ended process whose record is retained (v3 3.25.5); undefined while it runs, or if it is unknown. */
  readonly exitCode: number | undefined;
}

/** Whether a v3 process id is that of a pod of a Deployment: name, hash of the template, suffix. */
export function isDeploymentPod(id: string): boolean {
  return /-[a-z0-9]{6,10}-[a-z0-9]{5}$/.test(id);
}

/**
 * Whether a process of `service` is the service's own on a v3 Rack. A stateful service (3.25.4) numbers its processes; the
 * pod of a run has one suffix of five characters.
 */
export function isServicePod(id: string, service: string): boolean {
  const suffix = id.startsWith(`${service}-`) ? id.slice(service.length) : id;
  return isDeploymentPod(suffix) || /^-\d{1,4}$/.test(suffix);
}

/** Options of the pod of a run, v3 3.25.1. Older Racks ignore them. Source: convox/convox pull request 1058 */
export interface PodOptions {
  /** Seconds. */
  readonly terminationGrace?: number | undefined;
  /** `key=value,key=value` as one text, like `labels`. */
  readonly annotations?: string | undefined;
  readonly labels?: string | undefined;
  readonly useServiceLifecycle?: boolean | undefined;
  readonly nodeAffinity?: string | undefined;
  readonly tolerations?: string | undefined;
}

/** v2 acts on `command` and `release` alone, and ignores the rest without a word. */
export interface RunOptions extends PodOptions {
  readonly command: string;
  /** Any release, promoted or not; the active one when not given. */
  readonly release?: string | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Millicores. */
  readonly cpu?: number | undefined;
  /** MiB. */
  readonly memory?: number | undefined;
  /** Seconds that the record of the ended process is kept, with its exit code: 1 to 600 (v3 3.25.5). */
  readonly retain?: number | undefined;
}

export interface ExecOptions {
  readonly command: string;
  /** Puts the image's entrypoint before the command. */
  readonly entrypoint?: boolean;
  /**
   * "tty": the default of a Rack; output has CR LF, and input is echoed. "plain": output as it is, no
   * input; v3 3.19.7 and later. "input": both outputs as one stream, with input; v3 3.25.5 and later. "multiplexed": output
   * as it is, with input; v2 alone.
   */
  readonly mode: "tty" | "plain" | "input" | "multiplexed";
}

/** A command that has been started in a process. */
export interface Exec extends Execution, Pick<Stream, "send" | "endInput" | "close" | "where"> {}

/** No source gives the name of the exit code, so each likely one is read. */
const EXIT_CODE_NAMES = ["exit-code", "exit", "exit_code", "exitCode"];

function readExitCode(f: Fields): number | undefined {
  return EXIT_CODE_NAMES.map((name) => f.value(name)).find((value) => typeof value === "number");
}

const process: Read<Process> = (value) => {
  const f = fields(value);
  return {
    id: f.text("id"),
    name: f.text("name", ""),
    release: f.text("release", ""),
    status: f.text("status", ""),
    command: f.text("command", ""),
    started: f.time("started"),
    exitCode: readExitCode(f),
  };
};

// Source: convox/convox provider/k8s/process.go, convox/rack provider/aws/processes.go
const modes: Record<ExecOptions["mode"], Options> = {
  tty: {},
  plain: { Tty: false, "Disable-Stdin": true },
  input: { Tty: false },
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
        Retain: options.retain,
        "Termination-Grace": options.terminationGrace,
        Annotations: options.annotations,
        Labels: options.labels,
        "Use-Service-Lifecycle": options.useServiceLifecycle,
        "Node-Affinity": options.nodeAffinity,
        Tolerations: options.tolerations,
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
