import { type Generation, hasFeature } from "../../rack/index.ts";

export type Parameters = Readonly<Record<string, string>>;

/** Why each build has the cache of the first one. Source: C documentation, 3.24.10 and 3.25.10 */
export function explainFrozenCache(parameters: Parameters, generation: Generation): string | undefined {
  if (parameters["ecr_immutable_tags_enabled"] !== "true") return undefined;
  if (parameters["disable_image_manifest_cache"] === "true") return undefined;
  if (hasFeature(generation, "buildCacheTags") !== false) return undefined;
  return (
    "ecr_immutable_tags_enabled is true: builds of apps created since then reuse the cache of their first build. " +
    "Update the Rack to 3.25.10, or set disable_image_manifest_cache=true"
  );
}

/** Why no build finds a cache. Source: C documentation of buildkit_host_path_cache_enable, pkg/build/buildkit.go */
export function explainDisabledCache(parameters: Parameters): string | undefined {
  if (parameters["disable_image_manifest_cache"] !== "true") return undefined;
  if (parameters["buildkit_host_path_cache_enable"] === "true") return undefined;
  return "disable_image_manifest_cache is true: the Rack keeps no build cache in its registry";
}
