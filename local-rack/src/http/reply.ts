import type { IncomingMessage, ServerResponse } from "node:http";
import { goJson } from "../go/go-text.ts";
import { writeChunk } from "../model/write-chunk.ts";
import { linger } from "./unread-body.ts";

/** An answer before it goes out. `body` is bytes, or a stream of unknown length. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | AsyncIterable<Buffer>;
}

/** 200 with JSON, two-space indented, final newline. */
export function json(value: unknown, status = 200): Reply {
  return { status, headers: { "Content-Type": "application/json" }, body: Buffer.from(goJson(value)) };
}

/** The answer of calls without a result. */
export function ok(): Reply {
  return { status: 200, headers: {}, body: Buffer.from("ok\n") };
}

/** Bytes whose type Go guesses from their beginning. */
export function stream(body: AsyncIterable<Buffer>): Reply {
  return { status: 200, headers: {}, body };
}

/** Unknown route (404) and wrong method (405): no body, no Request-Id. */
export function empty(status: number): Reply {
  return { status, headers: {}, body: Buffer.alloc(0) };
}

/** An error as text, or as JSON for a client that asked for it. */
export function failure(status: number, message: string, asJson: boolean): Reply {
  const headers: Record<string, string> = asJson
    ? { "Content-Type": "application/json" }
    : { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" };
  return { status, headers, body: errorBody(message, asJson) };
}

export function errorBody(message: string, asJson: boolean): Buffer {
  return Buffer.from(asJson ? goJson({ error: message }, 0) : `${message}\n`);
}

/** True when an `Accept` header lists application/json. */
export function wantsJson(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((part) => part.split(";")[0]?.trim() === "application/json");
}

/** Go keeps replies up to this size together and gives them a length; longer ones are chunked. */
const LENGTH_LIMIT = 2048;

/** How a reply goes out. */
export interface Sending {
  /** A reply to HEAD: headers only. */
  head: boolean;
  /** Changes the bytes on their way (faults); it ends the stream early by throwing. */
  shape?: ((body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined;
  /** A request whose body was too long to be read out; its connection is closed after the reply. */
  surplusOf?: IncomingMessage | undefined;
}

/** Sends a reply the way Go's server does. */
export async function send(response: ServerResponse, reply: Reply, options: Sending): Promise<void> {
  // Go says nothing about a connection that it keeps.
  response.removeHeader("Connection");
  const { body } = reply;
  const lengthHeader: Record<string, string> =
    Buffer.isBuffer(body) && body.length <= LENGTH_LIMIT ? { "Content-Length": String(body.length) } : {};
  if (options.surplusOf !== undefined) lengthHeader["Connection"] = "close";
  const chunks = options.shape === undefined ? chunksOf(body) : options.shape(chunksOf(body));
  await sendChunks(response, reply, chunks, { head: options.head, lengthHeader });
  if (options.surplusOf !== undefined) await linger(options.surplusOf);
  response.end();
}

async function sendChunks(
  response: ServerResponse,
  reply: Reply,
  chunks: AsyncIterable<Buffer>,
  options: { head: boolean; lengthHeader: Record<string, string> },
): Promise<void> {
  let started = false;
  for await (const chunk of chunks) {
    if (!started) {
      started = true;
      const guessed = reply.headers["Content-Type"] === undefined ? { "Content-Type": sniff(chunk) } : {};
      response.writeHead(reply.status, inOrder(reply.headers, { ...options.lengthHeader, ...guessed }));
    }
    // The client left. Leaving the loop closes the source.
    if (!options.head && !(await writeChunk(response, chunk))) return;
  }
  if (!started) {
    response.writeHead(reply.status, inOrder(reply.headers, { ...options.lengthHeader, "Content-Length": "0" }));
  }
}

/** What Go's server adds, in its order; a length that was set by name stays. */
const ADDED = ["Content-Length", "Content-Type", "Connection"];

// Go sends what was set, by name, then the date and what it adds itself. writeHead keeps the order of an object.
function inOrder(set: Record<string, string>, added: Record<string, string>): Record<string, string> {
  const named = Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1));
  const taken = new Set(named.map(([name]) => name.toLowerCase()));
  const others = ADDED.flatMap((name) => {
    const value = added[name];
    return value === undefined || taken.has(name.toLowerCase()) ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...named, ["Date", new Date().toUTCString()], ...others]);
}

async function* chunksOf(body: Buffer | AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (!Buffer.isBuffer(body)) yield* body;
  else if (body.length > 0) yield body;
}

// The cases of Go's content sniffing that occur here.
function sniff(chunk: Buffer): string {
  const head = chunk.subarray(0, 512);
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return "application/x-gzip";
  if (
    /^\s*<(!doctype html|html|head|script|body|div|p|h1|table|br|a|iframe|style|title|b|!--)[\s>]/i.test(
      head.toString("latin1"),
    )
  ) {
    return "text/html; charset=utf-8";
  }
  const binary = head.some(
    (byte) => byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f),
  );
  return binary ? "application/octet-stream" : "text/plain; charset=utf-8";
}
