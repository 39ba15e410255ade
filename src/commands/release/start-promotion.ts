import { CancelledError, ConvoxError, TimeoutError, UnreachableError } from "../../errors.ts";
import { type App, mayHaveHappened, type Rack, waitUntil } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/** Time for a promotion to become visible in the status of the app. */
const VISIBLE_MS = 20_000;
/** A reading older than this shows nothing of the present. */
const STALE_MS = 10_000;

interface Started {
  readonly app: string;
  readonly release: string;
  /** The app right before the request. */
  readonly before: App;
}

/**
 * Sends a promotion once. If the answer is lost, what the app shows decides whether the promotion has started: another
 * status than before, or the release.
 * @throws UnreachableError if the app shows no promotion, or cannot be read
 */
export async function startPromotion(
  started: Started,
  request: (rack: Rack) => Promise<void>,
  deps: Deps,
): Promise<void> {
  deps.signal.throwIfAborted();
  try {
    await requestStart(deps, request);
  } catch (error) {
    const message = `the promotion of ${started.release} may still have started`;
    if (error instanceof CancelledError) throw cancelledError(deps.signal, message, error);
    if (!(error instanceof ConvoxError) || !mayHaveHappened(error)) throw error;
    deps.host.info(`${error.message}. Checking whether the promotion has started`);
    await findPromotion(started, error, deps).catch((failure: unknown) => {
      throw failure instanceof CancelledError ? cancelledError(deps.signal, message, failure) : failure;
    });
  }
}

/** Returns when the app shows the promotion. @throws UnreachableError that says what is known */
async function findPromotion({ app, release, before }: Started, cause: ConvoxError, deps: Deps): Promise<void> {
  const what = `the promotion of ${release} of ${app}`;
  const check = `Check with convox-ci apps info ${app} before you promote again`;
  let last: { readonly app: App; readonly at: number } | undefined;
  const read = async () => {
    const seen = await deps.rack.apps.get(app);
    last = { app: seen, at: deps.now() };
    return seen;
  };
  try {
    await waitUntil(read, {
      ...deps,
      what: `${what} to start`,
      timeoutMs: VISIBLE_MS,
      consecutive: 1,
      done: (now) =>
        (now.status !== "running" && now.status !== before.status) ||
        (now.release === release && before.release !== release),
    });
  } catch (failure) {
    if (failure instanceof CancelledError || !(failure instanceof ConvoxError)) throw failure;
    const isStale = last === undefined || deps.now() - last.at > STALE_MS;
    if (!(failure instanceof TimeoutError) || last === undefined || isStale) {
      const why = failure instanceof TimeoutError ? "" : ` (${failure.message})`;
      throw new UnreachableError(
        "request-result-unknown",
        `${cause.message}; ${what} may have started, and ${app} cannot be read${why}`,
        {
          cause,
          hint: check,
        },
      );
    }
    // What such an app shows is the same with and without the promotion.
    if (before.release === release || before.status !== "running") {
      throw new UnreachableError(
        "request-result-unknown",
        `${cause.message}; ${what} may have started: ${app} is ${last.app.status} as before`,
        {
          cause,
          hint: check,
        },
      );
    }
    throw new UnreachableError("rack-unreachable", `${cause.message}; ${what} did not start`, {
      cause,
      hint: "It is safe to retry.",
    });
  }
}
