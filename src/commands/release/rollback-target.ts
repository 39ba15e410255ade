import { ConvoxError } from "../../errors.ts";
import { isDenied } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { readSystemLog } from "./read-system-log.ts";
import { findRollouts, type Rollout } from "./rollouts.ts";

/** Releases to search, which include those that were never promoted. */
const RELEASES = 100;
/** Time span of the app's log to search for rollouts. */
const LOG_S = 7 * 24 * 60 * 60;
/** Most releases that a message names. */
const MOST_NAMED = 5;
/** Output of an earlier step, as the CircleCI orb exports it. */
const PREVIOUS = "CONVOX_PREVIOUS_RELEASE";

interface ListedRelease {
  readonly id: string;
  readonly build: string;
  readonly description: string;
  readonly created: Date | undefined;
}

/**
 * The newest release that is known to have run before the active one. A Rack does not record which releases were active,
 * and the newest release may never have been promoted. So the output `previous-release` of an earlier step counts, else
 * the successful rollouts in the app's log. A copy that a rollback made counts as the release that it copied.
 * A change of an app parameter is logged like a promotion, on v2 a change of scale too. On v3 the images of the new pods
 * name the build that ran; where several releases have that build, or no image is logged, there are only candidates.
 * @throws ConvoxError if no release is known to have run
 */
export async function findRollbackTarget(app: string, active: string, deps: Deps): Promise<string> {
  const listed = await listReleases(app, deps);
  const at = listed.findIndex(({ id }) => id === originOf(active, listed));
  const earlier = at < 0 ? [] : listed.slice(at + 1);
  if (earlier.length === 0) {
    throw new ConvoxError(
      "rollback-target-unknown",
      `${app} cannot be rolled back: no release before ${active} exists`,
      {
        hint: `Run convox-ci releases --app ${app} to list its releases, and set the input release to one of them.`,
      },
    );
  }
  const given = deps.env[PREVIOUS];
  const named = earlier.find(({ id }) => id === given);
  if (named) {
    deps.host.info(`Rolling back to ${named.id}: ${PREVIOUS} names it as the previous release`);
    return named.id;
  }
  const found = newestThatRan(listed, earlier, active, findRollouts(await readSystemLog(app, LOG_S, deps)));
  const when = found?.rollout.endedAt.toISOString().replace(/\.\d+Z$/, "Z");
  const [first] = found?.releases ?? [];
  if (found?.isCertain && first) {
    deps.host.info(
      `Rolling back to ${first.id}: the rollout that finished at ${when} succeeded with the images of its build ${first.build}`,
    );
    return first.id;
  }
  const newest = earlier
    .slice(0, MOST_NAMED)
    .map(({ id }) => id)
    .join(", ");
  throw new ConvoxError(
    "rollback-target-unknown",
    `${app} cannot be rolled back: no release before ${active} is known to have run`,
    {
      hint: [
        ...(found === undefined ? [] : [describeCandidates(found, when ?? "")]),
        `Set the input release to the release to roll back to, such as the output previous-release of a deploy. Releases before ${active}, newest first: ${newest}`,
      ],
    },
  );
}

/** Why the candidates are not chosen. */
function describeCandidates({ releases, rollout }: Found, when: string): string {
  const [ids, one] = [releases.slice(0, MOST_NAMED).map(({ id }) => id), releases.length === 1];
  const what = rollout.isPerhapsScaling ? "an update of the app" : "a rollout with new processes";
  const alike = rollout.isPerhapsScaling
    ? "A v2 Rack logs a change of scale in the same way"
    : "A change of an app parameter can look the same in the log";
  const verdict = one
    ? `${ids[0]} probably ran: it was the only new release when ${what} finished at ${when}.`
    : `One of ${ids.join(", ")} probably ran: ${what} finished at ${when}.`;
  return `${verdict} ${alike}, so convox-ci does not choose it. If it ran, set release to ${one ? ids[0] : "it"}.`;
}

/** The release that `id` copies, through any number of rollbacks. */
function originOf(id: string, listed: readonly ListedRelease[]): string {
  const description = listed.find((one) => one.id === id)?.description ?? "";
  return /^rollback to (R[A-Z0-9]+)/.exec(description)?.[1] ?? id;
}

/** Releases that a rollout may have promoted. */
interface Found {
  readonly releases: readonly ListedRelease[];
  readonly rollout: Rollout;
  /** Whether the rollout ran the one release. */
  readonly isCertain: boolean;
}

/** The releases of the newest rollout that may have run one of `earlier`. Rollouts of the active release are skipped. */
function newestThatRan(
  listed: readonly ListedRelease[],
  earlier: readonly ListedRelease[],
  active: string,
  rollouts: readonly Rollout[],
): Found | undefined {
  const current = originOf(active, listed);
  for (const [at, rollout] of [...rollouts.entries()].reverse()) {
    if (!rollout.succeeded || (!rollout.hasNewPods && !rollout.isPerhapsScaling)) continue;
    const existing = listed.filter(
      ({ created }) => created && created.getTime() <= rollout.startedAt.getTime() + 1_000,
    );
    const after = rollouts[at - 1]?.startedAt.getTime() ?? rollout.startedAt.getTime() - LOG_S * 1000;
    const fresh = originsOf(
      existing.filter(({ created }) => after < (created?.getTime() ?? 0)),
      listed,
    );
    const [build] = rollout.builds;
    const built =
      build === undefined || rollout.builds.size > 1
        ? undefined
        : originsOf(
            existing.filter((release) => release.build === build),
            listed,
          );
    if ((built ?? fresh).includes(current)) continue;
    const possible = earlier.filter(({ id }) => (built ?? fresh).includes(id));
    if (possible.length === 0) continue;
    if (built?.length === 1) return { releases: possible, rollout, isCertain: true };
    // A Rack rejects a release that is older than the active one, so the later ones are more likely.
    const likely = possible.filter(({ id }) => fresh.includes(id));
    return { releases: likely.length > 0 ? likely : possible, rollout, isCertain: false };
  }
  return undefined;
}

function originsOf(releases: readonly ListedRelease[], listed: readonly ListedRelease[]): string[] {
  return [...new Set(releases.map(({ id }) => originOf(id, listed)))];
}

/** Newest first. If the key may not read releases, only those of builds. */
async function listReleases(app: string, { rack, host }: Deps): Promise<ListedRelease[]> {
  try {
    return await rack.releases.list(app, { limit: RELEASES });
  } catch (error) {
    if (!isDenied(error)) throw error;
    host.info(`Searching only releases of builds, because the key is not allowed to read releases: ${error.message}`);
    const builds = await rack.builds.list(app, { limit: RELEASES });
    return builds.flatMap(({ id, release, description, ended, started }) =>
      release === "" ? [] : [{ id: release, build: id, description, created: ended ?? started }],
    );
  }
}
