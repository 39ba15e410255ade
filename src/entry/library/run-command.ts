import { PassThrough, type Writable } from "node:stream";
import { connectionInputs } from "../../commands/declaration/connection.ts";
import type { Input, Inputs } from "../../commands/declaration/inputs.ts";
import { commandFiles, type Declarations, loadCommand } from "../../commands/load.ts";
import { jsonResult, type ResultOf } from "../../commands/results/index.ts";
import { ConvoxError, InputError } from "../../errors.ts";
import { Masker } from "../../host/mask.ts";
import { terminalHost } from "../../host/stream-host.ts";
import { nearest } from "../../nearest.ts";
import { runCommand as runInSession } from "../../session/run-command.ts";

/** Name of a command, such as `deploy` or `builds info`. */
export type CommandName = keyof Declarations;

type Texts = string | readonly string[];

type Accepted<I extends Input> = I extends { choices: readonly (infer Choice)[] }
  ? Choice
  : I extends { rest: true }
    ? Texts
    : I extends { kind: "boolean" }
      ? boolean
      : I extends { kind: "integer" }
        ? number
        : I extends { kind: "duration" | "size" }
          ? number | string
          : I extends { kind: "lines" | "pairs" }
            ? Texts
            : string;

/** Required, and not read from a variable. */
type IsRequired<I extends Input> = I extends { required: true } ? (I extends { env: unknown } ? false : true) : false;

type InputsIn<I extends Inputs> = {
  readonly [Name in keyof I as IsRequired<I[Name]> extends true ? Name : never]: Accepted<I[Name]>;
} & {
  readonly [Name in keyof I as IsRequired<I[Name]> extends true ? never : Name]?: Accepted<I[Name]> | undefined;
};

/** How to connect, for each command that needs a Rack. The environment has the defaults, such as CONVOX_RACK. */
export type ConnectionInputs = InputsIn<typeof connectionInputs>;

/** The inputs of a command by their names in `convox-ci help COMMAND`. Durations are in seconds, or text such as `10m`. */
export type CommandInputs<Name extends CommandName> = InputsIn<Declarations[Name]["inputs"]> & ConnectionInputs;

/** The result of a command: the same value as in `--json`. */
export type CommandResult<Name extends CommandName> = ResultOf<Name>;

/** The surroundings of a command. */
export interface RunOptions {
  /** Settings such as CONVOX_RACK, CONVOX_PASSWORD and RACK_URL (default: `process.env`). */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Base of relative paths (default: the working directory). */
  readonly cwd?: string | undefined;
  /** Cancels the command. It first cleans up what it started on the Rack, as a job that receives a signal does. */
  readonly signal?: AbortSignal | undefined;
  /** Receives messages, warnings and logs, without secrets (default: they are dropped). */
  readonly output?: Writable | undefined;
  /** Standard input of `run` and `exec`. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/**
 * Runs a command of `convox-ci` in this process and returns its result.
 * @throws ConvoxError for every failure; its `code` is listed in docs/errors.md
 */
export async function runCommand<Name extends CommandName>(
  name: Name,
  inputs: CommandInputs<Name>,
  options: RunOptions = {},
): Promise<CommandResult<Name>> {
  const command = await findCommand(name);
  const known = [...Object.keys(command.inputs), ...(command.needsRack === false ? [] : Object.keys(connectionInputs))];
  const given = readInputs(name, known, inputs);
  const masker = new Masker();
  const output = options.output ?? new PassThrough().resume();
  const host = terminalHost({ story: output, log: output, warnings: output }, masker);
  const { stdin } = options;
  try {
    const result = await runInSession(command, {
      given: (input) => given.get(input),
      env: options.env ?? process.env,
      cwd: options.cwd ?? process.cwd(),
      host,
      cancel: options.signal ?? new AbortController().signal,
      ...(stdin === undefined ? {} : { stdin: () => stdin }),
    });
    // The shape of the result and its type come from the same declaration, which the tests hold against every result.
    return masker.value(jsonResult(name, JSON.parse(JSON.stringify(result)))) as CommandResult<Name>;
  } catch (error) {
    throw error instanceof ConvoxError ? maskError(error, masker) : error;
  }
}

async function findCommand(name: string) {
  const file = commandFiles.find((row) => row.name === name);
  if (file !== undefined) return await loadCommand(file);
  const names = commandFiles.map((row) => row.name);
  const meant = nearest(name, names);
  throw new InputError("command-unknown", `${JSON.stringify(name)} is not a command`, {
    hint: meant === undefined ? undefined : `Use ${JSON.stringify(meant)}.`,
  });
}

/** The inputs as text, as every entry point gives them. */
function readInputs(name: string, known: readonly string[], inputs: object): ReadonlyMap<string, Texts> {
  const given = new Map<string, Texts>();
  for (const [input, value] of Object.entries(inputs)) {
    if (!known.includes(input)) {
      const meant = nearest(input, known);
      throw new InputError("input-invalid", `${name} has no input ${JSON.stringify(input)}`, {
        hint: meant === undefined ? undefined : `Use ${JSON.stringify(meant)}.`,
      });
    }
    if (Array.isArray(value)) given.set(input, value.map(String));
    else if (value !== undefined) given.set(input, String(value));
  }
  return given;
}

/** The error without the secrets that the command knew. */
function maskError(error: ConvoxError, masker: Masker): ConvoxError {
  error.message = masker.text(error.message);
  error.stack = masker.text(error.stack ?? error.message);
  return error.withHint(...error.hints.map((hint) => masker.text(hint)));
}
