import { TimeoutError } from "../errors.ts";
import { type Build, followBuildLog, settled } from "../rack/index.ts";
import type { Deps } from "./command.ts";

/** How much of the log's end is kept to find the failing step's message in. */
const TAIL_BYTES = 16 * 1024;

/**
 * Reads the build until it is complete or failed: the build's status is the truth, its log is only the picture.
 * @throws TimeoutError after `timeoutMs`; the build goes on at the Rack then
 */
export async function settledBuild({ app, id }: Build, timeoutMs: number, deps: Deps): Promise<Build> {
  try {
    return await settled(() => deps.rack.builds.get(app, id), {
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

/** Prints the build's log until `ending` resolves; gives the end of it as text. Losing the log fails nothing. */
export async function showBuildLog(build: Build, ending: Promise<Build>, deps: Deps): Promise<string> {
  let tail = Buffer.alloc(0);
  async function* kept(): AsyncIterable<Uint8Array> {
    for await (const bytes of followBuildLog(deps.rack, build.app, build.id, {
      ...deps,
      settled: ending,
      onNotice: deps.host.warn,
    })) {
      tail = Buffer.concat([tail, bytes]).subarray(-TAIL_BYTES);
      yield bytes;
    }
  }
  await deps.host.stream(kept());
  return tail.toString("utf8");
}
