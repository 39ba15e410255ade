import { ConvoxError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";

export const psStop = command({
  name: "ps stop",
  summary: "Stop a process; the Rack starts another one for a service",
  details: "A deploy key may stop processes, as it does after each run.",
  inputs: {
    process: { description: "Id of the process, as ps shows it", required: true, positional: "process" },
    app: appInput,
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, process }, { rack, host }) {
    // A v3 Rack reports success for a process that is not there.
    await rack.processes.get(app, process).catch((error: unknown) => {
      if (!(error instanceof ConvoxError)) throw error;
      throw new ConvoxError(`${app} has no process ${process} that could be stopped: ${error.message}`, {
        cause: error,
        hint: `convox-ci ps --app ${app} lists them`,
      });
    });
    await withPermissionHint(rack, { to: "stop processes", access: "Write", app }, rack.processes.stop(app, process));
    host.info(`Stopped ${process} of ${app} on ${rack.name}`);
    return { app, rack: rack.name, process };
  },
});
