import type { Command } from "./command.ts";
/** Every command that talks to a Rack, in the order `help` shows them. */
export declare const commands: readonly Command[];
