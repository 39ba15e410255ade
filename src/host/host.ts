import type { Filter } from "./filter.ts";
import type { Headings } from "./sections.ts";

/** The place a command runs in: a GitHub job, a CircleCI job, a terminal. */
export interface Host {
  info(line: string): void;
  warn(line: string): void;
  /** Puts what `body` prints under `title`, folded where the host can fold. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /**
   * Prints bytes that came from a Rack or an app as they come. The host must not read commands out of them. In a group,
   * where the host can fold, each section that `headings` finds has a group of its own.
   */
  stream(chunks: AsyncIterable<Uint8Array>, headings?: Headings): Promise<void>;
  /** Hides `secret` in everything printed from now on. */
  mask(secret: string): void;
  /** Hides the secrets in a stream that goes somewhere else than to `stream`. */
  masking(): Filter;
  /** Hands a named result to later steps. */
  output(name: string, value: string): void;
  /** Puts a folder first in the PATH of all later steps; absent where there is no such thing. */
  addPath?(dir: string): void;
  /** Sets an environment variable of all later steps; absent where there is no such thing. */
  setEnvironment?(name: string, value: string): void;
  /** Leaves a note for the step that runs after the job; "" takes it back. Without such a step nobody reads it. */
  save(name: string, value: string): void;
}
