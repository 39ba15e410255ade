import type { Transport } from "./transport.ts";
/** Source: convox/convox pkg/structs/resource.go */
export interface Resource {
    readonly name: string;
    /** `postgres`, `redis`, `rds-mysql` and so on. */
    readonly type: string;
    readonly status: string;
    /** With user and password: a secret. */
    readonly url: string;
}
export declare const resourceCalls: (http: Transport) => {
    list: (app: string) => Promise<Resource[]>;
    get: (app: string, name: string) => Promise<Resource>;
    /**
     * The dump of a database, as SQL text; v3 alone. What fails after the first byte still has status 200, and its last
     * line is the error: see dumpError. Source: convox/convox provider/k8s/resource.go
     */
    export: (app: string, name: string) => Promise<AsyncIterable<Uint8Array>>;
    /**
     * Pipes SQL text into the database's own client; v3 alone. Success means that the client ended well: psql goes on
     * after a statement that fails.
     */
    import: (app: string, name: string, chunks: AsyncIterable<Uint8Array>, length: number) => Promise<void>;
};
/** The error that a Rack has put at the end of a dump; undefined for none. `tail` is the end of the dump. */
export declare function dumpError(tail: string): string | undefined;
