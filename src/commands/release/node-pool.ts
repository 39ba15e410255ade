import { ConvoxError, RackError } from "../../errors.ts";
import type { Candidate } from "./promotion-order.ts";

/**
 * The refusal of a Karpenter Rack since 3.25.4, at its line of convox.yml; undefined for other errors. The text decides:
 * its first words differ between promotions, runs and builds. Source: convox/convox provider/k8s/karpenter.go
 */
export async function missingNodePoolError(
  error: unknown,
  { release, manifest, manifestFile }: Candidate,
): Promise<ConvoxError | undefined> {
  if (!(error instanceof RackError)) return undefined;
  const [, service = "", pool] =
    /(?:service "([^"\n]{1,200})" )?targets Karpenter node pool "([^"\n]{1,200})"/.exec(error.reason) ?? [];
  if (pool === undefined) return undefined;
  const pools = /Existing pools: ([^;\n]{1,500})/.exec(error.reason)?.[1];
  const { findNodePoolLine } = await import("../../manifest/index.ts");
  const line = manifest === undefined ? undefined : findNodePoolLine(manifest, service);
  const who = service === "" ? "it" : `service ${service}`;
  return new ConvoxError(
    "manifest-invalid",
    `${release} cannot be promoted: ${who} targets the node pool ${JSON.stringify(pool)}, which does not exist on the Rack`,
    {
      cause: error,
      hint: [
        ...(pools === undefined ? [] : [`The Rack has these pools: ${pools}.`]),
        "Correct convox.io/nodepool in nodeSelectorLabels. If the pool was just added, wait for the update of the Rack and try again.",
      ],
      place: manifestFile === undefined || line === undefined ? undefined : { file: manifestFile, line },
    },
  );
}
