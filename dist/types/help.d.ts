import type { Command } from "./commands/command.ts";
/** What `convox-ci help` prints. */
export declare function overview(commands: readonly Command[]): string;
/** What `convox-ci help COMMAND` prints. */
export declare function commandHelp(command: Command): string;
