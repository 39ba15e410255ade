import type { LocalRack, LocalRackOptions } from "./options.ts";
/**
 * Starts a Rack on this machine. It keeps its state in `options.data` and answers the same HTTP API as a real one;
 * docs/local-rack.md says what it does and does not do.
 * @throws Error when the port is taken, or an option is not allowed
 */
export declare function startLocalRack(options: LocalRackOptions): Promise<LocalRack>;
