import type { Deps } from "../declaration/command.ts";

/** What was done about a thing that a cancelled job had begun: one sentence. `done`: nothing is left to try. */
export interface CleanupResult {
  readonly done: boolean;
  readonly message: string;
}

/** What it takes to do it. */
export type CleanupDeps = Pick<Deps, "now" | "sleep">;
