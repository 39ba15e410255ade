/** `previous-release` -> `CONVOX_PREVIOUS_RELEASE`; undefined for an output that is not handed on. */
export declare function variableOf(output: string): string | undefined;
/**
 * Outputs of a command that later steps have as variables. Not the release that a process ran in: a build's would be lost
 * to the promotion after it.
 */
export declare function handedOn(command: string, outputs: readonly string[]): readonly string[];
