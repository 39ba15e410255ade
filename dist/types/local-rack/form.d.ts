import type { IncomingMessage } from "node:http";
type Values = Map<string, string[]>;
/** The options of a request, from query, form body and headers, as the Rack reads them. */
export interface Options {
    /** A form parameter; the query counts as form too. `undefined` when the key is absent. */
    param(name: string): string | undefined;
    /** A query parameter. */
    query(name: string): string | undefined;
    /** A header, as UTF-8. */
    header(name: string): string | undefined;
    /** Form or query, then a header of that name, else "": how `url`, `name`, `role` and the like are read. */
    value(name: string): string;
    /** The form body's fields, for the transcript. */
    form: Record<string, string> | undefined;
}
export declare function isForm(request: IncomingMessage): "urlencoded" | "multipart" | undefined;
/** Reads the options. A form body is consumed, any other body is left alone. */
export declare function readOptions(request: IncomingMessage, search: string, body: AsyncIterator<Buffer>): Promise<Options>;
/** Decodes `a=b&c=d`. Like Go: a pair with a semicolon or a bad escape is dropped. */
export declare function parsePairs(text: string): Values;
export {};
