import type { Gate } from "./http.ts";
import type { ConsoleOptions } from "./options.ts";
import type { Rack } from "./rack.ts";
/**
 * A stand-in for the Console. Its side of the protocol is not public: the list of racks, the session challenge and
 * the `Rack` header are what the official client expects, the words of refusals are invented.
 */
export declare function consoleGate(rack: Rack, options: ConsoleOptions): Gate;
