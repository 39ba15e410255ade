import { CancelledError, ConvoxError, UnreachableError } from "../../errors.ts";
import { type Build, mayHaveHappened, type Rack } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/** A Rack may list a build a moment after the request. */
const BUILD_LOOKS = 3;
const LOOK_EVERY_MS = 2_000;
/** How long a canceled job looks for its build; GitHub sends the second signal 7.5 s after the first. */
const CANCELED_LOOK_MS = 2_000;
/** How much the clock of a Rack may be behind. */
const CLOCK_LEEWAY_MS = 5 * 60_000;

/** What identifies a build whose id is unknown. */
interface Candidate extends Pick<Build, "app" | "description" | "gitSha"> {
  /** Milliseconds since 1970 at the time of the request. */
  readonly requestedAt: number;
}

/**
 * Starts a build with `request`, which is sent once. If the reply is lost, looks for the build on the Rack, among those
 * that have ended too. Another job may build the same commit, so the build that is found is only reported.
 * @throws UnreachableError that says whether a build has started
 */
export async function createBuild(
  identity: Omit<Candidate, "requestedAt">,
  request: (rack: Rack) => Promise<Build>,
  deps: Deps,
): Promise<Build> {
  const candidate = { ...identity, requestedAt: deps.now() };
  deps.signal.throwIfAborted();
  try {
    return await requestStart(deps, request);
  } catch (error) {
    if (!(error instanceof CancelledError) && !(error instanceof ConvoxError && mayHaveHappened(error))) throw error;
    if (deps.signal.aborted) {
      const message = await describeBuildOnCancel(candidate, deps);
      throw cancelledError(deps.signal, message ?? "a build may have started", error).withHint(
        ...(message === undefined ? [`List the builds: convox-ci builds --app ${candidate.app}`] : []),
      );
    }
    throw await lostReplyError(error, candidate, deps);
  }
}

/** Describes a build that a canceled job may have started, which may be another job's; undefined if the Rack does not say. */
async function describeBuildOnCancel(candidate: Candidate, { rack }: Deps): Promise<string | undefined> {
  const { app } = candidate;
  const patient = rack.withSignal(AbortSignal.timeout(CANCELED_LOOK_MS));
  try {
    const found = findBuild(candidate, await patient.builds.list(app));
    if (!found) return `no matching build of ${app} has started so far`;
    return isInProgress(found)
      ? `build ${found.id} of ${app} matches, and continues on the Rack`
      : `build ${found.id} of ${app} matches, and is ${found.status}`;
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    return undefined;
  } finally {
    patient.close();
  }
}

function findBuild({ description, gitSha, requestedAt }: Candidate, builds: readonly Build[]): Build | undefined {
  return builds.find(
    (build) =>
      (isInProgress(build) || (build.started?.getTime() ?? 0) >= requestedAt - CLOCK_LEEWAY_MS) &&
      build.description === description &&
      (build.gitSha === "" || build.gitSha === gitSha),
  );
}

async function lostReplyError(
  error: ConvoxError,
  candidate: Candidate,
  { rack, sleep, signal }: Deps,
): Promise<ConvoxError> {
  const { app } = candidate;
  for (let looks = 1; looks <= BUILD_LOOKS; looks++) {
    await sleep(LOOK_EVERY_MS, signal);
    let builds: Build[];
    try {
      builds = await rack.builds.list(app);
    } catch (failure) {
      if (!(failure instanceof ConvoxError) || failure instanceof CancelledError) throw failure;
      return error; // its own hint says to look first
    }
    const found = findBuild(candidate, builds);
    if (found) return foundBuildError(error, found);
  }
  return new UnreachableError("rack-unreachable", `${error.message}; no matching build of ${app} has started`, {
    cause: error,
    hint: "It is safe to retry",
  });
}

function foundBuildError(error: ConvoxError, { app, id, release, status }: Build): ConvoxError {
  const outputs = { build: id, ...(release === "" ? {} : { release }) };
  switch (status) {
    case "complete":
      return new UnreachableError(
        "request-result-unknown",
        `${error.message}; build ${id} of ${app} matches, and is complete`,
        {
          cause: error,
          hint: `If it is this build, promote its release: convox-ci promote ${release} --app ${app}`,
          outputs,
        },
      );
    case "failed":
      return new UnreachableError(
        "request-result-unknown",
        `${error.message}; build ${id} of ${app} matches, and has failed`,
        {
          cause: error,
          hint: `If it is this build, its log shows why: convox-ci builds logs ${id} --app ${app}`,
          outputs,
        },
      );
    default:
      return new UnreachableError(
        "request-result-unknown",
        `${error.message}; build ${id} of ${app} has started and matches`,
        {
          cause: error,
          hint: `Follow it with convox-ci builds logs ${id} --app ${app}. Then convox-ci builds info ${id} prints its release`,
          outputs,
        },
      );
  }
}

function isInProgress({ status }: Build): boolean {
  return status === "created" || status === "running";
}
