import { explainSystemError } from "./explain-system-error.ts";

/**
 * Runs an entry point. A part of the bundle that the machine cannot load, for example because too many files are open, is
 * one sentence: what reports other errors could not be loaded either.
 * @throws what is no fault of the machine
 */
export async function withLoadFailures(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const known = explainSystemError(error);
    if (known === undefined) throw error;
    process.stderr.write(`ERROR: ${known.message}\n${known.hint}\n`);
    process.exitCode = 1;
  }
}
