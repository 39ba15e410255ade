import { CancelledError, ConvoxError, TimeoutError } from "../../errors.ts";
import { buildHeadings, type Images } from "../../explain/build-headings.ts";
import { type Build, buildOutcome, createWakeUp, followBuildLog, lastBytes, type WakeUp } from "../../rack/index.ts";
import { type BuildStep, readBuildSteps, stepSpans } from "../../timeline/build-steps.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { withHeartbeat } from "../output/log-heartbeat.ts";
import { formatDuration } from "../output/units.ts";
import { describeCachedSteps } from "./cached-steps.ts";
import { findClippedOutput } from "./clipped-output.ts";

/** The part of the end of the log that is searched for the failed step and its output. */
const TAIL_BYTES = 256 * 1024;

/**
 * Waits until the build is complete or failed. Only its status decides; the log is informational.
 * @throws TimeoutError after `timeoutMs`, while the build continues on the Rack
 */
export async function waitForBuild({ app, id }: Build, timeoutMs: number, deps: Deps, wakeUp?: WakeUp): Promise<Build> {
  try {
    const { sleep, now, signal } = deps;
    const read = () => deps.rack.builds.get(app, id);
    return await buildOutcome(read, { app, id, sleep, now, signal, timeoutMs, wakeUp });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    throw new TimeoutError("build-timeout", error.message, {
      hint: `The build continues on the Rack. To see its result, run convox-ci builds info ${id} --app ${app}. To wait longer, set build-timeout`,
    });
  }
}

/** What the log of a build says. */
interface BuilderLog {
  /** The end of the log. */
  readonly tail: string;
  readonly steps: readonly BuildStep[];
}

/** What is done with the log of a build. */
interface LogReading {
  readonly log: LogFile;
  readonly images?: Images;
  /** The build was requested without the cache. */
  readonly isCacheDisabled?: boolean | undefined;
  /** Gets the log, too. */
  readonly read?: ((bytes: Uint8Array) => void) | undefined;
  /** Called when the stream of the log ended: the build may have ended. */
  readonly onStreamEnd?: (() => void) | undefined;
}

/**
 * Waits for the build and prints its log until then; `read` gets the log, too. Losing the log is no failure.
 * @returns the build when it has ended, and the end of its log
 * @throws what waitForBuild throws
 */
export async function waitForBuildWithLog(
  build: Build,
  timeoutMs: number,
  reading: Omit<LogReading, "onStreamEnd"> & { readonly images: Images },
  deps: Deps,
): Promise<{ build: Build } & BuilderLog> {
  const wakeUp = createWakeUp();
  const ending = waitForBuild(build, timeoutMs, deps, wakeUp);
  ending.catch(() => undefined); // awaited below; until then a failure must not count as unhandled
  let printed: BuilderLog = { tail: "", steps: [] };
  try {
    printed = await printBuildLog(build, ending, { ...reading, onStreamEnd: wakeUp.call }, deps);
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    deps.host.info(`The log of build ${build.id} cannot be printed: ${error.message}`);
  }
  return { build: await ending, ...printed };
}

/**
 * Prints the log of the build until `ending` resolves, in sections if the host can fold them. Losing the log is no failure.
 */
export async function printBuildLog(
  build: Build,
  ending: Promise<Build>,
  reading: LogReading,
  deps: Deps,
): Promise<BuilderLog> {
  const chunks = followBuildLog(deps.rack, build.app, build.id, {
    ...deps,
    settled: ending,
    onStreamEnd: reading.onStreamEnd ?? (() => {}),
    onNotice: deps.host.info,
  });
  return await printBuilderLog(chunks, build.id, reading, deps, () => hasFailed(ending));
}

/**
 * Prints the log of a builder until its end, and records its steps; `what` names the build.
 */
export async function printBuilderLog(
  chunks: AsyncIterable<Uint8Array>,
  what: string,
  { log, images, isCacheDisabled = false, read }: LogReading,
  deps: Deps,
  hasFailed: () => Promise<boolean>,
): Promise<BuilderLog> {
  const tail = lastBytes(TAIL_BYTES);
  const steps = readBuildSteps({ titles: buildHeadings(images), now: deps.now });
  const startedAt = deps.now();
  const clipped = findClippedOutput();
  async function* keepTail(): AsyncIterable<Uint8Array> {
    for await (const bytes of chunks) {
      tail.add(bytes);
      steps.push(bytes);
      clipped.push(bytes);
      read?.(bytes);
      yield bytes;
    }
  }
  const alive = () => `Still building ${what}: ${formatDuration(deps.now() - startedAt)}`;
  await deps.host.stream(withHeartbeat(log.through(keepTail()), alive, deps), buildHeadings(images));
  const notice = clipped.message();
  if (notice !== undefined) deps.host.info(notice);
  steps.end(await hasFailed());
  for (const span of stepSpans(steps.steps())) deps.timeline.add(span);
  const cached = isCacheDisabled ? describeCachedSteps(steps.steps()) : undefined;
  if (cached !== undefined) deps.host.warn(cached);
  return { tail: tail.bytes().toString("utf8"), steps: steps.steps() };
}

/** Whether the build ended as failed. An error of reading it is reported where it is awaited. */
async function hasFailed(ending: Promise<Build>): Promise<boolean> {
  return await ending.then(
    ({ status }) => status === "failed",
    () => false,
  );
}
