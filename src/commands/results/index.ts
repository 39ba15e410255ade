import { appResults } from "./app-results.ts";
import { releaseResults } from "./release-results.ts";
import { type Shape, toJson, type ValueOf } from "./shape.ts";

/** The result of each command by its name. Loaded for `--json` and for the schemas: no other run needs it. */
export const RESULTS: Readonly<Record<string, Shape>> = { ...releaseResults, ...appResults };

type Results = typeof releaseResults & typeof appResults;

/** The result of a command as `--json` prints it. */
export type ResultOf<Name> = Name extends keyof Results ? ValueOf<Results[Name]> : object;

/** A result, or the outputs of a failure, as `--json` prints them. */
export function jsonResult(command: string | undefined, result: object): unknown {
  return toJson(RESULTS[command ?? ""], result);
}
