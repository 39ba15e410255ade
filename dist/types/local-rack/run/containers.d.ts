import type { Container } from "./runtime.ts";
/** Ends the containers of a data folder, of one app or of all, and its registry if no living program uses it. */
export declare function stopContainers(data: string, app: string | undefined, graceMs: number): Promise<Container[]>;
/** Containers of a data folder, whatever runs them, oldest first. No Rack need be there. */
export declare function containersOf(data: string, app?: string): Promise<Container[]>;
