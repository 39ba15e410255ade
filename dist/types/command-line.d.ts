import type { Command } from "./commands/command.ts";
import type { Given, Input } from "./commands/inputs.ts";
/** Flags of the program itself, beside a command's inputs. */
export declare const programFlags: {
    readonly json: {
        readonly description: "Print the result as JSON on standard output, everything else on standard error";
        readonly kind: "boolean";
    };
    readonly id: {
        readonly description: "Print only the release's id on standard output, everything else on standard error";
        readonly kind: "boolean";
    };
    readonly "password-stdin": {
        readonly description: "Read the deploy key from standard input";
        readonly kind: "boolean";
    };
    readonly help: {
        readonly description: "Show this";
        readonly kind: "boolean";
        readonly short: "h";
    };
};
/** What was typed, sorted out but not yet read: `given` looks inputs up by name. */
export interface CommandLine {
    readonly command: Command;
    readonly given: Given;
}
/** The inputs that `command` takes from the command line, its connection's and the program's own among them. */
export declare function flagsOf(command: Command): Record<string, Input>;
/** The command that the first one or two words name. */
export declare function findCommand(argv: readonly string[], commands: readonly Command[]): {
    command: Command;
    rest: string[];
};
/**
 * Sorts flags and bare arguments.
 * @throws InputError naming the flag, when it is unknown, has no value, is given twice or is a secret
 */
export declare function readCommandLine(argv: readonly string[], commands: readonly Command[]): CommandLine;
