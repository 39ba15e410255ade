import type { Git } from "../../host/git.ts";
import type { Host } from "../../host/host.ts";
import type { Installed, Tool } from "../../host/tools.ts";
import type { Endpoint, Rack } from "../../rack/index.ts";
import type { Environment, Inputs, Values } from "./inputs.ts";

/** Where the settings lead, before anything is sent. */
export interface Target {
  readonly kind: "local" | "direct" | "console";
  /** Of a Console, without a Rack. */
  readonly endpoint: Endpoint;
  /** Name of the Rack as it was given; undefined where none was, and where the address says it all. */
  readonly rack: string | undefined;
  close(): Promise<void>;
}

/** What a door hands to a command. Everything that touches the world is an argument. */
export interface Deps {
  readonly rack: Rack;
  /** For a command that connects by itself, which has no `rack`. @throws InputError for wrong settings */
  readonly target?: () => Promise<Target>;
  readonly host: Host;
  /** The job's environment: a build argument without a value takes it from here. */
  readonly env: Environment;
  /** Relative paths are seen from here. */
  readonly cwd: string;
  /** Standard input of the program; an action has none. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  /** Writes data to standard output; absent in an action, and where standard output is taken or is a terminal. */
  readonly stdout?: (chunks: AsyncIterable<Uint8Array>) => Promise<void>;
  /** The second Rack of a command that has two; absent where that is the first one. */
  readonly destination?: Rack;
  readonly git: Git;
  /** Installs a program in this job. */
  readonly install?: (tool: Tool) => Promise<Installed>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * A use case: one declaration, from which come the action, the program's flags and the tables, and one function.
 * `run` returns its result; the door writes the outputs that are named in `outputs`.
 */
export interface Command<I extends Inputs = Inputs, R extends object = object> {
  /** As it is typed after `convox-ci`: "build", "builds info". */
  readonly name: string;
  readonly summary: string;
  /** What the Convox CLI calls it, where that is something else: "apps create". The program understands that too. */
  readonly cliNames?: readonly string[];
  /** Longer text for the action's page and for `help`. */
  readonly details?: string;
  readonly inputs: I;
  /** Output name -> description. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Feather icon: the command is offered as a GitHub action. */
  readonly icon?: string;
  /** The Convox CLI has --wait for what it always does: the program takes that flag, and it changes nothing. */
  readonly waits?: boolean;
  /** It notes what it begins on the Rack; the action has a step after the job that ends what was left. */
  readonly hasCleanup?: boolean;
  /** It builds or configures an app: `--rack local` creates the app if it does not exist. */
  readonly createsApp?: boolean;
  /** It needs no connection to a Rack. */
  readonly needsRack?: boolean;
  /** It gets `target` in place of `rack`: a Console, or a Rack whose settings may be wrong. */
  readonly needsTarget?: boolean;
  /** It has the inputs of destination.ts, and gets the Rack that they name as `destination`. */
  readonly needsDestination?: boolean;
  /** Name of its action, where that is another than the command's. */
  readonly action?: string;
  /** Its standard output is the remote log alone: what else it says goes to standard error. */
  readonly printsLog?: boolean;
  /** Output that `--id` prints alone on standard output. */
  readonly id?: string;
  run(values: Values<I>, deps: Deps): Promise<R>;
  /** What a terminal shows of the result on standard output. */
  text?(result: R, now: number): string;
}

/** Lets the compiler infer a command's types from its declaration. */
export function command<const I extends Inputs, R extends object>(declaration: Command<I, R>): Command<I, R> {
  return declaration;
}
