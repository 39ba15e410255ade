/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
export declare function runAction(name: string): Promise<void>;
