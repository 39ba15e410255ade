import { buildHeadings, type Images } from "../../explain/build-headings.ts";
import { type Build, followBuildLog } from "../../rack/index.ts";
import { type BuildStep, readBuildSteps } from "../../timeline/build-steps.ts";
import type { Deps } from "../declaration/command.ts";

/** Longest duration of reading the log; the comparison is informational. */
const READ_MS = 20_000;
/** A longer log is read no further. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Steps of the newest complete build before `build`, from its stored log. A stored log has no times, so a step has a duration
 * only if the builder reports it. Empty if that build does not exist, or the key is not allowed to read it.
 */
export async function readPreviousSteps(
  build: Build,
  images: Images,
  { rack, sleep, signal }: Pick<Deps, "rack" | "sleep" | "signal">,
): Promise<BuildStep[]> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(READ_MS)]);
  const reader = rack.withSignal(limit);
  try {
    const builds = await reader.builds.list(build.app);
    const previous = builds.find(({ id, status }) => id !== build.id && status === "complete");
    if (previous === undefined) return [];
    const steps = readBuildSteps({ titles: buildHeadings(images), now: () => Number.NaN });
    const options = { settled: Promise.resolve(), sleep, signal: limit };
    let size = 0;
    for await (const bytes of followBuildLog(reader, build.app, previous.id, options)) {
      steps.push(bytes);
      size += bytes.length;
      if (size > MAX_BYTES) break;
    }
    return steps.steps().map((step) => (Number.isNaN(step.seconds) ? { ...step, seconds: undefined } : step));
  } catch {
    return [];
  } finally {
    reader.close();
  }
}
