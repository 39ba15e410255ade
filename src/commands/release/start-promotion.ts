import { CancelledError, ConvoxError, TimeoutError, UnreachableError } from "../../errors.ts";
import { type App, mayHaveHappened, type Rack, waitUntil } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/** How long a promotion may take to show. */
const SHOWS_MS = 20_000;

/**
 * Sends a promotion, once. When the answer is lost, the app shows whether it has begun; then this returns as if the answer
 * had come.
 * @throws UnreachableError when nothing of it shows
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
    const told = `the promotion of ${release} may have begun all the same`;
    if (error instanceof CancelledError) throw cancelledError(deps.signal, told, error);
    if (!(error instanceof ConvoxError) || !mayHaveHappened(error)) throw error;
    deps.host.warn(`${error.message}; looking whether the promotion has begun`);
    try {
      await waitUntil(() => deps.rack.apps.get(app), {
        ...deps,
        what: `the promotion of ${release} to show`,
        timeoutMs: SHOWS_MS,
        consecutive: 1,
        done: (seen) => seen.status !== "running" || (seen.release === release && before.release !== release),
      });
    } catch (silence) {
      if (silence instanceof CancelledError) throw cancelledError(deps.signal, told, silence);
      if (!(silence instanceof TimeoutError)) throw silence;
      throw new UnreachableError(`${error.message}; ${app} shows nothing of the promotion of ${release}`, {
        cause: error,
        hint: "it is safe to try again",
      });
    }
  }
}
