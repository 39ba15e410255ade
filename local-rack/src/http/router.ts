import type { Generation } from "../profile/generation.ts";
import type { Profile } from "../profile/profile.ts";
import type { Call, Handler, SocketHandler } from "./call.ts";

interface Common {
  pattern: RegExp;
  path: string;
  only: Availability | undefined;
}

/** Which Racks have a route: those of a generation, or those whose profile says so. Left out: all. */
export type Availability = Generation | ((profile: Profile) => boolean);

export interface HttpRoute extends Common {
  kind: "http";
  method: string;
  handler: Handler;
}

export interface SocketRoute extends Common {
  kind: "socket";
  handler: SocketHandler;
  reads: boolean;
}

export type Route = HttpRoute | SocketRoute;

/** A row of the table: `route("GET", "/apps/{app}/builds/{id}", handler)`; method `ANY` is every method. */
export function route(method: string, path: string, handler: Handler, only?: Availability): HttpRoute {
  return { kind: "http", method, path, pattern: patternOf(path), handler, only };
}

/** A websocket row: GET with exactly `Upgrade: websocket`. The handler writes and never reads. */
export function socket(path: string, handler: SocketHandler, only?: Availability): SocketRoute {
  return { kind: "socket", path, pattern: patternOf(path), handler, only, reads: false };
}

/** A websocket row whose handler reads what the client says, too. */
export function dialogue(path: string, handler: SocketHandler, only?: Availability): SocketRoute {
  return { ...socket(path, handler, only), reads: true };
}

// {name} is one segment, {name:.*} is the rest, slashes included. Nothing is cleaned: a double slash stays.
function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const variable = /^\{([a-z]+)(:\.\*)?\}$/.exec(part);
      if (variable === null) return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
      return `(?<${variable[1]}>${variable[2] === undefined ? "[^/]+" : "[\\s\\S]*"})`;
    })
    .join("");
  return new RegExp(`^${source}$`);
}

export type Match =
  | { kind: "route"; route: Route; vars: Call["vars"] }
  /** v3 answers 405 where the path is known and the method is not. Everything else is 404. */
  | { kind: "none"; status: 404 | 405 };

/** First row, in order, that fits. `path` is decoded; `upgrade` is the value of the Upgrade header. */
export function matchRoute(
  routes: readonly Route[],
  profile: Profile,
  request: { method: string; path: string; upgrade: string | undefined },
): Match {
  const otherMethod = profile.methodNotAllowed ? 405 : 404;
  let status: 404 | 405 = 404;
  for (const row of routes) {
    if (!available(row, profile)) continue;
    const match = row.pattern.exec(request.path);
    if (match === null) continue;
    if (row.kind === "socket") {
      // A missing header is no match at all, so another method on a socket's path is not a 405.
      if (request.upgrade !== "websocket") continue;
      if (request.method !== "GET") {
        status = otherMethod;
        continue;
      }
    } else if (row.method !== request.method && row.method !== "ANY") {
      status = otherMethod;
      continue;
    }
    return { kind: "route", route: row, vars: { ...match.groups } };
  }
  return { kind: "none", status };
}

function available({ only }: Route, profile: Profile): boolean {
  return only === undefined || (typeof only === "function" ? only(profile) : only === profile.generation);
}
