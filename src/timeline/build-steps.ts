import { readLogLines } from "../log-lines.ts";
import type { EndedSpan, Span } from "./timeline.ts";

/** One step of an image build, as the log of its builder reports it. */
export interface BuildStep {
  /** Service that the image is for, or the build path on v2; "" if unknown. */
  readonly service: string;
  /** Text of the step, such as `[3/5] RUN npm ci` or `Step 3/5 : RUN npm ci`. */
  readonly name: string;
  /** Milliseconds since 1970: when the log first named the step. */
  readonly start: number;
  /** Duration in seconds: as the builder reports it, else by the arrival of its lines; undefined while the step runs. */
  readonly seconds: number | undefined;
  readonly cached: boolean;
  readonly failed: boolean;
  /** It is an instruction of the Dockerfile, not loading or exporting. */
  readonly isInstruction: boolean;
}

/** Finds the headings of steps in a log, line by line; see explain/build-headings.ts. */
export interface StepTitles {
  titleOf(line: string): string | undefined;
  /** Service of the image that the last line belongs to; "" if unknown. */
  service(): string;
}

/** More steps than any build has. */
const MAX_STEPS = 10_000;
const BUILDKIT_LINE = /^#(\d{1,6}) (?:(CACHED|CANCELED)$|DONE (\d+(?:\.\d+)?)s|(ERROR)\b)/;
/** The local Rack plans a build that it does not run. */
const PLANNED = /^#(\d{1,6}) (?:.* )?NOT RUN$/;
const USED_CACHE = /^(?: ?---> Using cache|--> Using cache |INFO\[\d+\] Using caching version of cmd:)/;
const INSTRUCTION = /^(?:\[(?:[^\]]* )?\d+\/\d+\] |S(?:tep|TEP) \d+\/\d+ ?: |[A-Z]+ )/;

interface Entry {
  service: string;
  name: string;
  start: number;
  end: number | undefined;
  reported: number | undefined;
  cached: boolean;
  failed: boolean;
  planned: boolean;
}

/**
 * Reads the log of a build as it arrives and keeps its steps: BuildKit's plain progress, Docker's classic builder, buildah
 * and Kaniko. BuildKit reports durations itself, also in a stored log; for the others `now` measures them.
 */
export function readBuildSteps({ titles, now }: { titles: StepTitles; now: () => number }): {
  push(bytes: Uint8Array): void;
  /** Ends the step that is still running. `failed`: the build failed in it. */
  end(failed: boolean): void;
  steps(): BuildStep[];
} {
  const entries: Entry[] = [];
  /** Steps of the current image by BuildKit's number. */
  let vertices = new Map<string, Entry>();
  let current: Entry | undefined;

  function start(title: string, line: string): void {
    const continued = title.endsWith(" (continued)");
    const number = /^#(\d+) /.exec(line)?.[1];
    if (number === undefined) finish(current);
    if (number !== undefined && /\bload build definition from /.test(line)) vertices = new Map();
    if (continued || entries.length >= MAX_STEPS) return;
    const service = titles.service();
    const name = service !== "" && title.startsWith(`${service}: `) ? title.slice(service.length + 2) : title;
    const entry = {
      service,
      name,
      start: now(),
      end: undefined,
      reported: undefined,
      cached: false,
      failed: false,
      planned: false,
    };
    entries.push(entry);
    if (number !== undefined) vertices.set(number, entry);
    current = entry;
  }

  function finish(entry: Entry | undefined): void {
    if (entry !== undefined) entry.end ??= now();
  }

  function read(line: string): void {
    const title = titles.titleOf(line);
    if (title !== undefined && title !== "") {
      start(title, line);
      return;
    }
    const [, number, word, seconds, error] = BUILDKIT_LINE.exec(line) ?? [];
    if (number !== undefined) {
      const entry = vertices.get(number);
      if (entry === undefined) return;
      finish(entry);
      if (word === "CACHED") entry.cached = true;
      if (error !== undefined) entry.failed = true;
      if (seconds !== undefined) entry.reported = Number(seconds);
    } else if (PLANNED.test(line)) {
      const entry = vertices.get(PLANNED.exec(line)?.[1] ?? "");
      if (entry !== undefined) entry.planned = true;
    } else if (USED_CACHE.test(line) && current !== undefined) {
      current.cached = true;
    }
  }

  const lines = readLogLines(read);

  return {
    push: lines.push,
    end(failed) {
      if (failed && current !== undefined && current.end === undefined) current.failed = true;
      for (const entry of entries) finish(entry);
    },
    steps: () => entries.filter(({ planned }) => !planned).map(toStep),
  };
}

function toStep({ service, name, start, end, reported, cached, failed }: Entry): BuildStep {
  const seconds = cached ? 0 : (reported ?? (end === undefined ? undefined : (end - start) / 1000));
  return { service, name, start, seconds, cached, failed, isInstruction: INSTRUCTION.test(name) };
}

/** Text of a step without its number: steps move when one is added before them. */
export function instruction(name: string): string {
  return name.replace(/^\[(?:[^\]]* )?\d+\/\d+\] (?:STEP \d+\/\d+: )?|^S(?:tep|TEP) \d+\/\d+ ?: /, "");
}

/** Share of the Dockerfile instructions of each service that came from the cache, 0 to 1, by service. */
export function cachedShares(steps: readonly BuildStep[]): Map<string, number> {
  const counts = new Map<string, { cached: number; all: number }>();
  for (const { service, cached, isInstruction } of steps) {
    if (!isInstruction) continue;
    const count = counts.get(service) ?? { cached: 0, all: 0 };
    counts.set(service, { cached: count.cached + (cached ? 1 : 0), all: count.all + 1 });
  }
  return new Map([...counts].map(([service, { cached, all }]) => [service, cached / all]));
}

/** The steps as spans of a timeline. A step that BuildKit timed ends after the duration that it reported. */
export function stepSpans(steps: readonly BuildStep[]): EndedSpan[] {
  return steps.map(({ service, name, start, seconds = 0, cached, failed, isInstruction }) => ({
    kind: "step",
    name,
    start,
    end: start + seconds * 1000,
    status: failed ? "error" : "ok",
    attributes: { service, cached, instruction: isInstruction },
  }));
}

/** The steps in a timeline: what stepSpans made. */
export function spanSteps(spans: readonly Span[]): BuildStep[] {
  return spans
    .filter(({ kind }) => kind === "step")
    .map(({ name, start, end, status, attributes }) => ({
      service: String(attributes["service"] ?? ""),
      name,
      start,
      seconds: (end - start) / 1000,
      cached: attributes["cached"] === true,
      failed: status === "error",
      isInstruction: attributes["instruction"] === true,
    }));
}
