import type { Host } from "./ci/host.ts";
import type { Target } from "./commands/command.ts";
import type { Connection } from "./commands/connection.ts";
import type { Environment } from "./commands/inputs.ts";
import { type ClientOptions, type Rack } from "./rack/index.ts";
/** A Rack to talk to, and how to leave it. */
export interface ConnectedRack {
    readonly rack: Rack;
    close(): Promise<void>;
}
/** Hides the deploy key and the password in RACK_URL, in every form they travel in, before the first line is printed. */
export declare function maskSecrets(connection: Connection, env: Environment, host: Host): void;
/**
 * The Rack that the inputs and the environment name, in this order: `rack: local`, RACK_URL, then a Rack of the
 * Console by the input `rack` or CONVOX_RACK.
 * @throws InputError when no Rack is named, or a named one comes without a deploy key
 */
export declare function connectRack(connection: Connection, env: Environment, host: Host, options: ClientOptions): Promise<ConnectedRack>;
/**
 * Where the inputs and the environment lead; nothing is sent yet. Without `needsRack` a Console will do.
 * @throws InputError as connectRack does
 */
export declare function targetOf(connection: Connection, env: Environment, host: Host, { needsRack }: {
    readonly needsRack: boolean;
}): Promise<Target>;
