import type { IncomingMessage } from "node:http";
import type { RequestRecord } from "./record.ts";

/** What a request line names. */
export interface Target {
  /** Decoded path, double slashes as they are; undefined when it cannot be decoded. */
  path: string | undefined;
  /** Path as it stood in the request line. */
  raw: string;
  /** What followed the question mark. */
  search: string;
}

export function targetOf(request: IncomingMessage): Target {
  const url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const at = url.indexOf("?");
  const raw = at < 0 ? url : url.slice(0, at);
  return { path: decodedPath(raw), raw, search: at < 0 ? "" : url.slice(at + 1) };
}

/** Any bytes may be escaped, whether or not they are UTF-8. Undefined for an escape that is none. */
export function decodedPath(raw: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(raw)) return undefined;
  const bytes = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** What the faults of a request are held against. */
export function occasionOf(request: IncomingMessage): { method: string; path: string } {
  return { method: request.method ?? "", path: targetOf(request).path ?? "" };
}

export function newRecord(request: IncomingMessage, console: boolean): RequestRecord {
  const { raw, search } = targetOf(request);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return { method: request.method ?? "", path: raw, query: search, headers, bodyBytes: 0, status: 0, console };
}

/** True when the client has left. Node removes the socket of an aborted request, although its type does not say so. */
export function isGone(request: IncomingMessage): boolean {
  const socket: IncomingMessage["socket"] | null = request.socket;
  return socket === null || socket.destroyed;
}

/**
 * The body in pieces, counted in the transcript.
 * @throws Error when the client breaks off before the end
 */
export async function* countedBody(request: IncomingMessage, record: RequestRecord): AsyncGenerator<Buffer> {
  // Who stops reading early still answers.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    record.bodyBytes += chunk.length;
    yield chunk;
  }
  if (!request.complete) throw new Error("unexpected EOF");
}
