import { ConvoxError, InputError, RackError } from "../../errors.ts";
import { isMissingApp } from "../../rack/index.ts";
import { readReleaseImages } from "../builds/images.ts";
import { command, type Deps } from "../declaration/command.ts";
import { decommissionInputs } from "../declaration/github.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { waitUntilDeleted } from "./create.ts";

const inputs = {
  // Neither the environment nor the name of a directory may select the app to destroy.
  app: { description: "Name of the app", required: true, short: "a", positional: "app" },
  confirm: {
    description: "Name of the app again, as everything in it is deleted, including its resources",
    required: true,
  },
  "if-missing": {
    description: "What to do if the app does not exist: fail, or skip",
    choices: ["fail", "skip"],
    default: "fail",
  },
  timeout: { description: "Maximum time to wait until the app is deleted", kind: "duration", default: "30m" },
  ...decommissionInputs,
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
  summary: "Destroy an app and everything in it, and wait until it is deleted",
  details: "An app with termination protection is not destroyed. A deploy key without a role cannot destroy apps.",
  icon: "trash-2",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    destroyed: "true if this step destroyed the app, false if it did not exist",
  },
  run: destroyApp,
});

async function destroyApp(values: Values<typeof inputs>, deps: Deps): Promise<DestroyResult> {
  const { app, confirm, ifMissing, timeout } = values;
  const { host, rack } = deps;
  if (confirm !== app) {
    throw new InputError(
      "confirmation-missing",
      `confirm is ${JSON.stringify(confirm)}, not the name of the app. Nothing was destroyed`,
      {
        hint: `Set confirm: ${app} to destroy it`,
      },
    );
  }
  let release = "";
  try {
    ({ release } = await rack.apps.get(app));
  } catch (error) {
    if (!isMissingApp(error) || ifMissing === "fail") throw error;
    host.info(`${app} does not exist on ${rack.name}`);
    return { app, rack: rack.name, destroyed: false };
  }
  // Nothing of the app can be read after its deletion.
  const running = values.deploymentRecord && release !== "" ? await readReleaseImages(app, release, deps) : undefined;
  await startDeletion(app, deps);
  await waitUntilDeleted(app, timeout, deps);
  host.info(`Destroyed ${app} on ${rack.name}`);
  if (running !== undefined) {
    const { recordImages } = await import("../release/deployment-record.ts");
    const images = JSON.stringify(running.images);
    const { githubEnvironment: environment, githubToken: token } = values;
    await recordImages(
      "decommissioned",
      { app, images, rack: rack.name, status: "destroyed", environment, token },
      deps,
    );
  }
  return { app, rack: rack.name, destroyed: true };
}

async function startDeletion(app: string, { rack }: Deps): Promise<void> {
  try {
    await withPermissionHint(rack, { to: "destroy apps", access: "Write", app }, rack.apps.delete(app));
  } catch (error) {
    if (isMissingApp(error)) return; // deleted since it was read
    if (!(error instanceof RackError)) throw error;
    if (/app is locked/.test(error.reason)) {
      throw new ConvoxError("app-protected", `${app} on ${rack.name} is locked and was not destroyed`, {
        cause: error,
        hint: `Termination protection is on. Remove it with convox apps unlock ${app} --rack ${rack.name}`,
      });
    }
    const resource = /linked to (\S+) resource/.exec(error.reason)?.[1];
    if (resource === undefined) throw error;
    throw new ConvoxError(
      "app-protected",
      `${app} on ${rack.name} is linked to the Rack's resource ${resource} and was not destroyed`,
      {
        cause: error,
        hint: `Unlink it first: convox rack resources unlink ${resource} --app ${app} --rack ${rack.name}`,
      },
    );
  }
}
