import { goDuration, type Options } from "./form.ts";
import { path } from "./path.ts";
import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/log.go */
export interface LogOptions {
  /** Time and stream before each line: `2026-03-18T15:41:16Z system/k8s/web message`. */
  readonly prefix?: boolean;
  /** Age of the oldest line, in seconds (default of the Rack: two minutes). */
  readonly since?: number;
  /** False: stop at the end of what there is. */
  readonly follow?: boolean;
  readonly filter?: string;
  /** Number of lines before now; v3 3.19.4 and later. */
  readonly tail?: number;
}

export const logCalls = (http: Transport) => ({
  app: (app: string, options: LogOptions = {}): Promise<Stream> =>
    http.stream(path`/apps/${app}/logs`, logHeaders(options)),
  /** Of one service alone; v3 3.19.4 and later, where a default deploy key may not read it. */
  service: (app: string, service: string, options: LogOptions = {}): Promise<Stream> =>
    http.stream(path`/apps/${app}/services/${service}/logs`, logHeaders(options)),
  /** Of one process while its record exists; v3 alone. */
  process: (app: string, id: string, options: LogOptions = {}): Promise<Stream> =>
    http.stream(path`/apps/${app}/processes/${id}/logs`, logHeaders(options)),
});

function logHeaders({ filter, follow, prefix, since, tail }: LogOptions): Options {
  return {
    Filter: filter,
    Follow: follow,
    Prefix: prefix,
    Since: since === undefined ? undefined : goDuration(since * 1000),
    Tail: tail,
  };
}
