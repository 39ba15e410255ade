import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import type { Generation } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";

export const stdinInput = {
  stdin: {
    description: "File to use as the standard input of the command; - uses that of the program (v2 Racks)",
  },
} as const satisfies Inputs;

/**
 * Opens the standard input of a command; undefined for none.
 * @throws InputError when it cannot be read, or the Rack cannot deliver it
 */
export async function openStandardInput(
  path: string | undefined,
  { generation }: Generation,
  { cwd, stdin }: Pick<Deps, "cwd" | "stdin">,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (path === undefined) return undefined;
  // A v3 Rack never delivers end-of-input (convox/convox provider/k8s/process.go).
  if (generation !== "v2") {
    throw new InputError(
      "rack-feature-missing",
      "stdin requires a v2 Rack: v3 Racks never deliver end-of-input, so the command would hang",
      {
        hint: "Put the data where the command can download it, or into the command line",
      },
    );
  }
  if (path === "-") {
    if (stdin) return stdin();
    throw new InputError("input-invalid", 'stdin is "-": an action has no standard input. Name a file');
  }
  try {
    return (await open(resolve(cwd, path))).createReadStream();
  } catch (cause) {
    throw new InputError("file-unreadable", `stdin is ${JSON.stringify(path)}: it cannot be read`, { cause });
  }
}
