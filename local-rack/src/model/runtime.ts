/**
 * Containers that really run, on any engine. Nothing is kept in this process: a container outlives the program that
 * started it, and another program on the same data folder finds it by its id. A Rack that only plans has no runtime:
 * its `rack.engine` is undefined.
 */
export interface Runtime {
  readonly name: "docker" | "buildah";
  /** Starts a container. @throws Error with the tool's last line of output */
  start(spec: ContainerSpec): Promise<Container>;
  /** A container of this data folder, running or ended. */
  find(app: string, id: string): Promise<Container | undefined>;
  /** Containers of this data folder, running or ended, oldest first. */
  list(
    filter?: Partial<Pick<ContainerFacts, "app" | "service" | "release" | "kind" | "rollout">>,
  ): Promise<Container[]>;
  /**
   * Lets the other containers of the app reach a healthy container by these names.
   * @returns the container with its address, which may have changed
   */
  announce(container: Container, names: readonly string[]): Promise<Container>;
  /** Removes what is kept for an app, or for all apps, besides containers. Call it after their removal. */
  cleanUp(app?: string): Promise<void>;
}

/** What is known of a container from its start. */
export interface ContainerFacts {
  /** The process id that the API shows; `newProcessId` makes one. */
  readonly id: string;
  readonly app: string;
  readonly service: string;
  /** Release whose environment it has. */
  readonly release: string;
  /** `service`: a rollout started it and stops it. `process`: a user ran a command. */
  readonly kind: "service" | "process";
  /** The rollout that started it; "" for a process. */
  readonly rollout: string;
  /** Name in the image store, such as `convox/web:web.BABCDEFGHIJ`. */
  readonly image: string;
  /** Replaces the image's CMD unless it is empty. The image's entrypoint stays. */
  readonly command: readonly string[];
  /** Port that the service listens on by convox.yml, 0 for none. */
  readonly port: number;
  /** Port of its health check, if it is another one. */
  readonly healthPort?: number;
}

export interface ContainerSpec extends ContainerFacts {
  readonly env: Readonly<Record<string, string>>;
  /** MiB. A runtime that cannot limit memory ignores it. */
  readonly memory?: number;
  /** The services that it can reach: their fixed loopback address and their names. */
  readonly neighbors: readonly { ip: string; names: readonly string[] }[];
}

export type ContainerState =
  | { readonly status: "running" }
  /** `code` is 128 + the signal's number for a process that a signal ended, -1 if it is unknown. The engine knows about memory. */
  | { readonly status: "exited"; readonly code: number; readonly isOutOfMemory?: true };

export interface Container extends ContainerFacts {
  /** Milliseconds since 1970. */
  readonly started: number;
  /** `127.0.0.1:PORT` of a service with a port, undefined without one. */
  readonly address: string | undefined;
  /** `127.0.0.1:PORT` of its health port, if it has one. */
  readonly healthAddress?: string | undefined;
  /** True while the Rack stops it, and after that. Ask after `state`: one that exited before it was stopped has crashed. */
  isStopping(): Promise<boolean>;
  state(): Promise<ContainerState>;
  /** Resolves when it has ended. */
  waitForEnd(signal: AbortSignal): Promise<ContainerState>;
  /** Runs a command in it, in the image's working directory, as its user and with the container's environment. */
  exec(spec: ExecSpec): ExecSession;
  /** What it wrote, standard output and standard error, in lines. */
  output(options?: OutputOptions): AsyncIterable<OutputLine>;
  /** Sends SIGTERM, and SIGKILL after `graceMs`. Then removes the container and its output. */
  stop(graceMs: number): Promise<void>;
  /** A tar of a file or a folder; its entries begin with the last part of `path`. @throws Error if it does not exist */
  copyOut(path: string): AsyncIterable<Uint8Array>;
  /** Extracts a tar at `/`. */
  copyIn(tar: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface ExecSpec {
  /** Program and arguments; no shell reads them. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A pseudo-terminal of this size: output is one stream with CR LF, input is echoed. */
  readonly tty?: { readonly height: number; readonly width: number };
  /** Its end is the end of standard input; without it, standard input is empty. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

export interface ExecSession {
  /** Must be read. Ends with the command. `err` only without a terminal. */
  readonly output: AsyncIterable<ExecOutput>;
  /** Exit code, 128 + number for a signal. Rejects if the command could not be started. */
  readonly exit: Promise<number>;
  kill(): void;
}

export interface ExecOutput {
  readonly stream: "out" | "err";
  readonly bytes: Uint8Array;
}

export interface OutputOptions {
  /** Milliseconds since 1970 (default: from the beginning). */
  readonly since?: number;
  /** Continue until the container ends or `signal` is aborted. */
  readonly follow?: boolean;
  readonly signal?: AbortSignal;
}

export interface OutputLine {
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** Without the line's end. */
  readonly bytes: Uint8Array;
}

/** A stand-in for a container: a separate folder, and commands that run in it as this user, on this machine. */
export interface HostContainer extends Container {
  /** Removes files; a path begins at the folder. */
  remove(paths: readonly string[]): Promise<void>;
}

/**
 * Runs commands on this very machine, with no isolation at all: `execute: "host"` of the options. For tests of clients
 * where there are no containers. What it started ends with the Rack.
 */
export interface HostRuntime extends Omit<Runtime, "name" | "announce" | "cleanUp"> {
  start(spec: ContainerSpec): Promise<HostContainer>;
  find(app: string, id: string): Promise<HostContainer | undefined>;
  /** A process without a command, for a service's process that is only planned. */
  place(spec: ContainerSpec): Promise<HostContainer>;
  close(): Promise<void>;
}
