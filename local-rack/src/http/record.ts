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

const LIMIT = 10_000;

/** The requests of a Rack, for tests. Outside of tests a Rack records nothing, so that its memory does not grow. */
export interface Transcript {
  readonly isOn: boolean;
  /** Oldest first; at most the last 10000. */
  readonly requests: RequestRecord[];
  add(record: RequestRecord): void;
}

export function makeTranscript(isOn: boolean): Transcript {
  const requests: RequestRecord[] = [];
  return {
    isOn,
    requests,
    add(record) {
      if (!isOn) return;
      requests.push(record);
      if (requests.length > LIMIT) requests.splice(0, requests.length - LIMIT);
    },
  };
}
