import { type ErrorCode, OlderReleaseError, RackError } from "../../errors.ts";
import type { Build } from "../../rack/index.ts";
import type { DropReport } from "../app/environment-drop.ts";
import type { BuiltImages } from "../builds/images.ts";
import type { Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";

/** The release to promote, with what is already known about it. */
export interface Candidate {
  readonly app: string;
  readonly release: string;
  /** Commit that it was built from, when this job built it. */
  readonly gitSha?: string | undefined;
  /** Variables whose removal was reported or is intended. */
  readonly dropReport?: DropReport;
  /** Directory whose git history is searched for commits. */
  readonly dir: string;
  /** Text of its manifest, if this job built it. */
  readonly manifest?: string | undefined;
  /** Its images, if this job built it. */
  readonly images?: BuiltImages;
  /** Called before the promotion with the images, also with what a check of them has found. */
  readonly onImages?: (images: string) => Promise<void>;
  /** Path of that manifest, relative to the working directory of the job. */
  readonly manifestFile?: string | undefined;
}

/** Order of a release and the active one, its source, and the evidence in words. */
export type Order =
  | { readonly kind: "newer" | "older"; readonly by: "git" | "time"; readonly why: string }
  | { readonly kind: "unknown"; readonly by: undefined; readonly why: string };

/** Builds to search for the two releases. A deploy key without a role may list them. */
const BUILDS = 30;

/**
 * Whether `candidate` is newer than the release `active`. The git history between their commits decides if the work tree
 * has it, else the time of creation. A key that may not read releases can still read builds and their releases.
 * @throws ConvoxError if the app has no such release
 */
export async function compareReleases(candidate: Candidate, active: string, deps: Deps): Promise<Order> {
  const { app, release, dir } = candidate;
  if (active === "") return { kind: "newer", by: "time", why: `${app} runs no release yet` };
  if (active === release) return { kind: "newer", by: "time", why: `${app} already runs it` };

  const refusals: string[] = [];
  const builds = (await readOrNote(deps.rack.builds.list(app, { limit: BUILDS }), refusals)) ?? [];
  const origin = findOrigin(app, release, builds, refusals, deps, "release-not-found");
  const ours = await expectExisting("release", { app, id: release }, origin, deps);
  const theirs = await findOrigin(app, active, builds, refusals, deps);
  const sha = candidate.gitSha || ours.gitSha;

  if (sha !== "" && theirs.gitSha !== "" && sha !== theirs.gitSha) {
    const [short, other] = [sha.slice(0, 10), theirs.gitSha.slice(0, 10)];
    if (await deps.git.isAncestor(dir, sha, theirs.gitSha))
      return { kind: "older", by: "git", why: `its commit ${short} comes before ${other} in the history` };
    if (await deps.git.isAncestor(dir, theirs.gitSha, sha))
      return { kind: "newer", by: "git", why: `its commit ${short} comes after ${other} in the history` };
  }
  if (ours.created && theirs.created) {
    const why = `it was created at ${formatTime(ours.created)}, ${active} at ${formatTime(theirs.created)}`;
    return { kind: ours.created < theirs.created ? "older" : "newer", by: "time", why };
  }
  return { kind: "unknown", by: undefined, why: refusals[0] ?? "the Rack does not report when they were created" };
}

/** The error for an older release. `active` is undefined if the Rack rejected the release itself. */
export function olderReleaseError(
  { app, release }: Candidate,
  active: string | undefined,
  why: string,
  cause?: RackError,
): OlderReleaseError {
  const than = active === undefined ? `the release that ${app} runs` : `${active}, which ${app} runs`;
  return new OlderReleaseError("release-outdated", `${release} is older than ${than}: ${why}`, {
    hint: `To roll back on purpose, run convox-ci rollback ${release} --app ${app}, or set allow-older: true.`,
    cause,
  });
}

interface Origin {
  readonly gitSha: string;
  readonly created: Date | undefined;
}

async function findOrigin(
  app: string,
  release: string,
  builds: readonly Build[],
  refusals: string[],
  { rack }: Deps,
  missing?: ErrorCode,
): Promise<Origin> {
  // A release is created at the end of its build.
  const build = builds.find((one) => one.release === release);
  if (build) return { gitSha: build.gitSha, created: build.ended ?? build.started };
  const found = await readOrNote(rack.releases.get(app, release), refusals, missing);
  if (!found) return { gitSha: "", created: undefined };
  const its =
    builds.find((one) => one.id === found.build) ??
    (found.build === "" ? undefined : await readOrNote(rack.builds.get(app, found.build), refusals));
  return { gitSha: its?.gitSha ?? "", created: found.created };
}

/**
 * Result of a request, or undefined if the Rack denies it. The reason is added to `refusals`.
 * @throws RackError with the code `missing`
 */
async function readOrNote<T>(request: Promise<T>, refusals: string[], missing?: ErrorCode): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    // A candidate that does not exist is not promoted: nothing else needs to be checked.
    if (!(error instanceof RackError) || error.code === missing) throw error;
    refusals.push(error.message);
    return undefined;
  }
}

function formatTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
