import { fieldOf } from "./forms.ts";
import { readRoot } from "./rollout-keys.ts";

/** Names of the resources that a v3 Rack creates in its cloud: `rds-*` and `elasticache-*`. None if the text cannot be read. */
export function cloudResources(manifest: string): string[] {
  const root = readRoot(manifest);
  const resources = root?.kind === "map" ? fieldOf(root, "resources") : undefined;
  if (resources?.kind !== "map") return [];
  return resources.entries.flatMap(({ key, value }) => {
    const type = value.kind === "map" ? fieldOf(value, "type") : undefined;
    return type?.kind === "string" && /^(rds|elasticache)-/.test(type.value) ? [key] : [];
  });
}
