import type { Generation } from "./profile.ts";

/** Peculiarities of real Racks; docs/local-rack.md describes them. */
export interface Oddities {
  /** v3: an exec without a terminal and with standard input hangs, since one stream too few is opened. */
  plainExecHangs: boolean;
  /** v3: a command never sees the end of its standard input. */
  stdinStaysOpen: boolean;
  /** v3: an import whose image cannot be pushed makes its release all the same. */
  importIgnoresPush: boolean;
}

export function makeOddities(generation: Generation, given: Partial<Oddities> = {}): Oddities {
  const v3 = generation === "v3";
  return { plainExecHangs: v3, stdinStaysOpen: v3, importIgnoresPush: v3, ...given };
}
