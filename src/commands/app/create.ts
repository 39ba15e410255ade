import { ConvoxError } from "../../errors.ts";
import { type App, isExistingApp, isMissingApp, mayHaveHappened } from "../../rack/index.ts";
import { requestStart } from "../cleanup/started-work.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";
import { statusInWords } from "../output/app-status.ts";

const inputs = {
  app: { ...appInput, positional: "app" },
  "if-exists": {
    description: "When there is an app of this name already: fail, or skip to take it as it is",
    choices: ["fail", "skip"],
    default: "fail",
  },
  timeout: { description: "How long to wait until the app is running", kind: "duration", default: "30m" },
} as const satisfies Inputs;

export interface CreateResult {
  app: string;
  rack: string;
  created: boolean;
  status: string;
}

export const create = command({
  name: "create",
  cliNames: ["apps create"],
  waits: true,
  summary: "Create an app and wait until it is running",
  details:
    "With if-exists: skip it may run again and again, as for a review app. A deploy key without a role may not create apps.",
  icon: "plus-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    created: "true when this step has created it, false when it was there already",
    status: "Status of the app",
  },
  run: createApp,
});

async function createApp(values: Values<typeof inputs>, deps: Deps): Promise<CreateResult> {
  const { app } = values;
  const { host, rack } = deps;
  const result = ({ status }: App, created: boolean) => ({ app, rack: rack.name, created, status });

  const found = await begun(values, deps);
  if (found === undefined) {
    const made = await running(values, deps);
    host.info(`Created ${app} on ${rack.name}`);
    return result(made, true);
  }
  if (found.status === "deleting") {
    host.info(`${app} is being destroyed; it is created anew when it is gone`);
    await gone(app, values.timeout, deps);
    return createApp(values, deps);
  }
  host.info(`${app} is there already on ${rack.name}: it is ${statusInWords(found.status)}`);
  return result(found.status === "creating" ? await running(values, deps) : found, false);
}

/** Begins to create the app. @returns the app that is there already, if that is allowed */
async function begun({ app, ifExists }: Values<typeof inputs>, deps: Deps): Promise<App | undefined> {
  const { rack } = deps;
  const skips = ifExists === "skip";
  try {
    const asked = requestStart(deps, (patient) => patient.apps.create(app));
    await withPermissionHint(rack, { to: "create apps", access: "Write", app }, asked);
    return undefined;
  } catch (error) {
    // A key that may not create apps may well see that there is nothing to create.
    if (skips && (isExistingApp(error) || mayHaveHappened(error) || isForbidden(error)))
      return await there(app, error, deps);
    if (!isExistingApp(error)) throw error;
    throw new ConvoxError(`there is an app ${app} already on ${rack.name}`, {
      cause: error,
      hint: "if-exists: skip takes it as it is",
    });
  }
}

/** The app, whoever has made it. @throws `error` when there is none: the request has not arrived */
async function there(app: string, error: unknown, { rack }: Deps): Promise<App> {
  try {
    return await rack.apps.get(app);
  } catch (failure) {
    throw isMissingApp(failure) ? error : failure;
  }
}

async function running({ app, timeout }: Values<typeof inputs>, deps: Deps): Promise<App> {
  const found = await waitFor(
    () => deps.rack.apps.get(app),
    {
      what: `${app} to be running`,
      timeoutMs: timeout,
      done: ({ status }) => status === "running" || hasFailed(status),
      state: ({ status }) => status,
      leftRunning: `the Rack goes on to create ${app}`,
    },
    deps,
  );
  if (!hasFailed(found.status)) return found;
  throw new ConvoxError(`${app} could not be created on ${deps.rack.name}: it is ${statusInWords(found.status)}`, {
    hint: `the Rack's own log says why; convox-ci destroy ${app} removes what there is of it`,
  });
}

/** A v2 Rack takes back a stack that it could not make. */
function hasFailed(status: string): boolean {
  return status === "failed" || status === "rollback";
}

/** Returns when the app is not there any more. @throws ConvoxError when the Rack could not remove it */
export async function gone(app: string, timeoutMs: number, deps: Deps): Promise<void> {
  const status = await waitFor(
    async () => {
      try {
        return (await deps.rack.apps.get(app)).status;
      } catch (error) {
        if (isMissingApp(error)) return "gone";
        throw error;
      }
    },
    {
      what: `${app} to be gone`,
      timeoutMs,
      done: (seen) => seen === "gone" || seen === "failed",
      state: (seen) => seen,
      leftRunning: `the Rack goes on to destroy ${app}`,
    },
    deps,
  );
  if (status === "gone") return;
  throw new ConvoxError(`${app} could not be destroyed on ${deps.rack.name}: it is ${status}`, {
    hint: "the Rack's own log says why: something outside may still use what belongs to the app",
  });
}
