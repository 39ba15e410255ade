import type { Profile } from "./profile.ts";

/** Peculiarities of real Racks; docs/local-rack.md describes them. */
export interface Oddities {
  /** v3 before 3.25.5: an exec without a terminal and with standard input hangs, since one stream is missing. */
  plainExecHangs: boolean;
  /** v3 before 3.25.5: the end of standard input never reaches a command. */
  stdinStaysOpen: boolean;
  /** v3 since 3.24.10, with enforced pod security: builds run in a separate namespace, where no call finds their process. */
  buildsElsewhere: boolean;
  /** v3: an import whose image cannot be pushed creates its release all the same. */
  importIgnoresPush: boolean;
}

export function makeOddities(profile: Profile, overrides: Partial<Oddities> = {}): Oddities {
  return {
    plainExecHangs: !profile.plainExec,
    stdinStaysOpen: !profile.stdinEnd,
    buildsElsewhere: false,
    importIgnoresPush: profile.generation === "v3",
    ...overrides,
  };
}
