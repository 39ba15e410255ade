import { InputError, RackError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import { checkEnvironmentDrop, environmentDropInput, newDropReport } from "../app/environment-drop.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { healthInputs, parseHealthCheck } from "./health-gate.ts";
import { hookInputs, parseHooks, runHooks } from "./hooks.ts";
import { promotionInputs, runPromotion } from "./promotion.ts";
import { type Candidate, compareReleases, type Order, olderReleaseError } from "./promotion-order.ts";
import { type PromoteResult, promoteOutputs, promotionResult } from "./promotion-result.ts";
import { diffInput, printReleaseDiff } from "./release-diff.ts";
import { releaseId } from "./release-id.ts";
import { rollbackInput, verifyRelease } from "./verify-release.ts";

/** What `promote` and `deploy` share. */
export const promoteInputs = {
  ...promotionInputs,
  "allow-older": {
    description:
      "Promote although the release is older than the active one; as a copy where the Rack refuses the release",
    kind: "boolean",
    default: "false",
  },
  ...environmentDropInput,
  ...diffInput,
  ...hookInputs,
  ...healthInputs,
  ...rollbackInput,
} as const satisfies Inputs;

const inputs = {
  release: {
    description: "Id of the release, such as RABCDEFGHIJ",
    required: true,
    positional: "release",
  },
  app: appInput,
  ...promoteInputs,
} as const satisfies Inputs;

export type PromoteValues = Values<typeof promoteInputs>;

export const promote = command({
  name: "promote",
  cliNames: ["releases promote"],
  waits: true,
  summary: "Make a release the active one and wait until the app has settled",
  details:
    "Waits for its turn, refuses a release that is older than the active one, and succeeds only when the app runs " +
    "this release. When the Rack rolls back, it fails and says why.",
  icon: "upload-cloud",
  hasCleanup: true,
  inputs,
  outputs: promoteOutputs,
  id: "release",
  run: async (values, deps) =>
    promoteRelease(values, { app: values.app, release: releaseId(values.release), dir: deps.cwd }, deps),
});

/** The parts of a promotion that are read from text. @throws InputError, so it comes before anything is done */
export function promotionPlan(values: PromoteValues) {
  checkPercentages(values);
  checkWait(values);
  return {
    before: parseHooks("before-promote", values.beforePromote),
    proof: {
      hooks: parseHooks("after-promote", values.afterPromote),
      check: parseHealthCheck(values),
      hookTimeout: values.hookTimeout,
      rollback: values.rollback,
    },
  };
}

/** @throws InputError for what no rollout can keep to */
function checkPercentages({ min, max }: PromoteValues): void {
  if (min !== undefined && min > 100) throw new InputError(`min is ${min}: allowed are 0 to 100 percent`);
  if (max !== undefined && max < 100) throw new InputError(`max is ${max}: allowed are 100 percent and more`);
  if (min === 100 && max === 100) {
    throw new InputError("min and max are both 100: no process could be replaced", { hint: "make max 200, say" });
  }
}

/** @throws InputError for what can only be done when the app runs the release */
function checkWait({ wait, healthCheckUrl, afterPromote, rollback }: PromoteValues): void {
  if (wait) return;
  const needy = [
    ...(healthCheckUrl === undefined ? [] : ["health-check-url"]),
    ...(afterPromote.length === 0 ? [] : ["after-promote"]),
    ...(rollback ? ["rollback"] : []),
  ];
  if (needy.length > 0)
    throw new InputError(`wait is false, and ${needy.join(", ")} is set: that needs the app to run the release`, {
      hint: "leave wait away, or these inputs",
    });
}

/** A gate that is asked for and not there lets everything through: often a variable that is not set. */
function warnAboutUnusedInputs(values: PromoteValues, { host }: Deps): void {
  const hasCheck = values.healthCheckUrl !== undefined;
  if (values.rollback && !hasCheck && values.afterPromote.length === 0)
    host.warn("rollback is true, and there is neither health-check-url nor after-promote that could fail");
  if (!hasCheck && values.healthCheckText !== undefined)
    host.warn("health-check-text is set, and health-check-url is not: nothing is checked");
}

/** Promotes `candidate` and waits until the app runs it and it has proved itself. */
export async function promoteRelease(values: PromoteValues, candidate: Candidate, deps: Deps): Promise<PromoteResult> {
  const { before, proof } = promotionPlan(values);
  warnAboutUnusedInputs(values, deps);
  const { app, dropReport: report = newDropReport() } = candidate;
  return await promotionResult({ app, release: candidate.release, wait: values.wait }, deps, async (facts) => {
    let order: Order | undefined;
    let prepared = false;
    const check = async (active: App) => {
      facts.previous = active.release;
      order = await checkOrder(candidate, active.release, values.allowOlder, deps);
      await checkEnvironmentDrop(
        { app, active: active.release, release: candidate.release, mode: values.envDrop, report },
        deps,
      );
      if (prepared) return;
      prepared = true;
      if (values.diff) await printReleaseDiff(candidate, active.release, deps);
      await runHooks(before, { app, release: candidate.release, timeoutMs: values.hookTimeout }, deps);
    };

    const promotion = { ...values, app, release: candidate.release, check };
    try {
      await runPromotion(promotion, deps);
    } catch (error) {
      // Its build ended earlier than that of an older commit: git's word counts for more than the Rack's clock.
      const newer = order?.kind === "newer" && order.by === "git";
      if (!isOlderForRack(error)) throw error;
      if (!newer && !values.allowOlder) throw olderReleaseError(candidate, undefined, error.message, error);
      const copy = await copyForward(app, candidate.release, `copy of ${candidate.release}`, deps);
      deps.host.info(
        `The Rack takes ${candidate.release} for older than ${facts.previous}: promoting a copy, ${copy.id}`,
      );
      facts.release = copy.id;
      await runPromotion({ ...promotion, release: copy.id }, deps);
    }
    if (values.wait) await verifyRelease(proof, promotion, facts, deps);
  });
}

async function checkOrder(candidate: Candidate, active: string, allowOlder: boolean, deps: Deps): Promise<Order> {
  const order = await compareReleases(candidate, active, deps);
  const { release } = candidate;
  const { host } = deps;
  if (order.kind === "unknown") {
    host.info(`Whether ${release} is newer than ${active} could not be checked: ${order.why}`);
  } else if (order.kind === "newer") {
    if (active !== "" && active !== release) host.info(`${release} is newer than ${active}: ${order.why}`);
  } else {
    if (!allowOlder) throw olderReleaseError(candidate, active, order.why);
    host.info(`${release} is older than ${active}, which allow-older permits: ${order.why}`);
  }
  return order;
}

function isOlderForRack(error: unknown): error is RackError {
  return error instanceof RackError && /can not promote an older release/.test(error.reason);
}
