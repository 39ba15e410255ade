import { ConvoxError, RackError } from "../../errors.ts";
import { AWAITS_RESOURCE, AWAITS_RESOURCE_HINT } from "../cleanup/cancel-promotion.ts";
import { describeNewResources } from "../cleanup/new-resources.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { statusInWords } from "../output/app-status.ts";

const inputs = {
  app: { ...appInput, positional: "app" },
  timeout: { description: "Time limit to wait for the rollback to finish", kind: "duration", default: "30m" },
} as const satisfies Inputs;

export interface CancelResult {
  app: string;
  rack: string;
  release: string;
  status: string;
}

export const cancel = command({
  name: "cancel",
  cliNames: ["apps cancel"],
  waits: true,
  summary: "Cancel the promotion in progress and roll back to the previous release",
  details:
    "Works only while the app is updating. Canceling an app that is already rolling back would make it fail permanently, so " +
    "this is refused. A deploy key without a role is not allowed to cancel.",
  icon: "x-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    release: "Id of the release that the app runs afterward",
    status: "Status of the app afterward",
  },
  run: runCancel,
});

/** @throws ConvoxError for a Rack that cannot cancel the promotion now: the texts decide, as their statuses differ */
async function requestCancel(app: string, { rack }: Deps): Promise<void> {
  try {
    await withPermissionHint(rack, { to: "cancel promotions", access: "Write", app }, rack.apps.cancel(app));
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    if (AWAITS_RESOURCE.test(error.reason)) {
      throw new ConvoxError(
        "promotion-not-canceled",
        `the promotion of ${app} on ${rack.name} cannot be canceled now: ${error.reason}`,
        {
          cause: error,
          hint: AWAITS_RESOURCE_HINT,
        },
      );
    }
    if (!/app is not updating/.test(error.reason)) throw error;
    const { release, status } = await rack.apps.get(app);
    throw new ConvoxError(
      "promotion-not-canceled",
      `the promotion of ${app} on ${rack.name} ended first: it is ${statusInWords(status)}`,
      {
        cause: error,
        outputs: { app, rack: rack.name, release, status },
      },
    );
  }
}

async function runCancel({ app, timeout }: Values<typeof inputs>, deps: Deps): Promise<CancelResult> {
  const { host, rack } = deps;
  const current = await rack.apps.get(app);
  if (current.status !== "updating") {
    throw new ConvoxError(
      "promotion-not-canceled",
      `${app} on ${rack.name} is ${statusInWords(current.status)}: no promotion to cancel`,
      {
        hint:
          current.status === "rollback" ? "Wait for the rollback to finish. A rollback cannot be canceled." : undefined,
        outputs: { app, rack: rack.name, release: current.release, status: current.status },
      },
    );
  }
  await requestCancel(app, deps);
  host.info(`Canceled the promotion of ${app} on ${rack.name}. Waiting for the rollback to finish`);
  const { release, status } = await waitFor(
    () => rack.apps.get(app),
    {
      what: `the rollback of ${app} to finish`,
      timeoutMs: timeout,
      done: ({ status }) => status === "running" || status === "failed",
      state: ({ status }) => status,
      leftRunning: "the rollback continues on the Rack",
    },
    deps,
  );
  const outputs = { app, rack: rack.name, release, status };
  if (status === "failed")
    throw new ConvoxError("rollout-failed", `${app} was not rolled back: its status is failed`, { outputs });
  host.info(`${app} runs ${release || "no release"}`);
  const left = await describeNewResources(rack, app, current.release);
  if (left !== undefined) host.warn(left);
  return outputs;
}
