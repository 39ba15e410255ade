import type { Git } from "../../host/git.ts";
import type { Host } from "../../host/host.ts";
import type { Installed, Tool } from "../../host/tools.ts";
import type { Endpoint, Rack } from "../../rack/index.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Environment, Given, Inputs, Values } from "./inputs.ts";
import type { RunReport } from "./run-report.ts";

/** The Console or Rack that the settings name. Nothing has been sent yet. */
export interface Target {
  readonly kind: "local" | "direct" | "console";
  /** For a Console, without a Rack. */
  readonly endpoint: Endpoint;
  /** Name of the Rack as given; undefined if none was given, and for RACK_URL. */
  readonly rack: string | undefined;
  /** Name of the Convox Cloud machine as given, instead of a Rack. */
  readonly machine?: string;
  close(): Promise<void>;
}

/** Dependencies of a command, from its entry point. Every side effect goes through an argument. */
export interface Deps {
  readonly rack: Rack;
  /** For a command that connects by itself, which has no `rack`. @throws InputError for wrong settings */
  readonly target?: () => Promise<Target>;
  readonly host: Host;
  /**
   * Words an advice for the place where it is read, as the hints of an error: `convox-ci COMMAND ARGUMENTS`, `the input NAME`
   * and `NAME: VALUE` are adapted. For messages that are printed although nothing failed.
   */
  readonly advise: (text: string) => Promise<string>;
  /** Environment of the job. A build argument without a value takes it from here. */
  readonly env: Environment;
  /** Base of relative paths. */
  readonly cwd: string;
  /** Standard input of the CLI; an action has none. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  /** Writes data to standard output; absent in an action, and if standard output is in use or is a terminal. */
  readonly stdout?: (chunks: AsyncIterable<Uint8Array>) => Promise<void>;
  /** The second Rack of a command that has two; absent if it is the first one. */
  readonly destination?: Rack;
  readonly git: Git;
  /** Installs a program in this job. */
  readonly install?: (tool: Tool) => Promise<Installed>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Measures what the command spends its time on. Groups of the host are measured already. */
  readonly timeline: Timeline;
  /** Receives what a summary shows; absent where there is no summary. */
  readonly report?: RunReport;
}

/** A limit of Convox Cloud machines. docs/compatibility.md lists it. */
export interface MachineLimit<V> {
  readonly limit: string;
  /** Whether these inputs hit it. Without it, the command itself finds out. */
  isHit?(values: V): boolean;
}

/**
 * A use case: one function, and one declaration that the action, the CLI flags, and the tables are generated from.
 * `run` returns its result; the entry point writes the outputs that are named in `outputs`.
 */
export interface Command<I extends Inputs = Inputs, R extends object = object> {
  /** Name as typed after `convox-ci`: "build", "builds info". */
  readonly name: string;
  readonly summary: string;
  /** Other names in the Convox CLI, such as "apps create". The CLI accepts them too. */
  readonly cliNames?: readonly string[];
  /** Longer text for the page of the action and for `help`. */
  readonly details?: string;
  readonly inputs: I;
  /** Output name -> description. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Feather icon. With an icon, the command is offered as a GitHub action. */
  readonly icon?: string;
  /** The CLI accepts --wait as the Convox CLI does. It changes nothing, because the command always waits. */
  readonly waits?: boolean;
  /** Records what it starts on the Rack, so that the post step can clean up. */
  readonly hasCleanup?: boolean;
  /** Builds or configures an app: `--rack local` creates the app if it does not exist. */
  readonly createsApp?: boolean;
  /** Set to false for a command that needs no connection to a Rack (default: true). */
  readonly needsRack?: boolean;
  /** Needs no connection to a Rack with these inputs, and gets no `rack` then. */
  isOffline?(values: Values<I>, job: { readonly given: Given; readonly env: Environment }): boolean;
  /** Gets `target` instead of `rack`: a Console, or a Rack whose settings may be wrong. */
  readonly needsTarget?: boolean;
  /** What does not work on a Convox Cloud machine; absent if everything does. */
  readonly onMachine?: MachineLimit<Values<I>>;
  /** Has the inputs of destination.ts, and gets the Rack that they name as `destination`. */
  readonly needsDestination?: boolean;
  /** Name of its action, if it is not the name of the command. */
  readonly action?: string;
  /** Prints only the remote log to standard output. Everything else goes to standard error. */
  readonly printsLog?: boolean;
  /** Only shows a log. Ctrl-C is how a person ends it: no error is printed. */
  readonly followsLog?: boolean;
  /** The only output that `--id` prints to standard output. */
  readonly id?: string;
  /** Of a list: the field that `--quiet` prints of each item, one a line. */
  readonly itemId?: string;
  run(values: Values<I>, deps: Deps): Promise<R>;
  /** Text of the result for standard output of a terminal. */
  text?(result: R, now: number): string;
  /** The text is data of the app: where standard output is no terminal, its control characters stay. */
  readonly printsData?: boolean;
}

/** Infers the types of a command from its declaration. */
export function command<const I extends Inputs, R extends object>(declaration: Command<I, R>): Command<I, R> {
  return declaration;
}
