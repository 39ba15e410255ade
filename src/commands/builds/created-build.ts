import { CancelledError, ConvoxError, UnreachableError } from "../../errors.ts";
import { type Build, mayHaveHappened, type Rack } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/** A Rack may write a build down a moment after it was asked. */
const BUILD_LOOKS = 3;
const LOOK_EVERY_MS = 2_000;
/** How long a cancelled job looks for a build whose answer did not come; GitHub sends its second signal 7.5 s after the first. */
const CANCELLED_LOOK_MS = 2_000;

/**
 * The build that `request` starts; it is sent once. When the answer is lost, the Rack's builds are looked through: another
 * build of the same commit may run, so the one that is found is named, and not taken for this one.
 * @throws UnreachableError that says whether a build was started
 */
export async function createdBuild(
  wanted: Wanted,
  request: (rack: Rack) => Promise<Build>,
  deps: Deps,
): Promise<Build> {
  deps.signal.throwIfAborted();
  try {
    return await requestStart(deps, request);
  } catch (error) {
    if (!(error instanceof CancelledError) && !(error instanceof ConvoxError && mayHaveHappened(error))) throw error;
    if (deps.signal.aborted) throw cancelledError(deps.signal, await traceNow(wanted, deps), error);
    throw await withTrace(error, wanted, deps);
  }
}

type Wanted = Pick<Build, "app" | "description" | "gitSha">;

/** What a cancelled job can still tell of a build that may have been started; it is not ended, as it may be another's. */
async function traceNow(wanted: Wanted, { rack }: Deps): Promise<string> {
  const { app } = wanted;
  const patient = rack.withSignal(AbortSignal.timeout(CANCELLED_LOOK_MS));
  try {
    const found = likeIt(wanted, await patient.builds.list(app));
    if (found) return `build ${found.id} of ${app} has been started, looks like this one, and goes on at the Rack`;
    return `no build of ${app} that looks like it has been started so far`;
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    return `a build may have been started all the same: convox-ci builds --app ${app} lists it`;
  } finally {
    patient.close();
  }
}

function likeIt({ description, gitSha }: Wanted, builds: readonly Build[]): Build | undefined {
  return builds.find(
    (build) =>
      isUnderWay(build) && build.description === description && (build.gitSha === "" || build.gitSha === gitSha),
  );
}

async function withTrace(error: ConvoxError, wanted: Wanted, { rack, sleep, signal }: Deps): Promise<ConvoxError> {
  const { app } = wanted;
  for (let looks = 1; looks <= BUILD_LOOKS; looks++) {
    await sleep(LOOK_EVERY_MS, signal);
    let builds: Build[];
    try {
      builds = await rack.builds.list(app);
    } catch (failure) {
      if (!(failure instanceof ConvoxError) || failure instanceof CancelledError) throw failure;
      return error; // its own hint says to look first
    }
    const found = likeIt(wanted, builds);
    if (!found) continue;
    return new UnreachableError(
      `${error.message}; build ${found.id} of ${app} has been started, and looks like this one`,
      {
        cause: error,
        hint: `convox-ci builds logs ${found.id} --app ${app} follows it; builds info names its release`,
        outputs: { build: found.id },
      },
    );
  }
  return new UnreachableError(`${error.message}; no build of ${app} that looks like it has been started`, {
    cause: error,
    hint: "it is safe to try again",
  });
}

function isUnderWay({ status }: Build): boolean {
  return status === "created" || status === "running";
}
