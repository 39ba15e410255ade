import type { Call, Handler, SocketHandler } from "./call.ts";
import type { Generation } from "./profile.ts";
interface Common {
    pattern: RegExp;
    path: string;
    /** Left out: both generations have the route. */
    only: Generation | undefined;
}
export interface HttpRoute extends Common {
    kind: "http";
    method: string;
    handler: Handler;
}
export interface SocketRoute extends Common {
    kind: "socket";
    handler: SocketHandler;
}
export type Route = HttpRoute | SocketRoute;
/** A row of the table: `route("GET", "/apps/{app}/builds/{id}", handler)`. */
export declare function route(method: string, path: string, handler: Handler, only?: Generation): HttpRoute;
/** A websocket row: GET with exactly `Upgrade: websocket`. */
export declare function socket(path: string, handler: SocketHandler, only?: Generation): SocketRoute;
export type Match = {
    kind: "route";
    route: Route;
    vars: Call["vars"];
}
/** The path is known, the method is not: 405. Otherwise 404. */
 | {
    kind: "none";
    status: 404 | 405;
};
/** First row, in order, that fits. `path` is decoded; `upgrade` is the value of the Upgrade header. */
export declare function matchRoute(routes: readonly Route[], generation: Generation, request: {
    method: string;
    path: string;
    upgrade: string | undefined;
}): Match;
export {};
