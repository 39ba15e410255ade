import { type Build, buildOutcome, pause, promotionOutcome, type Rack } from "../../rack/index.ts";

/** How long to wait. */
export interface WaitLimits {
  /** Longest wait in milliseconds (default: one hour). */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait. What is waited for continues on the Rack. */
  readonly signal?: AbortSignal | undefined;
}

/** How a promotion ended: `rolledBack` names the release that the app runs again, `failed` the reason. */
export type PromotionOutcome = Awaited<ReturnType<typeof promotionOutcome>>;

const HOUR_MS = 60 * 60_000;
const now = () => performance.now();

/**
 * Waits until a build is complete or failed. Only its `status` decides; the log is informational.
 * @throws TimeoutError while the build continues on the Rack
 */
export async function waitForBuild(
  rack: Pick<Rack, "builds">,
  app: string,
  build: string,
  { timeoutMs = HOUR_MS, signal }: WaitLimits = {},
): Promise<Build> {
  const read = () => rack.builds.get(app, build);
  return await buildOutcome(read, { app, id: build, sleep: pause, now, timeoutMs, signal });
}

/**
 * Waits until the promotion of a release has ended. `running` alone does not mean that it worked: a Rack shows it after a
 * rollback, too.
 * @param previous the release that the app ran before the promotion, if it is known
 * @throws TimeoutError while the rollout continues on the Rack
 */
export async function waitForPromotion(
  rack: Pick<Rack, "apps">,
  app: string,
  release: string,
  { timeoutMs = HOUR_MS, signal, previous }: WaitLimits & { readonly previous?: string | undefined } = {},
): Promise<PromotionOutcome> {
  return await promotionOutcome(() => rack.apps.get(app), { release, previous, sleep: pause, now, timeoutMs, signal });
}
