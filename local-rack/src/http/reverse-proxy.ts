import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from "node:http";
import { writeChunk } from "../model/write-chunk.ts";
import type { Call } from "./call.ts";
import { empty, type Reply } from "./reply.ts";

/** Headers that are between two neighbours and not passed on. */
const HOP_BY_HOP = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization"],
  ...["te", "trailer", "transfer-encoding", "upgrade", "proxy-connection"],
]);

/** Where a request goes. */
export interface Upstream {
  host: string;
  port: number;
  /** Path without a query. */
  path: string;
  /** The `Host` header; left out: host and port. */
  name?: string;
}

/**
 * Passes a request on and its reply back, bodies as streams. The password of the Rack stays here. A server that is not
 * reached is a 502 without a body, as with Go's proxy.
 */
export async function passedOn(call: Call, upstream: Upstream): Promise<Reply> {
  const { method, search, headers } = call.request;
  if (upstream.port < 0 || upstream.port > 65535) return empty(502);
  const sent = httpRequest({
    host: upstream.host,
    port: upstream.port,
    method,
    path: search === "" ? upstream.path : `${upstream.path}?${search}`,
    headers: { ...passable(headers), host: upstream.name ?? `${upstream.host}:${upstream.port}` },
    agent: false,
    signal: call.closed,
  });
  const answered = new Promise<IncomingMessage | undefined>((resolve) => {
    sent.once("response", resolve);
    sent.once("error", () => resolve(undefined));
  });
  // Not awaited before the reply: a server may answer before it has read everything, and close.
  const fed = feedBody(call, sent).catch(() => sent.destroy());
  const reply = await answered;
  if (reply === undefined) return empty(502);
  void fed;
  const kept = Object.entries(passable(reply.headers)).map(([name, value]) => [canonical(name), String(value)]);
  return { status: reply.statusCode ?? 502, headers: Object.fromEntries(kept), body: bytesOf(reply) };
}

async function feedBody(call: Call, sent: ReturnType<typeof httpRequest>): Promise<void> {
  for await (const chunk of call.body) {
    if (!(await writeChunk(sent, chunk))) return;
  }
  sent.end();
}

async function* bytesOf(reply: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of reply) if (Buffer.isBuffer(chunk)) yield chunk;
}

function passable(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && name !== "authorization");
  return Object.fromEntries(kept);
}

function canonical(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}
