import type { Endpoint } from "./endpoint.ts";
import { type ClientOptions, type Transport } from "./transport.ts";
/** A Rack as a Console lists it. */
export interface ConsoleRack {
    /** `organization/rack` */
    readonly name: string;
    readonly provider: string;
    readonly status: string;
}
/** Parameters and version of a Rack as its Console keeps them. */
export interface ConsoleRackDetails extends ConsoleRack {
    readonly version: string;
    readonly parameters: Readonly<Record<string, string>>;
}
/** Source: convox/convox pkg/console/rack.go */
export declare const rackCalls: (http: Transport) => {
    list: () => Promise<ConsoleRack[]>;
    /** `name` is `organization/rack`. */
    get: (name: string) => Promise<ConsoleRackDetails>;
};
/**
 * The full name, `organization/rack`, of the Rack that a user means by `name`: the one of exactly that name, else the
 * only one whose name contains it, as the official client does (convox/convox pkg/rack/rack.go Match). An error of the
 * Console is shown as it is.
 * @throws InputError when no Rack, or more than one, is meant
 */
export declare function findRack(endpoint: Endpoint, name: string, options?: ClientOptions): Promise<string>;
