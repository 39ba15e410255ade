import type { BuildStep } from "../../timeline/build-steps.ts";

/** What a command reports beside its outputs and its timeline, for a summary of the run. */
export interface RunReport {
  /** What a promotion changes, line by line. */
  releaseDiff?: readonly string[];
  /** Cost of the app in a range of days. */
  cost?: string;
  /** Steps of the previous build, to compare with. */
  previousSteps?: readonly BuildStep[];
}
