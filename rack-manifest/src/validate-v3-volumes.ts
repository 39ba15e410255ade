import { at, mapAt, textAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import type { Path } from "./fault.ts";
import type { Complaints } from "./rules.ts";

const MODES = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce"];
const QUANTITY = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const QUANTITY_TEXT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};
const SMALLEST_SHARE = 100 * 2 ** 30;

/** Volumes of a service: of each the first kind that is given counts, and its first mistake. */
export function checkVolumes(service: Path, volumes: readonly Decoded[], complaints: Complaints): void {
  volumes.forEach((volume, index) => {
    for (const kind of ["emptyDir", "awsEfs", "azureFiles"] as const) {
      if (at(volume, kind) === undefined) continue;
      const mistake = volumeMistake(kind, mapAt(volume, kind));
      if (mistake === undefined) return;
      const path = [...service, "volumeOptions", index, kind, mistake.key];
      complaints.add(path, `${kind}.${mistake.key}${mistake.text}`);
      return;
    }
  });
}

function volumeMistake(
  kind: "emptyDir" | "awsEfs" | "azureFiles",
  volume: Decoded,
): { key: string; text: string } | undefined {
  for (const key of ["id", "mountPath"]) if (textAt(volume, key) === "") return { key, text: " is required" };
  if (kind === "emptyDir") {
    const medium = textAt(volume, "medium");
    if (medium !== "" && medium !== "Memory") return { key: "medium", text: "'s allowed values: Memory" };
    const limit = textAt(volume, "sizeLimit");
    if (limit === "") return undefined;
    const size = parseQuantity(limit);
    return "error" in size ? { key: "sizeLimit", text: ` is not a valid quantity: ${size.error}` } : undefined;
  }
  if (!MODES.includes(textAt(volume, "accessMode"))) {
    return { key: "accessMode", text: ` must be one of these values: ${MODES.join(", ")}` };
  }
  if (kind !== "azureFiles") return undefined;
  const share = textAt(volume, "shareSize");
  if (share === "") return undefined;
  const size = parseQuantity(share);
  if ("error" in size) return { key: "shareSize", text: ` is not a valid quantity: ${size.error}` };
  if (size.value >= SMALLEST_SHARE) return undefined;
  return { key: "shareSize", text: " must be at least 100Gi (Azure Premium NFS minimum)" };
}

/** A quantity of Kubernetes, such as 5Gi. */
function parseQuantity(text: string): { value: number } | { error: string } {
  const match = QUANTITY.exec(text);
  const number = Number(match?.[1]);
  if (match === null || match[1] === "" || Number.isNaN(number)) return { error: QUANTITY_TEXT };
  const suffix = match[2] ?? "";
  const power = /^[eE]([-+]?[0-9]+)$/.exec(suffix)?.[1];
  if (power !== undefined) return { value: number * 10 ** Number(power) };
  const factor = Object.hasOwn(SUFFIX, suffix) ? SUFFIX[suffix] : undefined;
  if (factor === undefined) return { error: "unable to parse quantity's suffix" };
  return { value: number * factor };
}
