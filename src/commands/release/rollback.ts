import { ConvoxError, InputError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import { imagesOutput, readReleaseImages } from "../builds/images.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import { deploymentInputs } from "../declaration/github.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { imageChecksOnMachine } from "../images/check-request.ts";
import { verifyInput } from "../images/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { withGithubDeployment } from "./github-deployment.ts";
import { promotionInputs, runPromotion } from "./promotion.ts";
import { type PromoteResult, promoteOutputs, promotionResult, reportPromotion } from "./promotion-result.ts";
import { releaseId } from "./release-id.ts";
import { findRollbackTarget } from "./rollback-target.ts";

const inputs = {
  release: {
    description: "Id of the release to roll back to, such as the output previous-release of a deploy",
    positional: "release",
    fallback: "the newest release that is known to have run",
  },
  app: appInput,
  ...promotionInputs,
  ...deploymentInputs,
  ...verifyInput,
} as const satisfies Inputs;

export interface RollbackResult extends PromoteResult {
  "copied-from": string;
  images: string;
}

export const rollback = command({
  name: "rollback",
  cliNames: ["releases rollback"],
  waits: true,
  summary: "Roll back to an earlier release: copy its build and environment to a new release and promote it",
  details:
    "A Rack rejects a release that is older than the active one, so the earlier release is copied. A deploy key without a " +
    "role is not allowed to read releases: with such a key, set release, and use a v3 Rack since 3.21.1, which copies the " +
    "release itself. Without release, the newest release that is known to have run is used; if none is known, the command " +
    "fails and lists the candidates. A v2 Rack does not show which releases ran: set release there. " +
    "Changes that migrations made to databases are not reverted.",
  icon: "rotate-ccw",
  onMachine: { limit: imageChecksOnMachine.limit, isHit: ({ images }) => images === "verify" },
  hasCleanup: true,
  inputs,
  outputs: {
    ...promoteOutputs,
    release: "Id of the copy, which is now active; also set on failure",
    "copied-from": "Id of the release that was copied",
    ...imagesOutput,
  },
  id: "release",
  run: (values, deps) => withGithubDeployment(values, "rollback", deps, () => runRollback(values, deps)),
});

async function runRollback(values: Values<typeof inputs>, deps: Deps): Promise<RollbackResult> {
  const { app } = values;
  const { host, rack } = deps;
  const active = (await rack.apps.get(app)).release;
  if (active === "")
    throw new ConvoxError("rollback-target-unknown", `${app} cannot be rolled back: it runs no release`);
  const old = values.release === undefined ? await findRollbackTarget(app, active, deps) : releaseId(values.release);
  if (old === active) {
    throw new InputError("input-invalid", `${app} already runs ${old}`, {
      hint: "Set the input release to an earlier release.",
    });
  }

  const checked = values.images === "verify" ? await checkArchive(app, old, deps) : undefined;
  const copy = await expectExisting(
    "release",
    { app, id: old },
    copyForward(app, old, `rollback to ${old}`, deps),
    deps,
  );
  host.info(`Copied ${old} to ${copy.id}. Changes that migrations made to databases are not reverted`);
  const result = await promotionResult({ ...values, release: copy.id }, deps, async (facts) => {
    const check = async (now: App) => {
      facts.previous = now.release;
      if (now.release !== active)
        throw new ConvoxError(
          "release-replaced",
          `${app} now runs ${now.release} instead of ${active}: another job promoted it`,
          {
            hint: "Check whether the rollback is still needed, and run it again.",
          },
        );
    };
    await runPromotion({ ...values, release: copy.id, check }, deps);
  });
  const { build, images } = await readReleaseImages(app, old, deps);
  reportPromotion(result, build, deps);
  return { ...result, "copied-from": old, images: checked ?? JSON.stringify(images) };
}

/** Images that exist and are not archived, as the output `images`. Their scans say nothing new about an old release. */
async function checkArchive(app: string, release: string, deps: Deps): Promise<string> {
  const { checkImages } = await import("../images/check-images.ts");
  const values = { scan: "off", failOn: "critical", onlyFixable: false, requireSignature: false, scanTimeout: 0 };
  return (await checkImages(values, await readReleaseImages(app, release, deps), deps)).images;
}
