import type { IncomingMessage } from "node:http";
import type { Role } from "./call.ts";
import type { Rack } from "./rack.ts";
/** User and password of Basic authentication; both "" when there is none. */
export declare function basicAuth(request: IncomingMessage): {
    user: string;
    password: string;
};
/**
 * Checks the credentials: the user name counts only when it is `jwt`; otherwise the password alone is compared, and
 * an empty Rack password lets everyone in.
 * @throws RackFailure 401
 */
export declare function authenticate(rack: Rack, request: IncomingMessage): Promise<Role>;
/** GET needs the role to read, every other method the role to write. @throws RackFailure 401 */
export declare function authorize(role: Role, method: string): void;
