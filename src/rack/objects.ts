import { objectPath } from "./path.ts";
import { fields, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

export interface StoreOptions {
  /** Called with the number of bytes handed to the network so far; it starts again when an upload is repeated. */
  onProgress?(sent: number): void;
  /** Number of bytes, when it is known before; otherwise the body goes in chunks. */
  readonly length?: number;
}

// The only reply with a capital letter: {"Url": "object://web/tmp/x.tgz"}; source: convox/convox pkg/structs/object.go
const objectUrl: Read<string> = (value) => fields(value).text("Url");

export const objectCalls = (http: Transport) => ({
  /**
   * Stores `body` under `key`, a path such as `tmp/<random>.tgz`, and returns the `object://` URL. An upload that breaks
   * is repeated with a new body, so no other upload may use the key. What the body throws comes out as it is.
   */
  store: (
    app: string,
    key: string,
    body: () => AsyncIterable<Uint8Array>,
    options: StoreOptions = {},
  ): Promise<string> =>
    http.json("POST", objectPath(app, key), {
      read: objectUrl,
      idempotent: true,
      body: () => ({ ...options, chunks: body() }),
    }),
  /** Bytes of an object. What fails after the first byte is an UnreachableError of the iteration. */
  get: (app: string, key: string): Promise<AsyncIterable<Uint8Array>> => http.download(objectPath(app, key)),
});
