import type { Command } from "./command.ts";
/** Every command that all doors have, in the order `help` shows them; cli.ts adds those for a terminal alone. */
export declare const commands: readonly Command[];
