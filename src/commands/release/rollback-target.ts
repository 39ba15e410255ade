import { ConvoxError } from "../../errors.ts";
import { isDenied } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { readSystemLog } from "./read-system-log.ts";
import { findRollouts, type Rollout } from "./rollouts.ts";

/** Releases to search, which include those that were never promoted. */
const RELEASES = 100;
/** Time span of the app's log to search for rollouts. */
const LOG_S = 7 * 24 * 60 * 60;
/** Output of an earlier step, as the CircleCI orb exports it. */
const PREVIOUS = "CONVOX_PREVIOUS_RELEASE";

interface ListedRelease {
  readonly id: string;
  readonly description: string;
  readonly created: Date | undefined;
}

/**
 * The newest release that is known to have run before the active one. A Rack does not record which releases were active,
 * and the newest release may never have been promoted. So the output `previous-release` of an earlier step counts, else
 * the successful rollouts in the app's log. A copy that a rollback made counts as the release that it copied.
 * A v2 Rack logs a change of scale or of a parameter like a promotion, so there the log gives only a candidate for the hint.
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
  const found = newestThatRan(listed, earlier, findRollouts(await readSystemLog(app, LOG_S, deps)));
  const when = found?.rollout.endedAt.toISOString().replace(/\.\d+Z$/, "Z");
  if (found && !found.rollout.isPerhapsScaling) {
    deps.host.info(
      `Rolling back to ${found.release.id}: it was the only new release when the rollout that finished at ${when} succeeded`,
    );
    return found.release.id;
  }
  const newest = earlier
    .slice(0, 5)
    .map(({ id }) => id)
    .join(", ");
  const candidate = found
    ? [
        `${found.release.id} probably ran: it was the only new release when an update of the app finished at ${when}. A v2 Rack ` +
          `logs a change of scale in the same way, so convox-ci does not choose it. If it ran, set release to ${found.release.id}.`,
      ]
    : [];
  throw new ConvoxError(
    "rollback-target-unknown",
    `${app} cannot be rolled back: no release before ${active} is known to have run`,
    {
      hint: [
        ...candidate,
        `Set the input release to the release to roll back to, such as the output previous-release of a deploy. Releases before ${active}, newest first: ${newest}`,
      ],
    },
  );
}

/** The release that `id` copies, through any number of rollbacks. */
function originOf(id: string, listed: readonly ListedRelease[]): string {
  const description = listed.find((one) => one.id === id)?.description ?? "";
  return /^rollback to (R[A-Z0-9]+)/.exec(description)?.[1] ?? id;
}

/**
 * A Rack rejects a release that is older than the active one. So if exactly one release was created between two rollouts,
 * the later rollout promoted that release, unless it promoted the active one again. Rollouts that allow several releases
 * are skipped.
 */
function newestThatRan(
  listed: readonly ListedRelease[],
  earlier: readonly ListedRelease[],
  rollouts: readonly Rollout[],
): { readonly release: ListedRelease; readonly rollout: Rollout } | undefined {
  for (const [at, rollout] of [...rollouts.entries()].reverse()) {
    if (!rollout.succeeded || (!rollout.hasNewPods && !rollout.isPerhapsScaling)) continue;
    const after = rollouts[at - 1]?.startedAt.getTime() ?? rollout.startedAt.getTime() - LOG_S * 1000;
    const fresh = listed.filter(({ created }) => {
      const ms = created?.getTime();
      return ms !== undefined && after < ms && ms <= rollout.startedAt.getTime() + 1_000;
    });
    const origin = fresh.length === 1 ? originOf(fresh[0]?.id ?? "", listed) : undefined;
    const release = earlier.find(({ id }) => id === origin);
    if (release) return { release, rollout };
  }
  return undefined;
}

/** Newest first. If the key may not read releases, only those of builds. */
async function listReleases(app: string, { rack, host }: Deps): Promise<ListedRelease[]> {
  try {
    return await rack.releases.list(app, { limit: RELEASES });
  } catch (error) {
    if (!isDenied(error)) throw error;
    host.info(`Searching only releases of builds, because the key is not allowed to read releases: ${error.message}`);
    const builds = await rack.builds.list(app, { limit: RELEASES });
    return builds.flatMap(({ release, description, ended, started }) =>
      release === "" ? [] : [{ id: release, description, created: ended ?? started }],
    );
  }
}
