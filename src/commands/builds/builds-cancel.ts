import { ConvoxError } from "../../errors.ts";
import { cancelBuild } from "../cleanup/cancel-build.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";

export const buildsCancel = command({
  name: "builds cancel",
  summary: "Cancel a running build",
  details:
    "v3 Racks since 3.25.7 cancel a build themselves. On older Racks, the process of the build is stopped and the build is " +
    "marked as failed. A build that completes first stays complete. A canceled build stores no log.",
  inputs: {
    build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
    app: appInput,
  } as const satisfies Inputs,
  outputs: {},
  async run({ app, build: id }, deps) {
    const { rack, host } = deps;
    const before = await expectExisting("build", { app, id }, rack.builds.get(app, id), deps);
    if (before.status === "complete" || before.status === "failed")
      throw new ConvoxError(
        "build-not-canceled",
        `build ${id} of ${app} is not running: its status is ${before.status}`,
      );
    const { message } = await cancelBuild(rack, app, id, deps);
    const { status, release, reason } = await rack.builds.get(app, id);
    const result = { build: id, app, rack: rack.name, status, release, reason };
    if (status !== "failed") throw new ConvoxError("build-not-canceled", message, { outputs: result });
    host.info(upperFirst(message));
    return result;
  },
});

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
