import { CancelledError, ConvoxError, ExitError, InputError } from "../errors.ts";

/** The exit code for an error, as help has it. */
export function exitCode(error: unknown): number {
  // A shell knows 8 bits of it, and what is 0 in those is no success all the same.
  if (error instanceof ExitError) return error.code & 255 || 255;
  if (error instanceof InputError) return 2;
  return error instanceof CancelledError ? 130 : 1;
}

/** What a terminal shows of an error: with its place and its hint, or the stack of what is no user's mistake. */
export function failureText(error: unknown): string {
  if (!(error instanceof ConvoxError)) {
    return `This is a mistake in convox-ci: ${error instanceof Error ? error.stack : String(error)}\n`;
  }
  const { message, hint, place } = error;
  const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
  return `ERROR: ${where}${message}\n${hint === undefined ? "" : `${hint}\n`}`;
}
