/** A point in the manifest as the user wrote it; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** The generations of Rack that a problem concerns. */
export type Racks = "v2" | "v3" | "both";

/** One thing in the manifest that a Rack would refuse ("error") or quietly ignore ("warning"). */
export interface Problem {
  line: number | undefined;
  column?: number;
  /** One sentence that names the service, timer, resource or key; it does not repeat the file or the line. */
  message: string;
  racks: Racks;
  severity: "error" | "warning";
  /** It concerns v3 Racks of this version or later only. */
  since?: string | undefined;
  /** It concerns v3 Racks before this version only. */
  before?: string | undefined;
}

/** Versions of v3 Racks that a problem concerns. */
export type Versions = Pick<Problem, "since" | "before">;

/** Where the checks put what they find. */
export interface Report {
  error(at: Place | undefined, message: string, racks?: Racks): void;
  warn(at: Place | undefined, message: string, racks?: Racks, versions?: Versions): void;
}

/** A message on one line, although it may quote a name or a value of more lines. */
export function spellOutBreaks(message: string): string {
  return message.replace(/[\n\r\u0085\u2028\u2029]/g, (char) => {
    if (char === "\n" || char === "\r") return char === "\n" ? "\\n" : "\\r";
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** A report that collects into `problems`. */
export function reportInto(problems: Problem[]): Report {
  const add =
    (severity: Problem["severity"]) =>
    (at: Place | undefined, message: string, racks: Racks = "both", versions: Versions = {}) => {
      const problem: Problem = { line: at?.line, message, racks, severity, ...versions };
      if (at !== undefined) problem.column = at.column;
      // A template that several services share through an anchor would otherwise be reported once for each.
      const same = (other: Problem) =>
        other.message === message &&
        other.racks === racks &&
        other.line === problem.line &&
        other.column === problem.column;
      if (!problems.some(same)) problems.push(problem);
    };
  return { error: add("error"), warn: add("warning") };
}
