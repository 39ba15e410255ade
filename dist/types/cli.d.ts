/**
 * The program `convox-ci`. `argv` is what was typed after its name. Sets the exit code and leaves the process to end by
 * itself: 0 done, 1 failed, 2 wrong input, 130 cancelled, or the code of the process that a command ran.
 */
export declare function runCli(argv: readonly string[]): Promise<void>;
