import { appResults } from "./app-results.ts";
import { releaseResults } from "./release-results.ts";
import { type Shape, toJson } from "./shape.ts";

/** The result of each command by its name. Loaded for `--json` and for the schemas: no other run needs it. */
export const RESULTS: Readonly<Record<string, Shape>> = { ...releaseResults, ...appResults };

/** A result, or the outputs of a failure, as `--json` prints them. */
export function jsonResult(command: string | undefined, result: object): unknown {
  return toJson(RESULTS[command ?? ""], result);
}
