import type { IncomingMessage } from "node:http";
import type { RequestRecord } from "./record.ts";
/** What a request line names. */
export interface Target {
    /** Decoded path, double slashes as they are; undefined when it cannot be decoded. */
    path: string | undefined;
    /** Path as it stood in the request line. */
    raw: string;
    /** What followed the question mark. */
    search: string;
}
export declare function targetOf(request: IncomingMessage): Target;
/** What the faults of a request are held against. */
export declare function occasionOf(request: IncomingMessage): {
    method: string;
    path: string;
};
export declare function newRecord(request: IncomingMessage, console: boolean): RequestRecord;
/**
 * The body in pieces, counted in the transcript.
 * @throws Error when the client breaks off before the end
 */
export declare function countedBody(request: IncomingMessage, record: RequestRecord): AsyncGenerator<Buffer>;
