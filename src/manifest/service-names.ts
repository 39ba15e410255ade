import { YamlFault } from "./document.ts";
import { fieldOf } from "./forms.ts";
import { parseManifest } from "./parse.ts";

/**
 * Names of the services in the text of a manifest, in their order; undefined when it has no `services`, or when a
 * variable decides about them.
 */
export function serviceNames(text: string): string[] | undefined {
  try {
    const { root, certain } = parseManifest(text, {});
    const services = certain && root.kind === "map" ? fieldOf(root, "services") : undefined;
    return services?.kind === "map" ? services.entries.map(({ key }) => key) : undefined;
  } catch (error) {
    if (error instanceof YamlFault) return undefined;
    throw error;
  }
}
