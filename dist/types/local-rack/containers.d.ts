import type { Container } from "./runtime.ts";
/** Containers of a data folder, whatever runs them, oldest first. No Rack need be there. */
export declare function containersOf(data: string, app?: string): Promise<Container[]>;
