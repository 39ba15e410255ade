import type { Rack } from "./rack.ts";
/**
 * Streams a body to the store. The object appears, or replaces the one before, only when the whole body has arrived.
 * @throws whatever the body throws, having stored nothing
 */
export declare function storeObject(rack: Rack, app: string, key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>;
/** Path of the file that holds an object, or undefined when there is none. */
export declare function objectFile(rack: Rack, app: string, key: string): Promise<string | undefined>;
/** The object's bytes as a stream, or undefined. */
export declare function openObject(rack: Rack, app: string, key: string): Promise<AsyncIterable<Buffer> | undefined>;
/** The whole object in memory, for small ones such as logs; undefined when there is none. */
export declare function readObject(rack: Rack, app: string, key: string): Promise<Buffer | undefined>;
/** True when there was one. */
export declare function deleteObject(rack: Rack, app: string, key: string): Promise<boolean>;
/** Keys that begin with `prefix` and have no `/` after it, sorted, at most 1000: one page of a delimited listing. */
export declare function listObjects(rack: Rack, app: string, prefix: string): Promise<string[]>;
