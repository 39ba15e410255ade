import { ConvoxError } from "../../errors.ts";
import { type App, isExistingApp, isMissingApp, mayHaveHappened } from "../../rack/index.ts";
import { requestStart } from "../cleanup/started-work.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";

const inputs = {
  app: { ...appInput, positional: "app" },
  "if-exists": {
    description: "What to do if the app already exists: fail, or skip to use it unchanged",
    choices: ["fail", "skip"],
    default: "fail",
  },
  timeout: { description: "Maximum time to wait until the app is running", kind: "duration", default: "30m" },
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
    "Use if-exists: skip in a workflow that runs more than once for the same app, such as a review app. A deploy key " +
    "without a role cannot create apps.",
  icon: "plus-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    created: "true if this step created the app, false if it already existed",
    status: "Status of the app",
  },
  run: createApp,
});

async function createApp(values: Values<typeof inputs>, deps: Deps): Promise<CreateResult> {
  const { app } = values;
  const { host, rack } = deps;
  const result = ({ status }: App, created: boolean) => ({ app, rack: rack.name, created, status });

  const found = await startCreation(values, deps);
  if (found === undefined) {
    const created = await waitUntilRunning(values, deps);
    host.info(`Created ${app} on ${rack.name}`);
    return result(created, true);
  }
  if (found.status === "deleting") {
    host.info(`${app} is being destroyed. Creating it again as soon as it is deleted`);
    await waitUntilDeleted(app, values.timeout, deps);
    return createApp(values, deps);
  }
  host.info(`${app} already exists on ${rack.name}: its status is ${found.status}`);
  return result(found.status === "creating" ? await waitUntilRunning(values, deps) : found, false);
}

/** Starts to create the app. @returns the app that already exists, if `if-exists` allows it */
async function startCreation({ app, ifExists }: Values<typeof inputs>, deps: Deps): Promise<App | undefined> {
  const { rack } = deps;
  const usesExisting = ifExists === "skip";
  try {
    const request = requestStart(deps, (patient) => patient.apps.create(app));
    await withPermissionHint(rack, { to: "create apps", access: "Write", app }, request);
    return undefined;
  } catch (error) {
    // A key that cannot create apps may still see that the app exists.
    if (usesExisting && (isExistingApp(error) || mayHaveHappened(error) || isForbidden(error)))
      return await findCreatedApp(app, error, deps);
    if (!isExistingApp(error)) throw error;
    throw new ConvoxError("app-exists", `${app} already exists on ${rack.name}`, {
      cause: error,
      hint: "Set if-exists: skip to use it unchanged",
    });
  }
}

/** Reads the app, which this request or another one created. @throws `error` if it does not exist */
async function findCreatedApp(app: string, error: unknown, { rack }: Deps): Promise<App> {
  try {
    return await rack.apps.get(app);
  } catch (failure) {
    throw isMissingApp(failure) ? error : failure;
  }
}

async function waitUntilRunning({ app, timeout }: Values<typeof inputs>, deps: Deps): Promise<App> {
  const found = await waitFor(
    () => deps.rack.apps.get(app),
    {
      what: `${app} to be running`,
      timeoutMs: timeout,
      done: ({ status }) => status === "running" || hasFailed(status),
      state: ({ status }) => status,
      leftRunning: `the Rack continues to create ${app}`,
    },
    deps,
  );
  if (!hasFailed(found.status)) return found;
  throw new ConvoxError(
    "app-change-failed",
    `${app} could not be created on ${deps.rack.name}: its status is ${found.status}`,
    {
      hint: `The log of the Rack shows the reason. To remove the app, run convox-ci destroy ${app} --confirm ${app}`,
    },
  );
}

/** A v2 Rack rolls back a stack that it cannot create. */
function hasFailed(status: string): boolean {
  return status === "failed" || status === "rollback";
}

/** Waits until the app is deleted. @throws ConvoxError if the Rack cannot delete it */
export async function waitUntilDeleted(app: string, timeoutMs: number, deps: Deps): Promise<void> {
  const status = await waitFor(
    async () => {
      try {
        return (await deps.rack.apps.get(app)).status;
      } catch (error) {
        if (isMissingApp(error)) return "deleted";
        throw error;
      }
    },
    {
      what: `${app} to be deleted`,
      timeoutMs,
      done: (seen) => seen === "deleted" || seen === "failed",
      state: (seen) => seen,
      leftRunning: `the Rack continues to destroy ${app}`,
    },
    deps,
  );
  if (status === "deleted") return;
  throw new ConvoxError(
    "app-change-failed",
    `${app} could not be destroyed on ${deps.rack.name}: its status is ${status}`,
    {
      hint: "The log of the Rack shows the reason. A resource outside the app may still depend on the app",
    },
  );
}
