import { ConvoxError } from "../../errors.ts";
import { parseEnvironment, type Release } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { byteSize } from "../output/units.ts";
import { releaseId } from "../release/release-id.ts";
import { newestRelease } from "./environment-change.ts";

const DEPLOY_KEY = "A deploy key without a role may not read releases, and so not the environment.";

const release = { description: "Id of another release to look at", fallback: "the newest release" } as const;

export const env = command({
  name: "env",
  summary: "List the names of the variables in the newest release, or in another one",
  details: `Values are never listed: env get NAME --reveal prints one. ${DEPLOY_KEY}`,
  inputs: { app: appInput, release } as const satisfies Inputs,
  outputs: {},
  async run({ app, release: wanted }, deps) {
    const { release, variables } = await variablesOf(app, wanted, deps);
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
    release,
    reveal: {
      description: "Print the value itself: a CI log shows it to its readers",
      kind: "boolean",
      default: "false",
    },
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, name, reveal, release: wanted }, deps) {
    const { release, variables } = await variablesOf(app, wanted, deps);
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

/** Of the release `wanted`, else of the newest one. */
async function variablesOf(
  app: string,
  wanted: string | undefined,
  deps: Deps,
): Promise<{ release: string; variables: Map<string, string> }> {
  const release = wanted === undefined ? await newestRelease(app, deps) : await oldRelease(app, wanted, deps);
  const variables = parseEnvironment(release?.env ?? "");
  return { release: release?.id ?? "", variables };
}

function oldRelease(app: string, wanted: string, deps: Deps): Promise<Release> {
  const id = releaseId(wanted);
  const need = { to: "read releases, which hold the environment", access: "Read", app } as const;
  return withPermissionHint(
    deps.rack,
    need,
    expectExisting("release", { app, id }, deps.rack.releases.get(app, id), deps),
  );
}
