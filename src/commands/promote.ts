import { ConvoxError, RackError } from "../errors.ts";
import { command, type Deps } from "./command.ts";
import { copyForward } from "./copy-forward.ts";
import type { Inputs, Values } from "./inputs.ts";
import { carriedOut, promotionInputs } from "./promotion.ts";
import { type Candidate, type Order, olderRelease, orderOf } from "./promotion-order.ts";
import { serviceUrls } from "./service-urls.ts";

/** What `promote` and `deploy` share. */
export const promoteInputs = {
  ...promotionInputs,
  "allow-older": {
    description:
      "Promote although the release is older than the active one; as a copy where the Rack refuses the release",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

const inputs = {
  release: {
    description: "Id of the release, such as RABCDEFGHIJ",
    required: true,
    positional: "release",
  },
  app: {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
  },
  ...promoteInputs,
} as const satisfies Inputs;

export const promoteOutputs = {
  release: "Id of the release that was promoted",
  app: "Name of the app",
  rack: "Name of the Rack",
  status: "Status of the app: running; after a failure rolled-back, failed or what it was last",
  duration: "How long it took, in seconds",
  "previous-release": "Release that was active before, when the app had one; set on failure too",
  "rolled-back": "true when the app went back to the release before, else false; set on failure too",
  url: "Address of the service web, or of the first service that has one",
  urls: "Addresses of all services, as JSON: name of the service to address",
} as const;

export interface PromoteResult {
  release: string;
  app: string;
  rack: string;
  status: string;
  duration: number;
  "previous-release": string;
  "rolled-back": boolean;
  url: string;
  urls: string;
}

export const promote = command({
  name: "promote",
  summary: "Make a release the active one and wait until the app has settled",
  details:
    "Waits for its turn, refuses a release that is older than the active one, and succeeds only when the app runs " +
    "this release. When the Rack rolls back, it fails and says why.",
  icon: "upload-cloud",
  inputs,
  outputs: promoteOutputs,
  id: "release",
  run: (values, deps) => promoteRelease(values, { ...values, dir: deps.cwd }, deps),
});

/** Promotes `candidate` and waits for the end. Whatever fails, the outputs that hold by then go with the error. */
export async function promoteRelease(
  values: Values<typeof promoteInputs>,
  candidate: Candidate,
  deps: Deps,
): Promise<PromoteResult> {
  const { host, rack, now } = deps;
  const { app } = candidate;
  const started = now();
  const seconds = () => Math.round((now() - started) / 1000);
  let { release } = candidate;
  let previous = "";
  let order: Order | undefined;

  const check = async (active: { release: string }) => {
    previous = active.release;
    order = await orderOf(candidate, active.release, deps);
    if (release !== candidate.release && order.by !== "git") return;
    if (order.kind === "older" && !values.allowOlder) throw olderRelease(candidate, active.release, order.why);
    if (order.kind === "unknown")
      host.info(`Whether ${release} is newer than ${active.release} could not be checked: ${order.why}`);
    else host.info(`${release} ${order.kind === "newer" ? "may follow" : "goes back, as allowed"}: ${order.why}`);
  };

  try {
    try {
      await carriedOut({ ...values, app, release, check }, deps);
    } catch (error) {
      // Its build began earlier and ended earlier than that of an older commit: git's word counts, not the clock's.
      const newer = order?.kind === "newer" && order.by === "git";
      if (!isOlderForRack(error) || !(newer || values.allowOlder)) throw error;
      const copy = await copyForward(app, release, `copy of ${release}`, deps);
      host.info(`${release} was made before ${previous}, which a Rack takes for older: promoting a copy, ${copy.id}`);
      release = copy.id;
      await carriedOut({ ...values, app, release, check }, deps);
    }
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    throw error.holding({
      release,
      app,
      rack: rack.name,
      duration: seconds(),
      "rolled-back": false,
      ...(previous === "" ? {} : { "previous-release": previous }),
    });
  }

  host.info(`Promoted ${release}: ${app} runs it`);
  const { url, urls } = await serviceUrls(app, deps);
  return {
    release,
    app,
    rack: rack.name,
    status: "running",
    duration: seconds(),
    "previous-release": previous,
    "rolled-back": false,
    url,
    urls,
  };
}

function isOlderForRack(error: unknown): boolean {
  return error instanceof RackError && /can not promote an older release/.test(error.reason);
}
