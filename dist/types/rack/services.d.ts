import type { Transport } from "./transport.ts";
/** Source: convox/convox pkg/structs/service.go */
export interface Service {
    readonly name: string;
    readonly count: number;
    readonly cpu: number;
    readonly memory: number;
    /** Host name under which it is reached; "" when it has no port of its own. */
    readonly domain: string;
    /** Ports of the balancer before it. */
    readonly balancerPorts: readonly number[];
}
export declare const serviceCalls: (http: Transport) => {
    /** The services of the active release; none before the first promotion. */
    list: (app: string) => Promise<Service[]>;
};
