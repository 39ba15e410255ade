import { CancelledError, ConvoxError, ExitError, InputError } from "../errors.ts";
import { ISSUES_URL } from "../version.ts";
import { explainSystemError } from "./system-errors.ts";

/** The exit code for an error, as help lists them. */
export function exitCode(error: unknown): number {
  // A shell reads 8 bits of it. A code whose 8 bits are 0 is still no success.
  if (error instanceof ExitError) return error.code & 255 || 255;
  if (error instanceof InputError) return 2;
  return error instanceof CancelledError ? 130 : 1;
}

/** Message, hint and place of an error. What is neither a user's mistake nor a fault of the machine is a bug. */
export function describeFailure(error: unknown): Pick<ConvoxError, "message" | "hint" | "place"> {
  if (error instanceof ConvoxError) return error;
  const known = explainSystemError(error);
  if (known !== undefined) return { ...known, place: undefined };
  return {
    message: `This is a bug in convox-ci. Please report it: ${ISSUES_URL}`,
    hint: error instanceof Error ? error.stack : String(error),
    place: undefined,
  };
}

/** What a log shows for an error. `adapt` words the hint for the place where it is read. */
export function failureText(error: unknown, adapt = (hint: string) => hint): string {
  const { message, hint, place } = describeFailure(error);
  const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
  return `ERROR: ${where}${message}\n${hint === undefined ? "" : `${error instanceof ConvoxError ? adapt(hint) : hint}\n`}`;
}
