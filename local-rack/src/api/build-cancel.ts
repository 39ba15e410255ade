import { type Call, variable } from "../http/call.ts";
import { ok, type Reply } from "../http/reply.ts";
import { messageOf, typedFailure } from "../profile/errors.ts";
import { getBuild, stopBuild, updateRunningBuild } from "../store/build-store.ts";

/**
 * Cancels a running build (since 3.25.7). The statuses of its errors are unknown, so clients decide by the text. A
 * canceled build is failed and has no stored log. A build that completes during the call stays complete, and the call
 * succeeds. Source: convox/convox provider/k8s/build_cancel_test.go
 */
export async function buildCancel(call: Call): Promise<Reply> {
  const { rack } = call;
  const asked = variable(call, "id");
  const build = await getBuild(rack, variable(call, "app"), asked).catch((error: unknown) => {
    throw /not found/.test(messageOf(error)) ? typedFailure(404, `no such build: ${asked}`) : error;
  });
  if (build.status !== "running" || build.process === "") throw typedFailure(409, `build ${build.id} is not running`);
  const fields = { status: "failed", reason: `cancelled by ${actorOf(call)}`, ended: rack.clock.stamp() };
  const canceled = await updateRunningBuild(rack, build.app, build.id, fields);
  if (canceled !== undefined) await stopBuild(rack, build.app, build.id);
  return ok();
}

/** Who makes the call, as the Rack records it: from a header, else the owner of the Rack's password. */
function actorOf({ options }: Call): string {
  const text = options.header("Convox-Actor") ?? options.header("X-Convox-Actor") ?? "";
  // Control, bidirectional and zero-width characters are removed, and the rest is cut at 256 characters.
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 256);
  return clean === "" ? "rack-password" : clean;
}
