import { path } from "./path.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** Source: convox/convox pkg/structs/resource.go */
export interface Resource {
  readonly name: string;
  /** `postgres`, `redis`, `rds-mysql` and so on. */
  readonly type: string;
  readonly status: string;
  /** With user and password: a secret. */
  readonly url: string;
}

const resource: Read<Resource> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    type: f.text("type", ""),
    status: f.text("status", ""),
    url: f.text("url", ""),
  };
};

/** A database that is dumped or restored may say nothing for long: a lock, a large table. */
const quietMs = 30 * 60_000;

export const resourceCalls = (http: Transport) => ({
  list: (app: string): Promise<Resource[]> =>
    http.json("GET", path`/apps/${app}/resources`, { read: listOf(resource) }),
  get: (app: string, name: string): Promise<Resource> =>
    http.json("GET", path`/apps/${app}/resources/${name}`, { read: resource }),
  /**
   * The dump of a database, as SQL text; v3 alone. What fails after the first byte still has status 200, and its last
   * line is the error: see dumpError. Source: convox/convox provider/k8s/resource.go
   */
  export: (app: string, name: string): Promise<AsyncIterable<Uint8Array>> =>
    http.download(path`/apps/${app}/resources/${name}/data`, { idleMs: quietMs }),
  /**
   * Pipes SQL text into the database's own client; v3 only. Success means that the client exited with 0: psql continues
   * after a statement that fails.
   */
  import: (app: string, name: string, chunks: AsyncIterable<Uint8Array>, length: number): Promise<void> =>
    http.send("PUT", path`/apps/${app}/resources/${name}/data`, { body: () => ({ chunks, length }), idleMs: quietMs }),
});

/** The error that a Rack has put at the end of a dump; undefined for none. `tail` is the end of the dump. */
export function dumpError(tail: string): string | undefined {
  const last = tail.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return /^ERROR: could not export\b/.test(last) ? last.slice("ERROR: ".length) : undefined;
}
