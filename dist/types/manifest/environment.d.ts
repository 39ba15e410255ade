import type { Value } from "./document.ts";
import type { Report } from "./problem.ts";
/** `environment` is a list of NAME, NAME=default and "*". A Rack refuses another form and skips what is no text. */
export declare function checkEnvironment(named: string, value: Value | undefined, report: Report): void;
/** Names of the entries that have no default, so that the app's environment must hold them. */
export declare function requiredNames(value: Value | undefined): string[];
