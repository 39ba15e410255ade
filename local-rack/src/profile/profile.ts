import { FEATURES, type Feature } from "./features.ts";
import type { Generation } from "./generation.ts";
import { checkVersion, compareVersions, defaultVersion } from "./version.ts";

/** Generation and version of a Rack, and for each feature whether that Rack has it. */
export interface Profile extends Readonly<Record<Feature, boolean>> {
  readonly generation: Generation;
  /** 3.25.10 or, for v2, fourteen digits such as 20260421192651; `dev` counts as the newest. */
  readonly version: string;
}

/** @throws Error when the version is not one of that generation, or is not supported */
export function makeProfile(generation: Generation, version = defaultVersion(generation)): Profile {
  checkVersion(generation, version);
  const has = (feature: Feature): boolean => {
    const first: string | boolean = FEATURES[feature][generation];
    return typeof first === "boolean" ? first : version === "dev" || compareVersions(version, first) >= 0;
  };
  const names = Object.keys(FEATURES) as Feature[];
  const features = Object.fromEntries(names.map((name) => [name, has(name)])) as Record<Feature, boolean>;
  return { generation, version, ...features };
}
