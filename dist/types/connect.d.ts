import type { Host } from "./ci/host.ts";
import type { Target } from "./commands/command.ts";
import type { Connection } from "./commands/connection.ts";
import type { Environment } from "./commands/inputs.ts";
import type { LocalRack, LocalRackOptions } from "./local-rack/index.ts";
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
/** What a local Rack does with an app, for the first line of what it says. */
export declare function abilities(builder: "docker" | "buildah" | "plan"): string;
/**
 * Starts the Rack inside this package.
 * @throws InputError when the builder that was named cannot work on this machine
 */
export declare function startedHere(options: LocalRackOptions): Promise<LocalRack>;
export declare const BUILDERS: readonly ["auto", "docker", "buildah", "plan"];
/** A mistake in the faults' text is the user's. */
export declare function faultsOf<T>(parse: () => T): T;
