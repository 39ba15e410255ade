import type { Tone } from "./colors.ts";
import type { Filter } from "./filter.ts";
import type { Headings } from "./sections.ts";

/** What a group of the log is about, for the timeline. */
export type GroupKind = "upload" | "build" | "promotion" | "hook" | "health-check";

/** The environment of a command: a GitHub job, a CircleCI job, or a terminal. */
export interface Host {
  /** Prints a line. Where colors are shown, `tone` marks a result, or a line that only says that the work continues. */
  info(line: string, tone?: Extract<Tone, "success" | "quiet">): void;
  /** Shows a line until the next one is printed; absent in logs that are read later. */
  progress?(line: string): void;
  warn(line: string): void;
  /** Puts what `body` prints under `title`, folded where the host can fold. A session records it as a span of `kind`. */
  group<T>(title: string, body: () => Promise<T>, kind?: GroupKind): Promise<T>;
  /**
   * Prints bytes that came from a Rack or an app as they come. The host must not read commands out of them. In a group,
   * a host that can fold shows each section that `headings` finds as a separate group.
   */
  stream(chunks: AsyncIterable<Uint8Array>, headings?: Headings): Promise<void>;
  /** Hides `secret` in everything printed from now on. */
  mask(secret: string): void;
  /** Hides the secrets in bytes that are written elsewhere, such as to a file. */
  masking(): Filter;
  /** Passes a named result to later steps. */
  output(name: string, value: string): void;
  /** Puts a folder first in the PATH of all later steps; absent on hosts without later steps. */
  addPath?(dir: string): void;
  /** Sets an environment variable of all later steps; absent on hosts without later steps. */
  setEnvironment?(name: string, value: string): void;
  /** Stores a note for the post step; "" removes it. Hosts without a post step ignore it. */
  save(name: string, value: string): void;
}
