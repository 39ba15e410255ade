import { ConvoxError, InputError, RackError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { promotionInputs, runPromotion } from "./promotion.ts";
import { type PromoteResult, promoteOutputs, promotionResult } from "./promotion-result.ts";
import { releaseId } from "./release-id.ts";

const inputs = {
  release: {
    description: "Id of the release to go back to",
    positional: "release",
    fallback: "the release that was made before the active one",
  },
  app: appInput,
  ...promotionInputs,
} as const satisfies Inputs;

/** Enough to find the release before the active one among those that were never promoted. */
const LOOKED_THROUGH = 100;

export interface RollbackResult extends PromoteResult {
  "copied-from": string;
}

export const rollback = command({
  name: "rollback",
  cliNames: ["releases rollback"],
  waits: true,
  summary: "Go back to an older release: copy its build and environment into a new one, and promote that",
  details:
    "A Rack promotes no release that is older than the active one, so the old one is copied. A default deploy key may " +
    "not read releases: with it, name the release, and have a v3 Rack of 3.21.1 or later, which copies by itself. " +
    "What migrations changed in databases is not undone.",
  icon: "rotate-ccw",
  hasCleanup: true,
  inputs,
  outputs: {
    ...promoteOutputs,
    release: "Id of the copy, which is active now; set on failure too",
    "copied-from": "Id of the release that was gone back to",
  },
  id: "release",
  run: runRollback,
});

async function runRollback(values: Values<typeof inputs>, deps: Deps): Promise<RollbackResult> {
  const { app } = values;
  const { host, rack } = deps;
  const active = (await rack.apps.get(app)).release;
  if (active === "") throw new ConvoxError(`${app} runs no release: there is nothing to go back from`);
  const old =
    (values.release === undefined ? undefined : releaseId(values.release)) ??
    (await findPreviousRelease(app, active, deps));
  if (old === active) throw new InputError(`${app} runs ${old} already: there is nothing to go back to`);

  const copy = await expectExisting(
    "release",
    { app, id: old },
    copyForward(app, old, `rollback to ${old}`, deps),
    deps,
  );
  host.info(`Copied ${old} to ${copy.id}: what migrations changed in databases is not undone`);
  const result = await promotionResult({ ...values, release: copy.id }, deps, async (facts) => {
    const check = async (now: App) => {
      facts.previous = now.release;
      if (now.release !== active)
        throw new ConvoxError(`${app} runs ${now.release} by now, no longer ${active}: somebody else promoted it`, {
          hint: "look whether the rollback is still wanted, and start it again",
        });
    };
    await runPromotion({ ...values, release: copy.id, check }, deps);
  });
  return { ...result, "copied-from": old };
}

interface Made {
  readonly id: string;
  readonly description: string;
}

/**
 * The release that was made before the active one. No Rack keeps what was active when, so a release that was made but
 * never promoted counts too; the copy of a rollback stands for what it was copied from.
 */
async function findPreviousRelease(app: string, active: string, deps: Deps): Promise<string> {
  const made = await listReleases(app, deps);
  const current = made.find(({ id }) => id === active);
  const origin = /^rollback to (R[A-Z]+)/.exec(current?.description ?? "")?.[1] ?? active;
  const at = made.findIndex(({ id }) => id === origin);
  const before = at < 0 ? undefined : made[at + 1];
  if (before === undefined) {
    throw new ConvoxError(`${app} has no release before ${origin}${at < 0 ? " that can be told" : ""}`, {
      hint: `convox-ci releases --app ${app} lists them; name the one to go back to`,
    });
  }
  deps.host.info(`Going back to ${before.id}, which was made before ${origin}: ${before.description}`);
  return before.id;
}

/** Newest first. Without the right to read releases: those that builds made. */
async function listReleases(app: string, { rack, host }: Deps): Promise<Made[]> {
  try {
    return await rack.releases.list(app, { limit: LOOKED_THROUGH });
  } catch (error) {
    if (!(error instanceof RackError) || ![401, 403].includes(error.status ?? 0)) throw error;
    host.info(`Only releases of builds are looked at, as the key may not read releases: ${error.message}`);
    const builds = await rack.builds.list(app, { limit: LOOKED_THROUGH });
    return builds.flatMap(({ release, description }) => (release === "" ? [] : [{ id: release, description }]));
  }
}
