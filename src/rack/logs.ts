import { goDuration } from "./form.ts";
import { path } from "./path.ts";
import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/log.go */
export interface LogOptions {
  /** Time and stream before each line: `2026-03-18T15:41:16Z system/k8s/web message`. */
  readonly prefix?: boolean;
  /** Seconds to go back; a Rack takes two minutes when it is not given. */
  readonly since?: number;
  /** False: stop at the end of what there is. */
  readonly follow?: boolean;
  readonly filter?: string;
  /** Number of lines to go back; v3 3.19.4 and later. */
  readonly tail?: number;
}

export const logCalls = (http: Transport) => ({
  app: (app: string, options: LogOptions = {}): Promise<Stream> =>
    http.stream(path`/apps/${app}/logs`, {
      Filter: options.filter,
      Follow: options.follow,
      Prefix: options.prefix,
      Since: options.since === undefined ? undefined : goDuration(options.since * 1000),
      Tail: options.tail,
    }),
});
