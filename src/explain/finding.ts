/** One reason why something failed, in words for the person who has to repair it. */
export interface Finding {
  /** Service it is about; "" when it is about none in particular. */
  readonly service: string;
  /** What happened, without a full stop. */
  readonly what: string;
  /** What to do about it; "" when nothing general can be said. */
  readonly hint: string;
  /** The last that the process printed before it ended; "" when it is not known. */
  readonly output: string;
}

const OUTPUT_LINES = 20;
const LINE_LENGTH = 500;
/** Longer lines are data, such as base64. Some rules take quadratic time within a line, so its length is limited. */
const EXAMINED_LENGTH = 1_000;

/** The part of a line of a log that rules examine. */
export function cutLine(line: string): string {
  return line.length > EXAMINED_LENGTH ? line.slice(0, EXAMINED_LENGTH) : line;
}

/** Text without colors and other control sequences of a terminal. */
export function withoutColors(text: string): string {
  return text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, "");
}

/** The last lines of a log that are not empty, as plain text: no colors, no control sequences. */
export function lastLines(log: string, count = OUTPUT_LINES): string {
  return withoutColors(log)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").trimEnd())
    .filter((line) => line !== "")
    .slice(-count)
    .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}...` : line))
    .join("\n");
}

/** One finding for each service: the first with its output counts, as the worst come first. */
export function oneForEachService(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const before = kept.get(finding.service);
    if (before === undefined || (before.output === "" && finding.output !== "")) kept.set(finding.service, finding);
  }
  return [...kept.values()];
}
