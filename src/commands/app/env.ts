import { ConvoxError } from "../../errors.ts";
import { parseEnvironment } from "../../rack/index.ts";
import { appInput } from "../app-input.ts";
import { command, type Deps } from "../command.ts";
import type { Inputs } from "../inputs.ts";
import { byteSize } from "../units.ts";
import { newestRelease } from "./environment-change.ts";

const DEPLOY_KEY = "A deploy key without a role may not read releases, and so not the environment.";

export const env = command({
  name: "env",
  summary: "List the names of the variables in the newest release",
  details: `Values are never listed: env get NAME --reveal prints one. ${DEPLOY_KEY}`,
  inputs: { app: appInput } as const satisfies Inputs,
  outputs: {},
  async run({ app }, deps) {
    const { release, variables } = await newest(app, deps);
    return { app, release, names: [...variables.keys()].sort() };
  },
  text: ({ names }) => names.map((name) => `${name}\n`).join(""),
});

export const envGet = command({
  name: "env get",
  summary: "Tell whether a variable is set in the newest release, and print it when asked to",
  details: `The value goes to standard output with --reveal alone, and nowhere else. ${DEPLOY_KEY}`,
  inputs: {
    name: { description: "Name of the variable", required: true, positional: "name" },
    app: appInput,
    reveal: {
      description: "Print the value itself: a CI log shows it to its readers",
      kind: "boolean",
      default: "false",
    },
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, name, reveal }, deps) {
    const { release, variables } = await newest(app, deps);
    const value = variables.get(name);
    if (value === undefined) {
      throw new ConvoxError(
        `${app} has no variable ${name}${release === "" ? ": it has no release" : ` in ${release}`}`,
        {
          hint: `convox-ci env --app ${app} lists the names`,
        },
      );
    }
    return { app, release, name, size: Buffer.byteLength(value), ...(reveal ? { value } : {}) };
  },
  text: ({ name, size, ...rest }) =>
    "value" in rest ? `${rest.value}\n` : `${name} is set (${byteSize(size)}); --reveal prints it\n`,
});

async function newest(app: string, deps: Deps): Promise<{ release: string; variables: Map<string, string> }> {
  const release = await newestRelease(app, deps);
  const variables = parseEnvironment(release?.env ?? "");
  return { release: release?.id ?? "", variables };
}
