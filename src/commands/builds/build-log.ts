import { CancelledError, ConvoxError, TimeoutError } from "../../errors.ts";
import { buildHeadings, type Images } from "../../explain/build-headings.ts";
import { type Build, followBuildLog, lastBytes, waitUntil } from "../../rack/index.ts";
import { readBuildSteps, stepSpans } from "../../timeline/build-steps.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { withHeartbeat } from "../output/log-heartbeat.ts";
import { formatDuration } from "../output/units.ts";

/** How much of the log's end is kept to find the failing step in, and what it printed. */
const TAIL_BYTES = 256 * 1024;

/**
 * Reads the build until it is complete or failed: the build's status is the truth, its log is only the picture.
 * @throws TimeoutError after `timeoutMs`; the build goes on at the Rack then
 */
export async function settledBuild({ app, id }: Build, timeoutMs: number, deps: Deps): Promise<Build> {
  try {
    return await waitUntil(() => deps.rack.builds.get(app, id), {
      ...deps,
      what: `build ${id} of ${app} to end`,
      timeoutMs,
      consecutive: 1,
      done: ({ status }) => status === "complete" || status === "failed",
      state: ({ status }) => status,
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    throw new TimeoutError(error.message, {
      hint: `it goes on at the Rack: convox-ci builds info ${id} --app ${app} tells how it ends; build-timeout allows more`,
    });
  }
}

/**
 * The build when it has settled, and the end of its log, which is shown meanwhile. A log that cannot be had costs a warning.
 * @throws what settledBuild throws
 */
export async function builtWithLog(
  build: Build,
  timeoutMs: number,
  { log, images }: { readonly log: LogFile; readonly images: Images },
  deps: Deps,
): Promise<{ build: Build; tail: string }> {
  const ending = settledBuild(build, timeoutMs, deps);
  ending.catch(() => undefined); // it is awaited below; failing before that must not count as unhandled
  let tail = "";
  try {
    tail = await showBuildLog(build, ending, { log, images }, deps);
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    deps.host.warn(`The log of build ${build.id} cannot be shown: ${error.message}`);
  }
  return { build: await ending, tail };
}

/**
 * Prints the build's log until `ending` resolves, in sections where the host can fold; gives the end of it as text. Losing
 * the log fails nothing.
 */
export async function showBuildLog(
  build: Build,
  ending: Promise<Build>,
  { log, images }: { readonly log: LogFile; readonly images?: Images },
  deps: Deps,
): Promise<string> {
  const tail = lastBytes(TAIL_BYTES);
  const steps = readBuildSteps({ titles: buildHeadings(images), now: deps.now });
  const began = deps.now();
  async function* kept(): AsyncIterable<Uint8Array> {
    for await (const bytes of followBuildLog(deps.rack, build.app, build.id, {
      ...deps,
      settled: ending,
      onNotice: deps.host.warn,
    })) {
      tail.add(bytes);
      steps.push(bytes);
      yield bytes;
    }
  }
  const alive = () => `Still building ${build.id}: ${formatDuration(deps.now() - began)}`;
  await deps.host.stream(withHeartbeat(log.through(kept()), alive, deps), buildHeadings(images));
  steps.end(await hasFailed(ending));
  for (const span of stepSpans(steps.steps())) deps.timeline.add(span);
  return tail.bytes().toString("utf8");
}

/** Whether the build ended as failed. An error of reading it is reported where it is awaited. */
async function hasFailed(ending: Promise<Build>): Promise<boolean> {
  return await ending.then(
    ({ status }) => status === "failed",
    () => false,
  );
}
