import { CancelledError, ConvoxError, RackError } from "../../errors.ts";
import type { EarlyEnd } from "../../explain/fast-failure.ts";
import { hasFeature } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

/** Limits of a v3 Rack's rollout, in seconds. Source: convox/convox 3.25.5, test "AtomTimeoutCoversLongestDeadline". */
const DEFAULT_S = 3_000;
const LONGEST_S = 21_600;
/** A Rack takes this for a shorter `deploy_progress_deadline`. Source: convox/convox documentation, 3.25.5 */
const SHORTEST_S = 30;
/** Builds that are searched for the release; a deploy key without a role may list them. */
const BUILDS = 30;

/** What a rollout is limited by. */
export interface LimitedRelease {
  readonly app: string;
  readonly release: string;
  /** Limit in ms that the promotion is sent with. */
  readonly timeout?: number | undefined;
  /** Text of the manifest, if it is at hand. */
  readonly manifest?: string | undefined;
}

/**
 * How long the Rack itself lets the rollout take, in ms: `timeout`, else the longest `progressDeadline` of the manifest,
 * at least 50 minutes and at most 6 hours.
 */
export async function readRolloutLimit(promotion: LimitedRelease, deps: Pick<Deps, "rack">): Promise<number> {
  if (promotion.timeout !== undefined) return promotion.timeout;
  const manifest = promotion.manifest ?? (await readManifestOf(promotion, deps));
  const { largestProgressDeadline } = await import("../../manifest/index.ts");
  return clampSeconds(largestProgressDeadline(manifest)) * 1000;
}

/**
 * The limit of a rollout that is still in progress after `limitMs`, if the Rack's own default may be longer: the value of
 * its parameter, or the longest limit there is if the parameter cannot be read. Undefined if the Rack has no such default.
 */
export async function readExtendedLimit(
  { app, timeout }: LimitedRelease,
  limitMs: number,
  { rack }: Pick<Deps, "rack">,
): Promise<{ readonly ms: number; readonly why: string } | undefined> {
  if (timeout !== undefined) return undefined;
  const generation = await rack.generation(app);
  if (hasFeature(generation, "fastFailure") === false) return undefined;
  const deadline = (await readRackDefaults({ rack }))?.progressDeadline;
  const ms = (deadline === undefined ? LONGEST_S : clampSeconds(deadline)) * 1000;
  if (ms <= limitMs) return undefined;
  const why =
    deadline === undefined
      ? "the Rack's deploy_progress_deadline cannot be read and may be longer"
      : `the Rack's deploy_progress_deadline is ${deadline} s`;
  return { ms, why };
}

/** Values of the Rack parameter that are out of range count as the nearest one that is allowed; 0 is none. */
function clampDeadline(seconds: number): number {
  return seconds <= 0 ? 0 : Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}

function clampSeconds(seconds: number): number {
  return Math.min(LONGEST_S, Math.max(DEFAULT_S, seconds));
}

/** The manifest of the release, from the release or from its build; "" if the key may read neither. */
export async function readManifestOf({ app, release }: LimitedRelease, { rack }: Pick<Deps, "rack">): Promise<string> {
  const found = await ifReadable(rack.releases.get(app, release));
  if (found && found.manifest !== "") return found.manifest;
  const builds = await ifReadable(rack.builds.list(app, { limit: BUILDS }));
  return builds?.find((build) => build.release === release || build.id === found?.build)?.manifest ?? "";
}

/**
 * Defaults of the Rack for services that set none, 0 where it sets none either. Undefined if they cannot be read: the
 * Console has the parameters of a v3 Rack.
 */
export async function readRackDefaults({ rack }: Pick<Deps, "rack">): Promise<EarlyEnd | undefined> {
  if (rack.endpoint.rack === undefined) return undefined;
  const details = await ifReadable(rack.rackDetails(rack.name));
  if (!details || Object.keys(details.parameters).length === 0) return undefined;
  const number = (name: string) => Number.parseInt(details.parameters[name] ?? "0", 10) || 0;
  return {
    progressDeadline: clampDeadline(number("deploy_progress_deadline")),
    crashRestartLimit: number("deploy_crash_restart_limit"),
  };
}

/** Undefined if the Rack denies the request or fails: a limit that is only the default must not end a promotion. */
async function ifReadable<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    if (error instanceof RackError && error.status === 401) throw error;
    return undefined;
  }
}
