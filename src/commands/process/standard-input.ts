import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import type { Generation } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";

export const stdinInput = {
  stdin: {
    description: "File that the command reads as its standard input; - is the program's own (v2 Racks)",
  },
} as const satisfies Inputs;

/**
 * What a command shall read, opened; undefined for nothing.
 * @throws InputError when it cannot be read, or the Rack could not deliver it
 */
export async function standardInput(
  path: string | undefined,
  { generation }: Generation,
  { cwd, stdin }: Pick<Deps, "cwd" | "stdin">,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (path === undefined) return undefined;
  // A v3 Rack never passes the end of the input on (convox/convox provider/k8s/process.go).
  if (generation !== "v2") {
    throw new InputError("stdin needs a v2 Rack: others never pass its end on, and who reads it would wait for ever", {
      hint: "put the data where the command can fetch it, or into the command itself",
    });
  }
  if (path === "-") {
    if (stdin) return stdin();
    throw new InputError('stdin is "-", and an action has no standard input: name a file');
  }
  try {
    return (await open(resolve(cwd, path))).createReadStream();
  } catch (cause) {
    throw new InputError(`stdin is ${JSON.stringify(path)}: it cannot be read`, { cause });
  }
}
