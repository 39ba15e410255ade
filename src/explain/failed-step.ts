import { cutLine, withoutColors } from "./finding.ts";
import {
  BUILDING,
  BUILDKIT,
  BUILDKIT_ENDED,
  BUILDKIT_ERROR,
  CLASSIC,
  DEFINITION,
  KANIKO,
  KANIKO_NEEDS,
} from "./step-lines.ts";

/** The instruction at which a build stopped, as far as its log shows. */
export interface FailedStep {
  /** On one line, as the builder prints it: `RUN npm ci`; "" when the log names none. */
  readonly instruction: string;
  /** Place in the Dockerfile that the log itself names: BuildKit alone does. */
  readonly dockerfile: string | undefined;
  readonly line: number | undefined;
  /** Its number among the Dockerfile's instructions, from 1; only Docker's classic builder reports it. */
  readonly step: number | undefined;
  /** Directory that the Rack said it was building, relative to the source; v2 alone says so. */
  readonly path: string | undefined;
  /** Number of images that the log had started, including this one; 0 if unknown. */
  readonly images: number;
  /** What was printed from the step's beginning to the end of the log, without the builder's marks. */
  readonly output: string;
}

const BUILDKIT_PLACE = /^(\S+):(\d+)$/;
/** A rule of 20 dashes above and below the lines of the Dockerfile. */
const RULE = /^-{20}$/;
/** The image is made and tagged or pushed, or the next one starts: no step of its Dockerfile can fail after that. */
const BEYOND =
  /^(?:Successfully (?:built|tagged) |Building: |Injecting: |Running: |COMMIT |INFO\[\d+\] Pushing image )/;

/** Where the build stopped, by a log of BuildKit, Docker's classic builder, buildah or Kaniko. */
export function failedStep(log: string): FailedStep {
  const lines = withoutColors(log)
    .split(/\r?\n/)
    .map((line) => cutLine(line).trimEnd());
  return buildkitStep(lines) ?? numberedStep(lines) ?? kanikoStep(lines) ?? none(lines);
}

function buildkitStep(lines: readonly string[]): FailedStep | undefined {
  const definitions = lines.filter((line) => DEFINITION.test(line)).length;
  const place = lines.findLastIndex((line, at) => BUILDKIT_PLACE.test(line) && RULE.test(lines[at + 1] ?? ""));
  const error = lines.findLastIndex((line) => BUILDKIT_ERROR.test(line));
  const id = BUILDKIT_ERROR.exec(lines[error] ?? "")?.[1];
  // Numbers restart with each image.
  const start =
    id === undefined && place < 0
      ? findUnfinished(lines)
      : lines.findLastIndex((line, at) => at <= error && BUILDKIT.exec(line)?.[1] === id);
  const title = BUILDKIT.exec(lines[start] ?? "");
  if (place < 0 && title === null) return id === undefined ? undefined : untitledStep(lines, error, id, definitions);

  const [, dockerfile, number] = BUILDKIT_PLACE.exec(lines[place] ?? "") ?? [];
  const instruction = title === null || title[2] === "internal" ? "" : (title[3] ?? "");
  const own = lines.flatMap((line, at) => {
    const its = /^#(\d+) (?:\d+\.\d+ ?)?(.*)$/.exec(line);
    return at > start && its?.[1] === title?.[1] ? [(its?.[2] ?? "").replace(/^ERROR: /, "")] : [];
  });
  const rest = lines.slice(Math.max(place, error) + 1).filter((line) => /^(error|ERROR):/.test(line));
  return {
    instruction: instruction || findMarkedLine(lines, place),
    dockerfile,
    line: number === undefined ? undefined : Number(number),
    step: undefined,
    path: undefined,
    images: definitions,
    output: (title === null ? lines.slice(Math.max(0, place - 40), place) : own).concat(rest).join("\n"),
  };
}

/** Index of the last step that started and did not end; -1 for none. A builder that disappears names no step. */
function findUnfinished(lines: readonly string[]): number {
  const ended = new Set<string>();
  return lines.findLastIndex((line) => {
    const over = BUILDKIT_ENDED.exec(line)?.[1];
    if (over !== undefined) ended.add(over);
    const id = BUILDKIT.exec(line)?.[1];
    return id !== undefined && !ended.has(id);
  });
}

/** A step that is no instruction's: `#11 exporting to image`, with the push. */
function untitledStep(lines: readonly string[], error: number, id: string, images: number): FailedStep {
  const start = lines.findLastIndex((line, at) => at < error && DEFINITION.test(line));
  const output = lines.slice(start + 1).flatMap((line) => {
    const its = /^#(\d+) (?:\d+\.\d+ ?)?(.*)$/.exec(line);
    return its === null ? (/^(error|ERROR):/.test(line) ? [line] : []) : its[1] === id ? [its[2] ?? ""] : [];
  });
  return { ...none([]), images, output: output.join("\n") };
}

/** The first of the lines that BuildKit marks below the place: `  12 | >>> RUN npm ci`. */
function findMarkedLine(lines: readonly string[], place: number): string {
  if (place < 0) return "";
  const end = lines.findIndex((line, at) => at > place + 1 && RULE.test(line));
  for (const line of lines.slice(place + 2, end < 0 ? undefined : end)) {
    const text = /^\s*\d+ \| >>> (.*)$/.exec(line)?.[1];
    if (text !== undefined) return text.trim();
  }
  return "";
}

function numberedStep(lines: readonly string[]): FailedStep | undefined {
  const start = lines.findLastIndex((line) => CLASSIC.test(line));
  const [, number, text] = CLASSIC.exec(lines[start] ?? "") ?? [];
  if (text === undefined) return undefined;
  if (isBeyond(lines, start)) return beyond(lines);
  return { ...stepAt(lines, start, text), step: Number(number) };
}

function kanikoStep(lines: readonly string[]): FailedStep | undefined {
  const start = lines.findLastIndex((line) => KANIKO.test(line) || KANIKO_NEEDS.test(line));
  const line = lines[start] ?? "";
  const text = KANIKO.exec(line)?.[1] ?? KANIKO_NEEDS.exec(line)?.[1];
  if (text === undefined) return undefined;
  return isBeyond(lines, start) ? beyond(lines) : stepAt(lines, start, text.trim());
}

function isBeyond(lines: readonly string[], start: number): boolean {
  return lines.findLastIndex((line) => BEYOND.test(line)) > start;
}

/** What failed after the last step that the log names. */
function beyond(lines: readonly string[]): FailedStep {
  const last = lines.findLastIndex((line) => BEYOND.test(line));
  const output = lines.slice(last + 1).filter((line) => !line.startsWith("INFO["));
  return { ...stepAt(lines.slice(0, last + 1), last + 1, ""), output: output.join("\n") };
}

function stepAt(lines: readonly string[], start: number, instruction: string): FailedStep {
  const before = lines.slice(0, start);
  return {
    instruction,
    dockerfile: undefined,
    line: undefined,
    step: undefined,
    path: buildingPath(before),
    images: before.filter((line) => line.startsWith(BUILDING)).length,
    output: lines
      .slice(start + 1)
      .filter((line) => !/^( ---> |INFO\[)/.test(line))
      .join("\n"),
  };
}

/** A log that names no step: it failed before the first one, or the builder is another. */
function none(lines: readonly string[]): FailedStep {
  return { ...stepAt(lines, lines.length, ""), output: lines.join("\n") };
}

function buildingPath(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line.startsWith(BUILDING))?.slice(BUILDING.length);
}
