import type { Deps } from "../declaration/command.ts";

/** What was done with work that a canceled job left on the Rack. */
export interface CleanupResult {
  /** Nothing is left to try. */
  readonly done: boolean;
  /** One sentence. */
  readonly message: string;
}

/** What a cleanup needs. */
export type CleanupDeps = Pick<Deps, "now" | "sleep">;
