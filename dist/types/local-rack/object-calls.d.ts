import { type Call } from "./call.ts";
import { type RackFailure } from "./errors.ts";
import type { Rack } from "./rack.ts";
import { type Reply } from "./reply.ts";
/** The error of a missing object; the builder meets it too. */
export declare function objectNotFound(rack: Rack, key: string): RackFailure;
/**
 * A key as the Rack takes it: v3 from 3.24.6 drops leading and double slashes and refuses `..` and the empty key,
 * others take it as it comes.
 * @throws RackFailure 400
 */
export declare function objectKey(rack: Rack, key: string): string;
/** A form body was swallowed while the options were read, so an object sent as a form is stored empty. */
export declare function objectStore(call: Call): Promise<Reply>;
export declare function objectFetch(call: Call): Promise<Reply>;
/** Always 200: the answer is in a body that HEAD does not carry. */
export declare function objectExists(call: Call): Promise<Reply>;
export declare function objectList(call: Call): Promise<Reply>;
export declare function objectDelete(call: Call): Promise<Reply>;
