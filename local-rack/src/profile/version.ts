import type { Generation } from "./generation.ts";

/** Oldest and newest version whose behavior is documented. `dev` counts as the newest. */
const RANGE: Record<Generation, { oldest: string; newest: string; example: string }> = {
  v2: { oldest: "20180708231844", newest: "99999999999999", example: "20260421192651" },
  v3: { oldest: "3.5.3", newest: "3.25.10", example: "3.25.10" },
};

/** Version of a Rack whose options name none: the newest that is documented. */
export function defaultVersion(generation: Generation): string {
  return RANGE[generation].example;
}

/** @throws Error when `version` is not one of the generation, or is outside the documented range */
export function checkVersion(generation: Generation, version: string): void {
  if (version === "dev") return;
  const { oldest, newest, example } = RANGE[generation];
  const pattern = generation === "v3" ? /^v?3\.\d+\.\d+(?:[-+]?\w[\w.-]*)?$/ : /^\d{14}$/;
  if (!pattern.test(version)) {
    throw new Error(`version ${version} is not a ${generation} version: use one such as ${example}, or dev`);
  }
  if (compareVersions(version, oldest) < 0 || compareVersions(version, newest) > 0) {
    const allowed = generation === "v3" ? `${oldest} to ${newest}` : `${oldest} and later`;
    throw new Error(`version ${version} is not supported: use ${allowed}, or dev`);
  }
}

/** Compares number by number, so that 3.25.10 is newer than 3.25.9. Negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// As the official CLI reads it: without a `v`, up to `-` or `+`, and without `rcN` behind the patch number.
function parseVersion(version: string): number[] {
  const plain = version.replace(/^v/, "").split(/[-+]/)[0] ?? "";
  return plain.split(".").map((part) => Number.parseInt(part, 10));
}
