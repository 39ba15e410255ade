import { ConvoxError } from "../../errors.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { statusInWords } from "../output/app-status.ts";

const inputs = {
  app: { ...appInput, positional: "app" },
  timeout: { description: "How long to wait until the app has gone back", kind: "duration", default: "30m" },
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
  summary: "Cancel a promotion that is under way: the app goes back to the release before",
  details:
    "Only while the app is updating: one that is rolling back already would fail by it for good, and is left alone. A " +
    "deploy key without a role may not cancel.",
  icon: "x-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    release: "Id of the release that the app runs afterwards",
    status: "Status of the app afterwards",
  },
  run: runCancel,
});

async function runCancel({ app, timeout }: Values<typeof inputs>, deps: Deps): Promise<CancelResult> {
  const { host, rack } = deps;
  const seen = await rack.apps.get(app);
  if (seen.status !== "updating") {
    throw new ConvoxError(`${app} on ${rack.name} is ${statusInWords(seen.status)}: there is no promotion to cancel`, {
      hint: seen.status === "rollback" ? "it goes back by itself, and that is not cancelled" : undefined,
      outputs: { app, rack: rack.name, release: seen.release, status: seen.status },
    });
  }
  await withPermissionHint(rack, { to: "cancel promotions", access: "Write", app }, rack.apps.cancel(app));
  host.info(`Cancelled the promotion of ${app} on ${rack.name}: waiting until it has gone back`);
  const { release, status } = await waitFor(
    () => rack.apps.get(app),
    {
      what: `${app} to go back`,
      timeoutMs: timeout,
      done: ({ status }) => status === "running" || status === "failed",
      state: ({ status }) => status,
      leftRunning: "the Rack goes on with the rollback",
    },
    deps,
  );
  const outputs = { app, rack: rack.name, release, status };
  if (status === "failed") throw new ConvoxError(`${app} could not go back: it is failed`, { outputs });
  host.info(`${app} runs ${release || "no release"}`);
  return outputs;
}
