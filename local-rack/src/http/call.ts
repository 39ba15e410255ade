import type { IncomingHttpHeaders } from "node:http";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";
import type { Options } from "./form.ts";
import type { Reply } from "./reply.ts";
import type { SocketOutput } from "./sockets.ts";

/** `r`, `rw` or `rwa`: what the credentials of a request allow. */
export type Role = "r" | "rw" | "rwa";

/** One request on its way to a handler: past routing and authentication. */
export interface Call {
  rack: Rack;
  role: Role;
  vars: Record<string, string>;
  options: Options;
  /** The request as it came, for the calls that pass it on. */
  request: { method: string; search: string; headers: IncomingHttpHeaders };
  /** The body, as far as it was not read as a form. Throws when the client breaks off. */
  body: AsyncIterable<Buffer>;
  /** Aborted when the client goes away or the Rack closes. */
  closed: AbortSignal;
  /** Whether the request came through the Console. */
  isFromConsole: boolean;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** Writes its output to `out`; the end-of-stream message follows when it returns, an ERROR message when it throws. */
export type SocketHandler = (call: Call, out: SocketOutput) => Promise<void>;

/**
 * Refuses who may only read: the method gate lets sockets pass, as they are GETs.
 * @throws RackFailure 403, on Racks that have roles
 */
export function requireWrite({ rack, role }: Call, refusal: string): void {
  if (rack.profile.adminRole && !role.includes("w")) throw new RackFailure(403, refusal);
}

/** @throws RackFailure 403, on Racks that have roles */
export function requireAdmin({ rack, role }: Call, refusal: string): void {
  if (rack.profile.adminRole && !role.includes("a")) throw new RackFailure(403, refusal);
}

/** A path variable. */
export function variable(call: Call, name: string): string {
  const value = call.vars[name];
  if (value === undefined) throw new Error(`the route has no variable ${name}`);
  return value;
}
