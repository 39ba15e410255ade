import { InputError } from "../../errors.ts";
import { describeFirstVersions, type Generation, hasFeature } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { openInputFile } from "../declaration/input-file.ts";
import type { Inputs } from "../declaration/inputs.ts";

export const stdinInput = {
  stdin: {
    description:
      "File to use as the standard input of the command; - uses that of the program (v2 Racks, and v3 Racks since 3.25.5)",
  },
} as const satisfies Inputs;

/**
 * Runs `body` with the standard input of a command; undefined for none. A file is closed at the end, also if nothing read it.
 * @throws InputError when it cannot be read, or the Rack cannot deliver it
 */
export async function withStandardInput<T>(
  path: string | undefined,
  rack: Generation,
  deps: Pick<Deps, "cwd" | "stdin">,
  body: (stdin: AsyncIterable<Uint8Array> | undefined) => Promise<T>,
): Promise<T> {
  if (path === undefined) return await body(undefined);
  // An older v3 Rack never delivers end-of-input (convox/convox provider/k8s/process.go).
  if (hasFeature(rack, "stdinEnd") !== true) {
    throw new InputError(
      "rack-feature-missing",
      rack.isMachine
        ? `stdin requires ${describeFirstVersions("stdinEnd", rack)}`
        : "stdin requires a v2 Rack, or v3 since 3.25.5: other Racks never deliver end-of-input, so the command would hang",
      { hint: "Put the data where the command can download it, or into the command line" },
    );
  }
  const start = (input: AsyncIterable<Uint8Array>) => (rack.generation === "v2" ? input : withoutEmpty(input));
  if (path === "-") {
    if (deps.stdin) return await body(await start(deps.stdin()));
    throw new InputError("input-invalid", 'stdin is "-": an action has no standard input. Name a file');
  }
  const file = (await openInputFile("stdin", path, deps.cwd)).createReadStream();
  try {
    return await body(await start(file));
  } finally {
    file.destroy();
  }
}

/** Undefined for input without a byte: a Console loses its end, so the command must have no input at all. */
async function withoutEmpty(input: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array> | undefined> {
  const iterator = input[Symbol.asyncIterator]();
  let first = await iterator.next();
  while (!first.done && first.value.length === 0) first = await iterator.next();
  if (first.done) return undefined;
  const head = first.value;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return (async function* () {
    yield head;
    yield* rest;
  })();
}
