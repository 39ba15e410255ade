import { type Generation, hasFeature, type Rack } from "../../rack/index.ts";
import { isForbidden } from "../declaration/permission.ts";
import { explainFrozenCache, type Parameters } from "./cache-parameters.ts";
import type { CheckOutcome } from "./check-report.ts";

/** Checks parameters of the Rack that decide how fast a failure shows, and whether builds have a fresh cache. */
export async function checkParameters(rack: Rack, generation: Generation): Promise<CheckOutcome<true>> {
  try {
    const { parameters } = await rack.rackDetails(rack.name);
    const findings = [explainFrozenCache(parameters, generation)].filter((text) => text !== undefined);
    const detail = [...findings, describeFastFailure(parameters, generation)].filter((text) => text !== "").join("; ");
    return { value: true, detail: detail || "nothing to report", ...(findings.length > 0 && { result: "warn" }) };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { value: true, result: "skip", detail: `not allowed to read them (${error.reason})` };
  }
}

function describeFastFailure(parameters: Parameters, generation: Generation): string {
  if (hasFeature(generation, "fastFailure") !== true) return "";
  const set = ["deploy_progress_deadline", "deploy_crash_restart_limit"].flatMap((name) => {
    const value = parameters[name] ?? "";
    return value === "" || value === "0" ? [] : [`${name}=${value}`];
  });
  if (set.length > 0) return `a failing rollout ends early by default: ${set.join(" ")}`;
  return (
    "no default ends a failing rollout early, so a crash shows only after 50 minutes: set deployment.crashRestartLimit " +
    "in convox.yml, or the Rack parameter deploy_crash_restart_limit"
  );
}
