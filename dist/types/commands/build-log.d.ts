import { type Build } from "../rack/index.ts";
import type { Deps } from "./command.ts";
/**
 * Reads the build until it is complete or failed: the build's status is the truth, its log is only the picture.
 * @throws TimeoutError after `timeoutMs`; the build goes on at the Rack then
 */
export declare function settledBuild({ app, id }: Build, timeoutMs: number, deps: Deps): Promise<Build>;
/** Prints the build's log until `ending` resolves; gives the end of it as text. Losing the log fails nothing. */
export declare function showBuildLog(build: Build, ending: Promise<Build>, deps: Deps): Promise<string>;
