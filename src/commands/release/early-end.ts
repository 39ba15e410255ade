import { CancelledError, ConvoxError } from "../../errors.ts";
import { explainFastFailure } from "../../explain/fast-failure.ts";
import { type DiagnosedPod, hasFeature } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { type LimitedRelease, readManifestOf, readRackDefaults } from "./rollout-limit.ts";

/**
 * Which setting probably ended the rollout before its limit; undefined if none is known, or if this Rack has none.
 * @param seen the new processes when the rollback started, and the seconds until then
 */
export async function describeEarlyEnd(
  promotion: LimitedRelease,
  seen: { readonly pods: readonly DiagnosedPod[]; readonly seconds: number },
  deps: Pick<Deps, "rack">,
): Promise<string | undefined> {
  try {
    if (hasFeature(await deps.rack.generation(promotion.app), "fastFailure") === false) return undefined;
    const manifest = promotion.manifest ?? (await readManifestOf(promotion, deps));
    const { readRolloutKeys } = await import("../../manifest/index.ts");
    const limit = (promotion.timeout ?? Number.POSITIVE_INFINITY) / 1000;
    return explainFastFailure(readRolloutKeys(manifest), await readRackDefaults(deps), { ...seen, limit });
  } catch (error) {
    // The failed promotion is the main error.
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    return undefined;
  }
}
