import { ConvoxError, InputError, RackError } from "../../errors.ts";
import { isMissingApp } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { gone } from "./create.ts";

const inputs = {
  // Neither the environment nor a directory's name may choose what is destroyed.
  app: { description: "Name of the app", required: true, short: "a", positional: "app" },
  confirm: {
    description: "The name of the app once more: everything in it is lost, its resources too",
    required: true,
  },
  "if-missing": {
    description: "When there is no app of this name: fail, or skip",
    choices: ["fail", "skip"],
    default: "fail",
  },
  timeout: { description: "How long to wait until the app is gone", kind: "duration", default: "30m" },
} as const satisfies Inputs;

export interface DestroyResult {
  app: string;
  rack: string;
  destroyed: boolean;
}

export const destroy = command({
  name: "destroy",
  cliNames: ["apps delete"],
  waits: true,
  summary: "Destroy an app with all that belongs to it, and wait until it is gone",
  details: "A locked app stays. A deploy key without a role may not destroy apps.",
  icon: "trash-2",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    destroyed: "true when this step has destroyed it, false when there was none",
  },
  run: destroyApp,
});

async function destroyApp(values: Values<typeof inputs>, deps: Deps): Promise<DestroyResult> {
  const { app, confirm, ifMissing, timeout } = values;
  const { host, rack } = deps;
  if (confirm !== app) {
    throw new InputError(`confirm is ${JSON.stringify(confirm)}, which is not the app's name: nothing was destroyed`, {
      hint: `confirm: ${app} says that you mean it`,
    });
  }
  try {
    await rack.apps.get(app);
  } catch (error) {
    if (!isMissingApp(error) || ifMissing === "fail") throw error;
    host.info(`There is no app ${app} on ${rack.name}`);
    return { app, rack: rack.name, destroyed: false };
  }
  await begun(app, deps);
  await gone(app, timeout, deps);
  host.info(`Destroyed ${app} on ${rack.name}`);
  return { app, rack: rack.name, destroyed: true };
}

async function begun(app: string, { rack }: Deps): Promise<void> {
  try {
    await withPermissionHint(rack, { to: "destroy apps", access: "Write", app }, rack.apps.delete(app));
  } catch (error) {
    if (isMissingApp(error)) return; // it went meanwhile
    if (!(error instanceof RackError)) throw error;
    if (/app is locked/.test(error.reason)) {
      throw new ConvoxError(`${app} on ${rack.name} is locked and was not destroyed`, {
        cause: error,
        hint: `somebody protects it: convox apps unlock ${app} --rack ${rack.name} takes the lock away`,
      });
    }
    const resource = /linked to (\S+) resource/.exec(error.reason)?.[1];
    if (resource === undefined) throw error;
    throw new ConvoxError(`${app} on ${rack.name} is linked to the Rack's resource ${resource} and was not destroyed`, {
      cause: error,
      hint: `convox rack resources unlink ${resource} --app ${app} comes first`,
    });
  }
}
