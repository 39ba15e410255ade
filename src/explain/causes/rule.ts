/** Stage in which the builder failed. "start": before the Dockerfile, or unknown. */
export type Stage = "start" | "image" | "copy" | "run";

/** How a known way to fail is recognised, and what is said of it. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** What happened, as the end of a sentence; `$1` is what the first group of the pattern that matched holds. */
  readonly what: string;
  readonly hint: string;
  /** Where the words mean this; anywhere when left out. A program in a RUN may print anything. */
  readonly at?: readonly Stage[];
  /** The words mean something else where this fits too. */
  readonly unless?: RegExp;
  /** Counts among the last lines alone: earlier ones may be of a try that was repeated with success. */
  readonly atEnd?: boolean;
  /** The first group is a path in the build context, or in the stage that COPY --from names. */
  readonly missing?: boolean;
}
