import type { BuildStep } from "../../timeline/build-steps.ts";

/** Cached steps that the warning names. */
const NAMED = 3;
/** A base image that the builder has already is reported as cached, also in a build without cache. */
const BASE_IMAGE = /^(?:\[[^\]]*\] |S(?:tep|TEP) \d+\/\d+ ?: )?FROM\b/i;

/** What to report when a build without cache used the cache after all; undefined if it did not. */
export function describeCachedSteps(steps: readonly BuildStep[]): string | undefined {
  const cached = steps.filter((step) => step.cached && step.isInstruction && !BASE_IMAGE.test(step.name));
  if (cached.length === 0) return undefined;
  const names = cached.slice(0, NAMED).map(({ service, name }) => (service === "" ? name : `${service}: ${name}`));
  const more = cached.length - names.length;
  const list = `${names.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
  return (
    `The Rack used its build cache although no cache was requested. CACHED: ${list}. ` +
    "To build these steps again, change a build argument that they use"
  );
}
