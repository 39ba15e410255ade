/**
 * One input of a command, declared once: the action's input, the program's flag, the row in the README.
 * Names are kebab-case; `run` gets them in camelCase.
 */
export interface Input {
    readonly description: string;
    /** How the text is read; "string" when left out. */
    readonly kind?: Kind;
    readonly required?: boolean;
    /** Text that stands for "not given"; shown in action.yml and in the tables. */
    readonly default?: string;
    /** What the program uses when nothing is given, in words; the door fills it in. */
    readonly fallback?: string;
    /** Older names that mean the same, such as `buildargs` for `build-args`. */
    readonly aliases?: readonly string[];
    /** One-letter flag of the program. */
    readonly short?: string;
    /** The program takes it as a bare argument too, in the order of declaration; this is what help calls it. */
    readonly positional?: string;
    /** The last bare argument, which takes all that are left: one is text as it stands, several are a command line. */
    readonly rest?: boolean;
    /** A secret is no flag: the program reads it from the environment or from standard input. */
    readonly secret?: boolean;
    /** Environment variables that give the value when the input is not given, first match wins. */
    readonly env?: readonly string[];
    /** The values allowed, for a string. */
    readonly choices?: readonly string[];
    /** Only the program has it: it makes no sense in a CI job's action. */
    readonly terminalOnly?: boolean;
}
/**
 * "lines": one item for each line, trimmed, or for each time the flag is given. "pairs": the same for KEY=VALUE, where
 * nothing is taken off but the end of the line. "duration": milliseconds.
 */
export type Kind = "string" | "boolean" | "integer" | "duration" | "lines" | "pairs";
export type Inputs = Readonly<Record<string, Input>>;
type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : S;
type Parsed<I extends Input> = I["kind"] extends "boolean" ? boolean : I["kind"] extends "integer" | "duration" ? number : I["kind"] extends "lines" | "pairs" ? readonly string[] : string;
type Always<I extends Input> = I extends {
    required: true;
} | {
    default: string;
} | {
    kind: "lines" | "pairs";
} ? true : false;
/** What `run` receives: text read by its kind, `undefined` for what was not given and has no default. */
export type Values<I extends Inputs> = {
    readonly [K in keyof I & string as CamelCase<K>]: Always<I[K]> extends true ? Parsed<I[K]> : Parsed<I[K]> | undefined;
};
/** Looks an input up where the door got it from. A list is what a repeated flag gives; "" is "not given". */
export type Given = (name: string) => string | readonly string[] | undefined;
/**
 * Reads every declared input.
 * @throws InputError with all mistakes at once, each naming the input, the value and what is allowed
 */
export declare function parseInputs<I extends Inputs>(inputs: I, given: Given, env?: Environment): Values<I>;
export type Environment = Readonly<Record<string, string | undefined>>;
export declare function camelCase(name: string): string;
export {};
