import { ConvoxError, InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { promoteInputs, promoteRelease } from "../release/promote.ts";
import {
  type ChangedEnvironment,
  changeEnvironment,
  describeDifference,
  isEmptyDifference,
  replaceEnvironment,
} from "./environment-change.ts";
import { readVariables, variablesInputs } from "./variables.ts";

/** Inputs of both `env set` and `env unset`. */
const commonInputs = {
  app: appInput,
  promote: { description: "Promote the new release", kind: "boolean", short: "p", default: "false" },
  ...promoteInputs,
} as const satisfies Inputs;

const outputs = {
  release: "Id of the release with the environment; set on failure too",
  base: "Id of the release that it is based on; empty with replace",
  app: "Name of the app",
  rack: "Name of the Rack",
  status: "created; unchanged if nothing changed; running if the release was promoted",
  added: "Names of the added variables, separated by spaces",
  changed: "Names of the variables whose value changed, separated by spaces",
  removed: "Names of the removed variables, separated by spaces",
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
  summary: "Set environment variables of an app, which creates a release",
  details:
    "Changes the environment of the newest release, which is not always the active one. A deploy key without a role cannot " +
    "read releases, so it can only replace the whole environment (replace: true). Values are never printed. Other users of " +
    "the machine can read command lines, so pass secrets in a file, through standard input, or as a bare KEY.",
  icon: "sliders",
  hasCleanup: true,
  inputs: {
    ...variablesInputs,
    ...commonInputs,
    replace: {
      description: "Remove all variables that are not given",
      kind: "boolean",
      default: "false",
    },
  } as const satisfies Inputs,
  outputs,
  id: "release",
  async run(values, deps) {
    const variables = await readVariables(values, deps);
    if (variables.size === 0) {
      throw new InputError("input-missing", "variables, variables-json and file are empty: no variable to set", {
        hint: "A secret that does not exist has an empty value. To remove variables, use convox-ci env unset",
      });
    }
    const { app, replace } = values;
    const changed = replace
      ? await replaceEnvironment(app, variables, deps)
      : await changeEnvironment(app, (before) => new Map([...before, ...variables]), deps);
    return reportChange(changed, [...variables.keys()], values, deps);
  },
});

export const envUnset = command({
  name: "env unset",
  action: "env-unset",
  summary: "Remove environment variables of an app, which creates a release",
  details:
    "Changes the environment of the newest release, which is not always the active one. A deploy key without a role cannot " +
    "read releases, so it cannot remove variables.",
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
    if (names.length === 0) throw new InputError("input-missing", "names is empty: no variable to remove");
    const without = (before: Map<string, string>) => {
      const missing = names.filter((name) => !before.delete(name));
      if (missing.length > 0) deps.host.warn(`${app} has no variable ${missing.join(", ")}`);
      return before;
    };
    return reportChange(await changeEnvironment(app, without, deps), names, values, deps);
  },
});

/** Prints the change, and promotes the release on request. */
async function reportChange(
  { release, base, difference, isNew }: ChangedEnvironment,
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

  const active = await readActiveRelease(app, deps);
  if (isNew) {
    const what = isEmptyDifference(difference) ? names.join(" ") : describeDifference(difference);
    host.info(`Created ${release} of ${app} on ${rack.name}: ${what}`);
    if (base !== "") host.info(`It is based on ${base}, ${describeBase(base, active)}`);
  } else {
    host.info(`No release was created: the environment of ${app} on ${rack.name} is already up to date`);
  }
  const isActive = release === active;
  if (!promote || release === "" || (!isNew && isActive)) {
    if (isNew) {
      const how = `Promote it: convox-ci promote ${release} --app ${app}. To do so at once, set promote: true`;
      host.info(`It is not active yet. ${await deps.advise(how)}`);
    }
    return result(isNew ? "created" : "unchanged");
  }
  const dropReport = { names: new Set(difference.removed), isUnknown: false };
  try {
    await promoteRelease(values, { app, release, dropReport, dir: deps.cwd }, deps);
    return result("running");
  } catch (error) {
    throw error instanceof ConvoxError ? error.addOutputs({ ...result("created") }) : error;
  }
}

/** Describes the release that a new one is based on, since its build is promoted too. */
function describeBase(base: string, active: string | undefined): string {
  if (active === undefined) return "the newest release";
  if (active === base) return "the newest and active release";
  const runs = active === "" ? "no release is active" : `${active} is active`;
  return `the newest release; ${runs}, so promoting the new release also promotes the build of ${base}`;
}

/** Reads the id of the active release; undefined if the app cannot be read. */
async function readActiveRelease(app: string, { rack }: Deps): Promise<string | undefined> {
  try {
    return (await rack.apps.get(app)).release;
  } catch (error) {
    if (error instanceof ConvoxError) return undefined;
    throw error;
  }
}
