import type { Role } from "./call.ts";
import type { Rack } from "./rack.ts";
/** Makes every token invalid that was signed so far. */
export declare function rotateTokenKey(rack: Rack): Promise<string>;
/**
 * A token: HS256 with the claims `user`, `role` and `expiresAt` (seconds since 1970).
 * @throws RackFailure for a role or a duration that is not allowed
 */
export declare function makeToken(rack: Rack, role: string, hours: string): Promise<string>;
/** Role of a token. @throws RackFailure 401 when it is not valid */
export declare function tokenRole(rack: Rack, token: string): Promise<Role>;
