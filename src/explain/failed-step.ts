/** The instruction that a build stopped at, as far as its log tells. */
export interface FailedStep {
  /** On one line, as the builder prints it: `RUN npm ci`; "" when the log names none. */
  readonly instruction: string;
  /** Place in the Dockerfile that the log itself names: BuildKit alone does. */
  readonly dockerfile: string | undefined;
  readonly line: number | undefined;
  /** Its number among the Dockerfile's instructions, from 1; Docker's classic builder alone tells. */
  readonly step: number | undefined;
  /** Directory that the Rack said it was building, relative to the source; v2 alone says so. */
  readonly path: string | undefined;
  /** How many images the log had begun, this one included; 0 when it does not tell. */
  readonly images: number;
  /** What was printed from the step's beginning to the end of the log, without the builder's marks. */
  readonly output: string;
}

const CLASSIC = /^(?:\[\d+\/\d+\] )?step (\d+)\/\d+ ?: (.*)$/i;
const KANIKO =
  /^INFO\[\d+\] ((?:RUN|COPY|ADD|WORKDIR|USER|FROM|ENV|ARG|CMD|ENTRYPOINT|EXPOSE|LABEL|VOLUME|SHELL|ONBUILD) .*)$/;
/** A step that needs the base image's files, and fails before it is printed by itself. */
const KANIKO_NEEDS = /^INFO\[\d+\] Unpacking rootfs as cmd (.*) requires it\.$/;
const BUILDKIT = /^#(\d+) \[([^\]]*)\] (.*)$/;
const BUILDKIT_ERROR = /^#(\d+) ERROR: (.*)$/;
const BUILDKIT_PLACE = /^(\S+):(\d+)$/;
/** A rule of 20 dashes above and below the lines of the Dockerfile. */
const RULE = /^-{20}$/;
const DEFINITION = /^#\d+ \[internal\] load build definition from /;

/** Where the build stopped, by a log of BuildKit, Docker's classic builder, buildah or Kaniko. */
export function failedStep(log: string): FailedStep {
  const lines = log.split(/\r?\n/).map((line) => line.trimEnd());
  return buildkitStep(lines) ?? numberedStep(lines) ?? kanikoStep(lines) ?? none(lines);
}

function buildkitStep(lines: readonly string[]): FailedStep | undefined {
  const definitions = lines.filter((line) => DEFINITION.test(line)).length;
  const place = lines.findLastIndex((line, at) => BUILDKIT_PLACE.test(line) && RULE.test(lines[at + 1] ?? ""));
  const error = lines.findLastIndex((line) => BUILDKIT_ERROR.test(line));
  const id = BUILDKIT_ERROR.exec(lines[error] ?? "")?.[1];
  // Numbers begin anew with each image.
  const start = lines.findLastIndex((line, at) => at <= error && BUILDKIT.exec(line)?.[1] === id);
  const title = BUILDKIT.exec(lines[start] ?? "");
  if (place < 0 && title === null) return undefined;

  const [, dockerfile, number] = BUILDKIT_PLACE.exec(lines[place] ?? "") ?? [];
  const instruction = title === null || title[2] === "internal" ? "" : (title[3] ?? "");
  const own = lines.flatMap((line, at) => {
    const its = /^#(\d+) (?:\d+\.\d+ ?)?(.*)$/.exec(line);
    return at > start && its?.[1] === id ? [(its?.[2] ?? "").replace(/^ERROR: /, "")] : [];
  });
  const rest = lines.slice(Math.max(place, error) + 1).filter((line) => /^(error|ERROR):/.test(line));
  return {
    instruction: instruction || marked(lines, place),
    dockerfile,
    line: number === undefined ? undefined : Number(number),
    step: undefined,
    path: undefined,
    images: definitions,
    output: (title === null ? lines.slice(Math.max(0, place - 40), place) : own).concat(rest).join("\n"),
  };
}

/** The first of the lines that BuildKit marks below the place: `  12 | >>> RUN npm ci`. */
function marked(lines: readonly string[], place: number): string {
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
  return { ...stepAt(lines, start, text), step: Number(number) };
}

function kanikoStep(lines: readonly string[]): FailedStep | undefined {
  const start = lines.findLastIndex((line) => KANIKO.test(line) || KANIKO_NEEDS.test(line));
  const line = lines[start] ?? "";
  const text = KANIKO.exec(line)?.[1] ?? KANIKO_NEEDS.exec(line)?.[1];
  return text === undefined ? undefined : stepAt(lines, start, text.trim());
}

function stepAt(lines: readonly string[], start: number, instruction: string): FailedStep {
  const before = lines.slice(0, start);
  return {
    instruction,
    dockerfile: undefined,
    line: undefined,
    step: undefined,
    path: buildingPath(before),
    images: before.filter((line) => line.startsWith("Building: ")).length,
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
  return lines.findLast((line) => line.startsWith("Building: "))?.slice("Building: ".length);
}
