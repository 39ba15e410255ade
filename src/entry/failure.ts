import { EXIT_CODES } from "../error-codes/entry.ts";
import { ERROR_CODES } from "../error-codes/index.ts";
import { ConvoxError, type ErrorCode, ExitError, type SourcePlace } from "../errors.ts";
import { painterFor } from "../host/colors.ts";
import { HOMEPAGE_URL, ISSUES_URL } from "../version.ts";
import { explainSystemError } from "./explain-system-error.ts";

/** A failure as every entry point reports it: in JSON, in an annotation, in a test report and in the output `error`. */
export interface FailureReport {
  /** Stable name of the failure. */
  readonly code: ErrorCode;
  readonly title: string;
  readonly message: string;
  readonly hints: readonly string[];
  /** Line of a user's file that caused the failure. */
  readonly place?: SourcePlace;
  /** Address of the code's entry in docs/errors.md. */
  readonly docs: string;
  readonly "exit-code": number;
  /** Whose exit code it is: that of the command on the Rack, or that of convox-ci. */
  readonly "exit-code-of": "command" | "convox-ci";
}

/** Characters of a line, and lines of a text. A Rack's names and replies have any length; CI systems cut or drop long lines. */
const LONGEST_LINE = 2_000;
const MOST_LINES = 200;

/** The report of an error. `adapt` words the hints for the place where they are read. */
export function describeFailure(error: unknown, adapt = (hint: string) => hint): FailureReport {
  const { code, message, hints, place } = factsOf(error, adapt);
  const { title } = ERROR_CODES[tableKey(code)];
  return {
    code,
    title,
    message: limitText(message),
    hints: hints.map(limitText),
    ...(place === undefined ? {} : { place }),
    docs: `${HOMEPAGE_URL}/blob/main/docs/errors.md#${code.replaceAll("/", "")}`,
    "exit-code": exitCode(error),
    "exit-code-of": isOfCommand(error, code) ? "command" : "convox-ci",
  };
}

/** The exit code for an error, as `help exit-codes` lists them. */
export function exitCode(error: unknown): number {
  const { code } = factsOf(error, String);
  // A shell reads 8 bits of it. A code whose 8 bits are 0 is still no success.
  if (isOfCommand(error, code)) return error.status & 255 || 255;
  const { exit } = ERROR_CODES[tableKey(code)];
  return EXIT_CODES[exit === "command" ? "other" : exit];
}

/** What a log shows for an error. */
export function failureText({ message, hints, place }: FailureReport): string {
  const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
  return `ERROR: ${[`${where}${message}`, ...hints].join("\n")}\n`;
}

/** `text` of failureText for `stream`, with its label in color where colors are shown. */
export function paintFailure(text: string, stream: object): string {
  return text.replace(/^ERROR:/, painterFor(process.env, stream)("error", "ERROR:"));
}

/** `text` with long lines cut. The mark of the cut lets the host hide a secret that was cut. */
function limitText(text: string): string {
  const lines = text.split("\n");
  const shown = lines.slice(0, MOST_LINES).map((line) => {
    return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  });
  return [...shown, ...(lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : [])].join("\n");
}

type Facts = Pick<ConvoxError, "code" | "message" | "hints" | "place">;

/** What is neither a user's mistake nor a fault of the machine is a bug. */
function factsOf(error: unknown, adapt: (hint: string) => string): Facts {
  if (error instanceof ConvoxError) {
    const { code, message, hints, place } = error;
    return { code, message, hints: hints.map(adapt), place };
  }
  const known = explainSystemError(error);
  if (known !== undefined) {
    return { code: "machine-fault", message: known.message, hints: [known.hint], place: undefined };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `This is a bug in convox-ci. Please report it: ${ISSUES_URL}`;
  return { code: "internal-error", message, hints: [stack], place: undefined };
}

function isOfCommand(error: unknown, code: ErrorCode): error is ExitError {
  return error instanceof ExitError && ERROR_CODES[tableKey(code)].exit === "command";
}

/** The row of a code. Builds that failed for a known cause share one. */
function tableKey(code: ErrorCode): keyof typeof ERROR_CODES {
  return code in ERROR_CODES ? (code as keyof typeof ERROR_CODES) : "build-failed";
}
