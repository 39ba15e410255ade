import type { Writable } from "node:stream";
import type { Host } from "./host.ts";
/** Where a terminal's output goes: what is told, the remote log, and warnings. */
export interface TerminalStreams {
    readonly story: Writable;
    readonly log: Writable;
    readonly warnings: Writable;
}
/** A terminal, or a CI system without a door of its own. */
export declare function terminalHost({ story, log, warnings }: TerminalStreams): Host;
