import { RackError } from "../../errors.ts";
import { type Build, isDenied, type Rack } from "../../rack/index.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";

/**
 * Cancels a build. Racks since 3.25.7 have a call for it. On older ones the build's process is stopped and the build is
 * marked as failed, because only that process could have done so.
 * @throws ConvoxError if the Rack does not answer
 */
export async function cancelBuild(rack: Rack, app: string, id: string, deps: CleanupDeps): Promise<CleanupResult> {
  const name = `build ${id} of ${app}`;
  try {
    await rack.builds.cancel(app, id);
    return { done: true, message: `${name} was canceled` };
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const { status, reason } = error;
    if (isDenied(error)) return refusalResult(name, error);
    const build = await rack.builds.get(app, id);
    if (hasEnded(build)) return { done: true, message: `${name} has already ended: its status is ${build.status}` };
    // An older Rack answers 404 or 405: it does not know the route, or not this method of it.
    if (status !== 404 && status !== 405) {
      return { done: false, message: `${name} continues on the Rack, which did not cancel it: ${reason}` };
    }
    return await stopBuildProcess(rack, build, name, deps);
  }
}

async function stopBuildProcess(rack: Rack, build: Build, name: string, { now }: CleanupDeps): Promise<CleanupResult> {
  const { app, id, process } = build;
  let hasProcess = process !== "";
  try {
    if (hasProcess) await rack.processes.stop(app, process);
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    if (isDenied(error)) return refusalResult(name, error);
    hasProcess = false; // it has ended, or never existed
  }
  try {
    await rack.builds.markFailed(app, id, new Date(now()));
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const what = hasProcess ? `the process of ${name} was stopped` : `${name} has no process`;
    return {
      done: hasProcess,
      message: `${what}, but the Rack still lists it as ${build.status}: ${error.reason}`,
    };
  }
  const how = hasProcess ? "its process was stopped" : "it had no process";
  return { done: true, message: `${name} was canceled: ${how}, and it is marked as failed` };
}

function refusalResult(name: string, error: RackError): CleanupResult {
  return {
    done: true,
    message: `${name} continues on the Rack: this key is not allowed to cancel builds (${error.status} ${error.reason})`,
  };
}

function hasEnded({ status }: Build): boolean {
  return status === "complete" || status === "failed";
}
