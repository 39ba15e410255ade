import type { Deps } from "../declaration/command.ts";

/** What was done about a thing that a cancelled job had begun: one sentence. `done`: nothing is left to try. */
export interface Undone {
  readonly done: boolean;
  readonly told: string;
}

/** What it takes to do it. */
export type UndoDeps = Pick<Deps, "now" | "sleep">;
