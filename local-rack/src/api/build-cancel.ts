import { type Call, variable } from "../http/call.ts";
import { ok, type Reply } from "../http/reply.ts";
import { messageOf, typedFailure } from "../profile/errors.ts";
import { getBuild, stopBuild, updateBuild } from "../store/build-store.ts";

/** Ends a build that runs; Racks newer than 3.24.9. The statuses of its errors are not known. */
export async function buildCancel(call: Call): Promise<Reply> {
  const { rack } = call;
  const asked = variable(call, "id");
  const build = await getBuild(rack, variable(call, "app"), asked).catch((error: unknown) => {
    throw /not found/.test(messageOf(error)) ? typedFailure(404, `no such build: ${asked}`) : error;
  });
  if (build.status !== "running" || build.process === "") throw typedFailure(409, `build ${build.id} is not running`);
  const ended = rack.clock.stamp();
  await stopBuild(rack, build.app, build.id);
  await updateBuild(rack, build.app, build.id, { status: "failed", reason: "build was cancelled", ended });
  return ok();
}
