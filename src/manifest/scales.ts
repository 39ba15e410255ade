import type { Value } from "./document.ts";
import { fieldOf, textOf } from "./forms.ts";
import { parseManifest } from "./parse.ts";

/** How a manifest scales each of its services: `web` -> `count 1-3, cpu 256, memory 512`. Empty for no manifest. */
export function scalesIn(manifest: string): Map<string, string> {
  const scales = new Map<string, string>();
  let root: Value;
  try {
    ({ root } = parseManifest(manifest, {}));
  } catch {
    return scales; // a Rack built it once; what it says of scale is not worth an error now
  }
  const services = root.kind === "map" ? fieldOf(root, "services") : undefined;
  if (services?.kind !== "map") return scales;
  for (const { key, value } of services.entries) {
    const scale = value.kind === "map" ? scaleOf(fieldOf(value, "scale")) : "";
    if (scale !== "") scales.set(key, scale);
  }
  return scales;
}

function scaleOf(scale: Value | undefined): string {
  if (scale?.kind !== "map") {
    const count = textOf(scale);
    return count === undefined ? "" : `count ${count}`;
  }
  return ["count", "cpu", "memory"]
    .flatMap((key) => {
      const field = fieldOf(scale, key);
      const text = field?.kind === "map" ? range(field) : textOf(field);
      return text === undefined ? [] : [`${key} ${text}`];
    })
    .join(", ");
}

function range(count: Value & { kind: "map" }): string | undefined {
  const [min, max] = [textOf(fieldOf(count, "min")), textOf(fieldOf(count, "max"))];
  return min === undefined && max === undefined ? undefined : `${min ?? ""}-${max ?? ""}`;
}
