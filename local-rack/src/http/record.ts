/** One message as it went out. */
export interface SentFrame {
  opcode: "text" | "binary";
  data: Buffer;
}

/** One request as it came and how it was answered, for tests. */
export interface RequestRecord {
  method: string;
  /** Path as it stood in the request line, without the query. */
  path: string;
  /** What followed the question mark, raw; "" for nothing. */
  query: string;
  /** Names in lower case; a repeated header's values joined by ", ". */
  headers: Record<string, string>;
  /** Fields of a form body. */
  form?: Record<string, string>;
  /** Bytes of the body that arrived. */
  bodyBytes: number;
  /** 0 while there is no answer, and when the connection was cut instead. */
  status: number;
  /** True when the request came to the Console in front of the Rack. */
  console: boolean;
  /** Messages that the Rack sent on a websocket, as they went out. */
  websocket?: { frames: SentFrame[] };
}

const KEPT = 10_000;

/** Adds to a transcript that does not grow for ever. */
export function keep(requests: RequestRecord[], record: RequestRecord): void {
  requests.push(record);
  if (requests.length > KEPT) requests.splice(0, requests.length - KEPT);
}
