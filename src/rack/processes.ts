import { path } from "./path.ts";
import { fields, listOf, type Read } from "./read.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/process.go */
export interface Process {
  readonly id: string;
  /** The service it belongs to. */
  readonly name: string;
  readonly release: string;
  readonly status: string;
  readonly command: string;
  readonly started: Date | undefined;
}

const process: Read<Process> = (value) => {
  const f = fields(value);
  return {
    id: f.text("id"),
    name: f.text("name", ""),
    release: f.text("release", ""),
    status: f.text("status", ""),
    command: f.text("command", ""),
    started: f.time("started"),
  };
};

export const processCalls = (http: Transport) => ({
  /** v2 ignores `release`. */
  list: (app: string, options: { readonly service?: string; readonly release?: string } = {}): Promise<Process[]> =>
    http.json("GET", path`/apps/${app}/processes`, { read: listOf(process), query: { ...options } }),
});
