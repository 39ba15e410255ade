import type { Endpoint } from "./endpoint.ts";
import { type ProxyServer } from "./proxy.ts";
/** What a connection to an endpoint is made to first: its host, or a proxy. */
export interface Peer {
    readonly host: string;
    readonly port: number;
    readonly proxy: ProxyServer | undefined;
}
/** What was seen of an endpoint without giving it the key. */
export interface Greeting {
    /** The header Date, in ms; undefined when there was none. */
    readonly dateMs: number | undefined;
    readonly tls: TlsSeen | undefined;
}
export interface TlsSeen {
    /** `TLSv1.3` */
    readonly protocol: string;
    /** Why the certificate is not trusted; undefined when it is. */
    readonly distrust: string | undefined;
    readonly issuer: string;
    readonly expires: Date | undefined;
}
/** @throws InputError when the proxy's address is wrong */
export declare function peerOf(endpoint: Endpoint): Peer;
/** The addresses of a host name. @throws UnreachableError */
export declare function lookedUp({ host }: Peer, endpoint: Endpoint): Promise<string[]>;
/** Connects and leaves again. @returns how long it took, in ms @throws UnreachableError */
export declare function reached({ host, port }: Peer, endpoint: Endpoint, now: () => number): Promise<number>;
/**
 * Says hello without credentials, through the proxy if there is one, whether or not the certificate is trusted: what it
 * answers does not matter, `/check` is what a Rack answers without a password.
 * @throws UnreachableError
 */
export declare function greeted(endpoint: Endpoint, signal: AbortSignal): Promise<Greeting>;
