import { ConvoxError, InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { promoteInputs, promoteRelease } from "../release/promote.ts";
import {
  type ChangedEnvironment,
  changeEnvironment,
  inWords,
  isNothing,
  replaceEnvironment,
} from "./environment-change.ts";
import { readVariables, variablesInputs } from "./variables.ts";

/** What `env set` and `env unset` share. */
const commonInputs = {
  app: appInput,
  promote: { description: "Promote the release that is made", kind: "boolean", short: "p", default: "false" },
  ...promoteInputs,
} as const satisfies Inputs;

const outputs = {
  release: "Id of the release that has the environment; set on failure too",
  base: "Id of the release that it was made from, the newest one; empty with replace",
  app: "Name of the app",
  rack: "Name of the Rack",
  status: "created; unchanged when there was nothing to change; running when the release was promoted",
  added: "Names of the variables that were added, with a blank between them",
  changed: "Names of the variables that have another value",
  removed: "Names of the variables that were removed",
};

export interface EnvResult {
  release: string;
  base: string;
  app: string;
  rack: string;
  status: string;
  added: string;
  changed: string;
  removed: string;
}

export const envSet = command({
  name: "env set",
  createsApp: true,
  action: "env-set",
  summary: "Set variables of an app's environment, which makes a release",
  details:
    "Starts from the newest release, which need not be the active one. A deploy key without a role may not read releases, " +
    "and so can only replace the whole environment: replace: true. No value is ever printed; but what stands on a command " +
    "line can be read by others on the machine, so secrets come from a file, standard input, or a bare KEY.",
  icon: "sliders",
  hasCleanup: true,
  inputs: {
    ...variablesInputs,
    ...commonInputs,
    replace: {
      description: "Remove every variable that is not given: the environment is these variables and no others",
      kind: "boolean",
      default: "false",
    },
  } as const satisfies Inputs,
  outputs,
  id: "release",
  async run(values, deps) {
    const variables = await readVariables(values, deps);
    if (variables.size === 0) {
      throw new InputError("variables, variables-json and file are empty: there is no variable to set", {
        hint: "A secret that does not exist has an empty value. To remove variables, use env unset",
      });
    }
    const { app, replace } = values;
    const changed = replace
      ? await replaceEnvironment(app, variables, deps)
      : await changeEnvironment(app, (before) => new Map([...before, ...variables]), deps);
    return told(changed, [...variables.keys()], values, deps);
  },
});

export const envUnset = command({
  name: "env unset",
  action: "env-unset",
  summary: "Remove variables from an app's environment, which makes a release",
  details:
    "Starts from the newest release, which need not be the active one. A deploy key without a role may not do it, since " +
    "it may not read releases.",
  icon: "sliders",
  hasCleanup: true,
  inputs: {
    names: { description: "Names of the variables", kind: "lines", required: true, positional: "name", rest: true },
    ...commonInputs,
  } as const satisfies Inputs,
  outputs,
  id: "release",
  async run(values, deps) {
    const { app, names } = values;
    if (names.length === 0) throw new InputError("no variable is named");
    const without = (before: Map<string, string>) => {
      const missing = names.filter((name) => !before.delete(name));
      if (missing.length > 0) deps.host.warn(`${app} has no variable ${missing.join(", ")}`);
      return before;
    };
    return told(await changeEnvironment(app, without, deps), names, values, deps);
  },
});

/** Says what has changed, and promotes the release where that is wanted. */
async function told(
  { release, base, difference, made }: ChangedEnvironment,
  names: readonly string[],
  values: Values<typeof commonInputs>,
  deps: Deps,
): Promise<EnvResult> {
  const { app, promote } = values;
  const { host, rack } = deps;
  const [added, changed, removed] = [difference.added, difference.changed, difference.removed].map((list) =>
    list.join(" "),
  );
  const result = (status: string): EnvResult => ({
    release,
    base,
    app,
    rack: rack.name,
    status,
    added: added ?? "",
    changed: changed ?? "",
    removed: removed ?? "",
  });

  const active = await activeRelease(app, deps);
  if (made) {
    const what = isNothing(difference) ? names.join(" ") : inWords(difference);
    host.info(`${release} of ${app} on ${rack.name}: ${what}`);
    if (base !== "") host.info(`It was made from ${base}, ${standing(base, active)}`);
  } else {
    host.info(`${app} on ${rack.name} has it like that already: there is no new release`);
  }
  const isActive = release === active;
  if (!promote || release === "" || (!made && isActive)) {
    if (made) host.info(`It is not active yet: convox-ci promote ${release} --app ${app} makes it so`);
    return result(made ? "created" : "unchanged");
  }
  const dropReport = { names: new Set(difference.removed), isUnknown: false };
  try {
    await promoteRelease(values, { app, release, dropReport, dir: deps.cwd }, deps);
    return result("running");
  } catch (error) {
    throw error instanceof ConvoxError ? error.addOutputs({ ...result("created") }) : error;
  }
}

function standing(base: string, active: string | undefined): string {
  if (active === undefined) return "the newest release";
  if (active === base) return "the newest release, which is the active one";
  const runs = active === "" ? "no release is active" : `${active} is active`;
  return `the newest release; ${runs}, so to promote it promotes the build of ${base} too`;
}

/** Undefined when the key may not see the app. */
async function activeRelease(app: string, { rack }: Deps): Promise<string | undefined> {
  try {
    return (await rack.apps.get(app)).release;
  } catch (error) {
    if (error instanceof ConvoxError) return undefined;
    throw error;
  }
}
