import { RackError } from "../../errors.ts";
import type { Build, Rack } from "../../rack/index.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";

/**
 * Ends a build. Racks newer than 3.24.9 have a call for it; with others the process that builds is stopped, and the build
 * is written down as failed, since nobody is left to do so.
 * @throws ConvoxError when the Rack does not answer
 */
export async function cancelBuild(rack: Rack, app: string, id: string, deps: CleanupDeps): Promise<CleanupResult> {
  const name = `build ${id} of ${app}`;
  try {
    await rack.builds.cancel(app, id);
    return { done: true, message: `${name} was cancelled` };
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    if (isRefusal(error)) return refusalResult(name, error);
    const build = await rack.builds.get(app, id);
    if (hasEnded(build)) return { done: true, message: `${name} had already ended: it is ${build.status}` };
    // Only an unknown address, or another method for a known one, tells an older Rack.
    if (error.status !== 404 && error.status !== 405) {
      return { done: false, message: `${name} goes on at the Rack, which does not cancel it: ${error.reason}` };
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
    if (isRefusal(error)) return refusalResult(name, error);
    hasProcess = false; // it is gone already, or was never there
  }
  try {
    await rack.builds.markFailed(app, id, new Date(now()));
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const what = hasProcess ? `the process of ${name} was stopped` : `${name} has no process`;
    return {
      done: hasProcess,
      message: `${what}, but the Rack goes on to list it as ${build.status}: ${error.reason}`,
    };
  }
  const how = hasProcess ? "its process was stopped" : "it had no process";
  return { done: true, message: `${name} was ended: ${how}, and it is marked failed` };
}

function refusalResult(name: string, error: RackError): CleanupResult {
  return {
    done: true,
    message: `${name} goes on at the Rack: this key may not cancel builds (${error.status} ${error.reason})`,
  };
}

function isRefusal({ status }: RackError): boolean {
  return status === 401 || status === 403;
}

function hasEnded({ status }: Build): boolean {
  return status === "complete" || status === "failed";
}
