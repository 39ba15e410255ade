import { InputError, RackError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import { checkEnvironmentDrop, environmentDropInput, newDropReport } from "../app/environment-drop.ts";
import { type BuiltImages, imagesOutput, readReleaseImages } from "../builds/images.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { deploymentInputs } from "../declaration/github.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { type CheckedImages, imageChecksOnMachine, isCheckRequested } from "../images/check-request.ts";
import { imageCheckInputs, scanOutput } from "../images/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { withGithubDeployment } from "./github-deployment.ts";
import { checkHealthAddress, healthInputs, parseHealthCheck } from "./health-gate.ts";
import { hookInputs, parseHooks, runHooks } from "./hooks.ts";
import { missingNodePoolError } from "./node-pool.ts";
import { promotionInputs, runPromotion } from "./promotion.ts";
import { type Candidate, compareReleases, type Order, olderReleaseError } from "./promotion-order.ts";
import { type PromoteResult, promoteOutputs, promotionResult, reportPromotion } from "./promotion-result.ts";
import { diffInput, reportReleaseDiff } from "./release-diff.ts";
import { releaseId } from "./release-id.ts";
import { reportCost } from "./report-cost.ts";
import { rollbackInput, verifyRelease } from "./verify-release.ts";

/** Inputs of every command that promotes a new release. */
export const promoteInputs = {
  ...promotionInputs,
  "allow-older": {
    description: "Promote even if the release is older than the active one. If the Rack rejects it, a copy is promoted",
    kind: "boolean",
    default: "false",
  },
  ...environmentDropInput,
  ...diffInput,
  ...hookInputs,
  ...healthInputs,
  ...rollbackInput,
  ...imageCheckInputs,
} as const satisfies Inputs;

const inputs = {
  release: {
    description: "Id of the release, such as RABCDEFGHIJ",
    required: true,
    positional: "release",
  },
  app: appInput,
  ...promoteInputs,
  ...deploymentInputs,
} as const satisfies Inputs;

export type PromoteValues = Values<typeof promoteInputs>;

export const promote = command({
  name: "promote",
  cliNames: ["releases promote"],
  waits: true,
  summary: "Make a release active and wait for the rollout to finish",
  details:
    "Waits for other promotions, rejects a release that is older than the active one, and succeeds only if the app runs " +
    "this release. If the Rack rolls back, the command fails with the reason.",
  icon: "upload-cloud",
  onMachine: imageChecksOnMachine,
  hasCleanup: true,
  inputs,
  outputs: { ...promoteOutputs, ...imagesOutput, ...scanOutput },
  id: "release",
  run: async (values, deps) =>
    withGithubDeployment(values, "promote", deps, () =>
      promoteRelease(values, { app: values.app, release: releaseId(values.release), dir: deps.cwd }, deps),
    ),
});

/** Parses the inputs of a promotion. @throws InputError, before anything is changed */
export function promotionPlan(values: PromoteValues) {
  checkPercentages(values);
  checkWait(values);
  return {
    before: parseHooks("before-promote", values.beforePromote),
    verification: {
      hooks: parseHooks("after-promote", values.afterPromote),
      check: parseHealthCheck(values),
      hookTimeout: values.hookTimeout,
      rollback: values.rollback,
    },
  };
}

/** @throws InputError for percentages that no rollout can satisfy */
function checkPercentages({ min, max }: PromoteValues): void {
  if (min !== undefined && min > 100) throw new InputError("input-invalid", `min is ${min}: allowed are 0 to 100`);
  if (max !== undefined && max < 100) throw new InputError("input-invalid", `max is ${max}: allowed is 100 or more`);
  if (min === 100 && max === 100) {
    throw new InputError("input-invalid", "min and max are both 100: the rollout cannot replace a process", {
      hint: "Set the input max to a higher value, such as 200.",
    });
  }
}

/** @throws InputError for inputs that need the rollout to finish */
function checkWait({ wait, healthCheckUrl, afterPromote, rollback }: PromoteValues): void {
  if (wait) return;
  const needWait = [
    ...(healthCheckUrl === undefined ? [] : ["health-check-url"]),
    ...(afterPromote.length === 0 ? [] : ["after-promote"]),
    ...(rollback ? ["rollback"] : []),
  ];
  if (needWait.length > 0)
    throw new InputError("inputs-conflict", `wait is false, but ${needWait.join(", ")} must wait for the rollout`, {
      hint: "Remove wait: false, or remove these inputs.",
    });
}

/** Warns about a check that has no effect, often because a variable is not set. */
function warnAboutUnusedInputs(values: PromoteValues, { host }: Deps): void {
  const hasCheck = values.healthCheckUrl !== undefined;
  if (values.rollback && !hasCheck && values.afterPromote.length === 0)
    host.warn("rollback has no effect without health-check-url or after-promote");
  if (!hasCheck && values.healthCheckText !== undefined)
    host.warn("health-check-text has no effect without health-check-url");
}

/** Promotes `candidate`, waits for the rollout, and verifies the release. */
export async function promoteRelease(
  values: PromoteValues,
  candidate: Candidate,
  deps: Deps,
): Promise<PromoteResult & CheckedImages> {
  const { before, verification } = promotionPlan(values);
  warnAboutUnusedInputs(values, deps);
  const { app, dropReport: report = newDropReport() } = candidate;
  await checkHealthAddress(verification.check, app, deps);
  let checked: CheckedImages | undefined;
  let known: BuiltImages | undefined = candidate.images;
  const readBuilt = async () => (known ??= await readReleaseImages(app, candidate.release, deps));
  const result = await promotionResult({ app, release: candidate.release, wait: values.wait }, deps, async (facts) => {
    if (isCheckRequested(values)) checked = await checkCandidate(values, await readBuilt(), deps);
    await candidate.onImages?.(checked?.images ?? JSON.stringify(candidate.images?.images ?? []));
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
      await reportReleaseDiff(candidate, active.release, values.diff, deps);
      await runHooks(before, { app, release: candidate.release, timeoutMs: values.hookTimeout }, deps);
    };

    const promotion = { ...values, app, release: candidate.release, manifest: candidate.manifest, check };
    try {
      await runPromotion(promotion, deps);
    } catch (error) {
      // Its build finished before that of an older commit. The git history counts more than the Rack's clock.
      const newer = order?.kind === "newer" && order.by === "git";
      if (!isOlderForRack(error)) throw (await missingNodePoolError(error, candidate)) ?? error;
      if (!newer && !values.allowOlder) throw olderReleaseError(candidate, undefined, error.message, error);
      const copy = await copyForward(app, candidate.release, `copy of ${candidate.release}`, deps);
      deps.host.info(
        `The Rack rejects ${candidate.release} as older than ${facts.previous}. Promoting a copy, ${copy.id}`,
      );
      facts.release = copy.id;
      await runPromotion({ ...promotion, release: copy.id }, deps);
    }
    if (values.wait) await verifyRelease(verification, promotion, facts, deps);
  });
  const { build, images } = await readBuilt();
  reportPromotion(result, build, deps);
  await reportCost(app, deps);
  return { ...result, images: JSON.stringify(images), scan: "", ...checked };
}

async function checkCandidate(values: PromoteValues, built: BuiltImages, deps: Deps): Promise<CheckedImages> {
  const { checkImages } = await import("../images/check-images.ts");
  return await checkImages(values, built, deps);
}

async function checkOrder(candidate: Candidate, active: string, allowOlder: boolean, deps: Deps): Promise<Order> {
  const order = await compareReleases(candidate, active, deps);
  const { release } = candidate;
  const { host } = deps;
  if (order.kind === "unknown") {
    host.info(`Could not check whether ${release} is newer than ${active}: ${order.why}`);
  } else if (order.kind === "newer") {
    if (active !== "" && active !== release) host.info(`${release} is newer than ${active}: ${order.why}`);
  } else {
    if (!allowOlder) throw olderReleaseError(candidate, active, order.why);
    host.info(`${release} is older than ${active} (allowed by allow-older): ${order.why}`);
  }
  return order;
}

function isOlderForRack(error: unknown): error is RackError {
  return error instanceof RackError && /can not promote an older release/.test(error.reason);
}
