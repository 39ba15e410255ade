import { Agent as HttpAgent } from "node:http";
import * as tls from "node:tls";
import type { Endpoint } from "./endpoint.ts";
import { type ProxyServer } from "./proxy.ts";
/** How connections to one endpoint are made. */
export interface Agents {
    /** Keeps connections for the next request. For what may be repeated when a kept connection turns out dead. */
    readonly kept: HttpAgent;
    /** A connection for each request. For what must not be sent twice, so that it never meets a dead connection. */
    readonly fresh: HttpAgent;
    /** As `fresh`, for websockets: a plain one needs a tunnel through a proxy too. */
    readonly tunnel: HttpAgent;
    /** Options of each request to an https endpoint. */
    readonly tls: {
        readonly secureContext?: tls.SecureContext;
        readonly rejectUnauthorized: boolean;
    };
    readonly proxy: ProxyServer | undefined;
    /** Closes what is open, so that the process can end. */
    close(): void;
}
/** @throws InputError when the certificates or the proxy's address cannot be used */
export declare function agents(endpoint: Pick<Endpoint, "url" | "tls" | "proxy">): Agents;
