import { ConvoxError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";

export const psStop = command({
  name: "ps stop",
  summary: "Stop a process; the Rack replaces a process of a service",
  details: "Any deploy key can stop processes.",
  inputs: {
    process: { description: "Id of the process, as listed by ps", required: true, positional: "process" },
    app: appInput,
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, process }, { rack, host }) {
    // A v3 Rack reports success for a process that does not exist.
    await rack.processes.get(app, process).catch((error: unknown) => {
      if (!(error instanceof ConvoxError)) throw error;
      throw new ConvoxError("process-not-found", `${process} of ${app} cannot be stopped: ${error.message}`, {
        cause: error,
        hint: `List the processes with convox-ci ps --app ${app}`,
      });
    });
    await withPermissionHint(rack, { to: "stop processes", access: "Write", app }, rack.processes.stop(app, process));
    host.info(`Stopped ${process} of ${app} on ${rack.name}`);
    return { app, rack: rack.name, process };
  },
});
