import type { Git } from "../ci/git.ts";
import type { Host } from "../ci/host.ts";
import type { Rack } from "../rack/index.ts";
import type { Environment, Inputs, Values } from "./inputs.ts";

/** What a door hands to a command. Everything that touches the world is an argument. */
export interface Deps {
  readonly rack: Rack;
  readonly host: Host;
  /** The job's environment: a build argument without a value takes it from here. */
  readonly env: Environment;
  /** Relative paths are seen from here. */
  readonly cwd: string;
  /** Standard input of the program; an action has none. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  readonly git: Git;
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
  /** Longer text for the action's page and for `help`. */
  readonly details?: string;
  readonly inputs: I;
  /** Output name -> description. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Feather icon: the command is offered as a GitHub action. */
  readonly icon?: string;
  /** It notes what it begins on the Rack; the action has a step after the job that ends what was left. */
  readonly begins?: boolean;
  /** It needs no connection to a Rack. */
  readonly rackless?: boolean;
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
