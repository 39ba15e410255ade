import { type Command } from "./commands/command.ts";
/** Serves the Rack inside this package until the program is told to stop. */
export declare const localRack: Command;
