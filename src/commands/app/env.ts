import { ConvoxError } from "../../errors.ts";
import { parseEnvironment, type Release } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { byteSize } from "../output/units.ts";
import { releaseId } from "../release/release-id.ts";
import { readNewestRelease } from "./environment-change.ts";

const DEPLOY_KEY = "A deploy key without a role cannot read releases, and so cannot read the environment.";

const release = { description: "Id of the release to read", fallback: "the newest release" } as const;

export const env = command({
  name: "env",
  summary: "List the names of the environment variables of an app",
  details: `Values are never listed. To print one, use env get NAME --reveal. ${DEPLOY_KEY}`,
  inputs: { app: appInput, release } as const satisfies Inputs,
  outputs: {},
  async run({ app, release: id }, deps) {
    const { release, variables } = await readEnvironment(app, id, deps);
    return { app, release, names: [...variables.keys()].sort() };
  },
  text: ({ names }) => names.map((name) => `${name}\n`).join(""),
});

export const envGet = command({
  name: "env get",
  summary: "Check whether an environment variable is set, and print its value on request",
  details: `The value is printed only with --reveal, and only to standard output. ${DEPLOY_KEY}`,
  inputs: {
    name: { description: "Name of the variable", required: true, positional: "name" },
    app: appInput,
    release,
    reveal: {
      description: "Print the value, which a CI log then shows to all its readers",
      kind: "boolean",
      default: "false",
    },
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, name, reveal, release: id }, deps) {
    const { release, variables } = await readEnvironment(app, id, deps);
    const value = variables.get(name);
    if (value === undefined) {
      throw new ConvoxError(
        "variable-not-found",
        `${app} has no variable ${name}${release === "" ? ": it has no release" : ` in ${release}`}`,
        {
          hint: `List the names with convox-ci env --app ${app}`,
        },
      );
    }
    return { app, release, name, size: Buffer.byteLength(value), ...(reveal ? { value } : {}) };
  },
  printsData: true,
  text: ({ name, size, ...rest }) =>
    "value" in rest ? `${rest.value}\n` : `${name} is set (${byteSize(size)}). Use --reveal to print it\n`,
});

/** Reads the environment of the release `id`, or of the newest release. */
async function readEnvironment(
  app: string,
  id: string | undefined,
  deps: Deps,
): Promise<{ release: string; variables: Map<string, string> }> {
  const release = id === undefined ? await readNewestRelease(app, deps) : await readRelease(app, id, deps);
  const variables = parseEnvironment(release?.env ?? "");
  return { release: release?.id ?? "", variables };
}

function readRelease(app: string, text: string, deps: Deps): Promise<Release> {
  const id = releaseId(text);
  const need = { to: "read releases, which hold the environment", access: "Read", app } as const;
  return withPermissionHint(
    deps.rack,
    need,
    expectExisting("release", { app, id }, deps.rack.releases.get(app, id), deps),
  );
}
