import type { Generation } from "./profile.ts";
/** One instruction, continuation lines joined. */
export interface Instruction {
    /** Line where it begins, from 1. */
    line: number;
    /** Upper-case word. */
    word: string;
    /** As written, on one line, runs of blanks collapsed. */
    text: string;
    /** Inline files (`<<EOF`) belong to the instruction but not to `text`. */
    heredoc: boolean;
}
/** @throws Error in the words of the Dockerfile parser: unknown instruction, empty file, instruction before FROM */
export declare function parseDockerfile(source: string): Instruction[];
/** What the Rack reads out of a Dockerfile before it builds. */
export interface BuildArguments {
    /** `NAME=value` for each ARG whose name is in the environment; repeated as often as the ARG is. */
    args: string[];
    /** True when the stage `development` is to be built; as often as a FROM line names it. */
    targets: number;
}
/**
 * The Rack reads line by line, not by instruction: `ARG` and `FROM` must stand at the beginning of a line. v3 sees
 * them in upper case only, v2 in any case. Only the first name of an ARG line counts.
 */
export declare function buildArguments(source: string, env: ReadonlyMap<string, string>, options: {
    development: boolean;
    generation: Generation;
}): BuildArguments;
