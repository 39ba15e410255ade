import type { IncomingMessage } from "node:http";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";
import type { Role } from "./call.ts";
import { tokenRole } from "./token.ts";

/** User and password of Basic authentication; both "" when there is none. */
export function basicAuth(request: IncomingMessage): { user: string; password: string } {
  const match = /^Basic (.*)$/i.exec(request.headers.authorization ?? "");
  const text = match?.[1] === undefined ? "" : Buffer.from(match[1], "base64").toString("utf8");
  const at = text.indexOf(":");
  return at < 0 ? { user: "", password: "" } : { user: text.slice(0, at), password: text.slice(at + 1) };
}

/**
 * Checks the credentials: the user name counts only when it is `jwt`; otherwise the password alone is compared, and
 * an empty Rack password lets everyone in.
 * @throws RackFailure 401
 */
export async function authenticate(rack: Rack, request: IncomingMessage): Promise<Role> {
  const { user, password } = basicAuth(request);
  if (user === "jwt" && rack.profile.tokens) return tokenRole(rack, password);
  if (rack.password !== "" && password !== rack.password) throw new RackFailure(401, "invalid authentication");
  return rack.profile.adminRole ? "rwa" : "rw";
}

/** GET needs the role to read, every other method the role to write. @throws RackFailure 401 */
export function authorize(role: Role, method: string): void {
  if (method !== "GET" && !role.includes("w")) {
    throw new RackFailure(401, "you are unauthorized to access this");
  }
}
