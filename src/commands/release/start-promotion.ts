import { CancelledError, ConvoxError, TimeoutError, UnreachableError } from "../../errors.ts";
import { type App, mayHaveHappened, type Rack, waitUntil } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/** Time for a promotion to become visible in the status of the app. */
const VISIBLE_MS = 20_000;

/**
 * Sends a promotion once. If the answer is lost, the status of the app decides whether the promotion has started.
 * @throws UnreachableError if the app shows no promotion
 */
export async function startPromotion(
  { app, release, before }: { readonly app: string; readonly release: string; readonly before: App },
  request: (rack: Rack) => Promise<void>,
  deps: Deps,
): Promise<void> {
  deps.signal.throwIfAborted();
  try {
    await requestStart(deps, request);
  } catch (error) {
    const message = `the promotion of ${release} may still have started`;
    if (error instanceof CancelledError) throw cancelledError(deps.signal, message, error);
    if (!(error instanceof ConvoxError) || !mayHaveHappened(error)) throw error;
    deps.host.info(`${error.message}. Checking whether the promotion has started`);
    try {
      await waitUntil(() => deps.rack.apps.get(app), {
        ...deps,
        what: `the promotion of ${release} to start`,
        timeoutMs: VISIBLE_MS,
        consecutive: 1,
        done: (seen) => seen.status !== "running" || (seen.release === release && before.release !== release),
      });
    } catch (silence) {
      if (silence instanceof CancelledError) throw cancelledError(deps.signal, message, silence);
      if (!(silence instanceof TimeoutError)) throw silence;
      throw new UnreachableError(`${error.message}; the promotion of ${release} of ${app} did not start`, {
        cause: error,
        hint: "It is safe to retry.",
      });
    }
  }
}
