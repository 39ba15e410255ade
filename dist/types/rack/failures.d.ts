import { RackError, UnreachableError } from "../errors.ts";
import { type Endpoint } from "./endpoint.ts";
import type { ProxyServer } from "./proxy.ts";
/** What a failed request was about; `request` is `GET /system`. */
export interface Where {
    readonly request: string;
    readonly endpoint: Endpoint;
    readonly proxy: ProxyServer | undefined;
    /** Whether it changes something and so must not simply be sent again. */
    readonly once?: boolean;
}
/** The first bytes of an error reply that are looked at. */
export declare const errorBodyLimit: number;
/** The error for a reply with an error status, in the Rack's own words. */
export declare function rackError(where: Where, status: number, body: string, contentType?: string): RackError;
/** One line without control characters, of bounded length, and without the password even if a Rack echoes it. */
export declare function clean(text: string, endpoint: Endpoint): string;
/** What to try after an error status; `reason` is "" for an empty body. */
export declare function rackHint(endpoint: Endpoint, status: number | undefined, reason: string): string | undefined;
export interface Unreachable {
    readonly error: UnreachableError;
    /** Whether it may be gone the next time. */
    readonly passing: boolean;
}
/** A failure of the network, or of the encryption, as one sentence. */
export declare function unreachable(where: Where, cause: unknown): Unreachable;
/**
 * Whether a request that failed this way may have been carried out all the same. A gateway's 502 and 504 come from before
 * the Rack, which may have had the request; any other error status is the Rack's own no.
 */
export declare function mayHaveHappened(error: unknown): boolean;
/** A proxy that answered instead of the Rack. 407 and 403 are final; a gateway status may pass. */
export declare function proxyRefusal(where: Where, status: number): Unreachable;
/** Too many requests, or a gateway whose Rack is away for a moment. */
export declare function isPassingStatus(status: number): boolean;
export declare const idleTimeout = "CONVOX_IDLE";
export declare const connectTimeout = "CONVOX_CONNECT";
