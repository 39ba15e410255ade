import { RackError } from "../../errors.ts";
import { type Build, hasFeature, isDenied, type Rack } from "../../rack/index.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";

/** How often a Rack is asked again when it reports that the build is being modified. */
const CONFLICT_TRIES = 3;
/** How often a build is read until it has ended, and the time between. Cleanup after a canceled job has 4 s in all. */
const READS = 4;
const READ_EVERY_MS = 400;

/**
 * Cancels a build. Racks since 3.25.7 have a call for it; its statuses are not documented, so the text of an error decides.
 * A build that completes during the call stays complete, so the build is read afterward. On older Racks the build's process
 * is stopped and the build is marked as failed, because only that process could have done so.
 * Source: convox/convox pull request 1120
 * @throws ConvoxError if the Rack does not answer
 */
export async function cancelBuild(rack: Rack, app: string, id: string, deps: CleanupDeps): Promise<CleanupResult> {
  const name = `build ${id} of ${app}`;
  try {
    await requestCancel(rack, app, id, deps);
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const { status, reason } = error;
    if (isDenied(error)) return refusalResult(name, error);
    if (/no such build|not found/.test(reason)) return { done: true, message: `${name} does not exist` };
    const build = await rack.builds.get(app, id);
    if (hasEnded(build)) return { done: true, message: `${name} has already ended: its status is ${build.status}` };
    // An older Rack answers 404 without a text, or 405: it does not know the route, or not this method of it.
    if (status === 404 || status === 405) return await stopBuildProcess(rack, build, name, deps);
    return { done: false, message: `${name} continues on the Rack, which did not cancel it: ${reason}` };
  }
  const build = await readEnd(rack, app, id, deps);
  if (build.status === "failed") return { done: true, message: `${name} was canceled` };
  if (build.status === "complete")
    return { done: true, message: `${name} completed before it could be canceled: its release is ${build.release}` };
  return { done: false, message: `the Rack accepted to cancel ${name}, but still lists it as ${build.status}` };
}

/** Sends the call, again while another change of the build is in progress: nothing has happened then. */
async function requestCancel(rack: Rack, app: string, id: string, { sleep }: CleanupDeps): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rack.builds.cancel(app, id);
    } catch (error) {
      const isConflict = error instanceof RackError && /being modified, try again/.test(error.reason);
      if (!isConflict || tries === CONFLICT_TRIES) throw error;
      await sleep(READ_EVERY_MS);
    }
  }
}

async function readEnd(rack: Rack, app: string, id: string, { sleep }: CleanupDeps): Promise<Build> {
  for (let reads = 1; ; reads++) {
    const build = await rack.builds.get(app, id);
    if (hasEnded(build) || reads === READS) return build;
    await sleep(READ_EVERY_MS);
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
    // Where builds may run in another namespace, the process may exist although it is not found.
    if (hasFeature(await rack.generation(app), "buildNamespace") !== false) {
      return {
        done: true,
        message: `${name} may continue on the Rack: its process ${process} was not found in the namespace of ${app}, and its status may stay ${build.status}`,
      };
    }
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
