import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { untilAborted } from "../model/on-abort.ts";
import type { Rack } from "../model/rack.ts";
import { HandlerPanic } from "../profile/errors.ts";
import { failure, type Reply } from "./reply.ts";
import { occasionOf } from "./request-target.ts";

/** Faults that strike before a request is handled: a reply instead, a cut connection, or nothing. */
export async function applyEarlyFaults(rack: Rack, request: IncomingMessage): Promise<Reply | "cut" | undefined> {
  const occasion = occasionOf(request);
  const delay = rack.faults.number("slow", occasion);
  if (delay !== undefined) await sleep(delay, undefined, { signal: rack.closing }).catch(() => undefined);
  if (rack.faults.take("refuse", occasion) !== undefined) return "cut";
  if (rack.faults.take("stall", occasion) !== undefined) {
    const left = request.socket.destroyed || once(request.socket, "close").catch(() => undefined);
    await Promise.race([left, untilAborted(rack.closing)]);
    return "cut";
  }
  const fault = rack.faults.take("http", occasion);
  if (fault === undefined) return undefined;
  const status = Number(fault.value);
  const reply = failure(status, `injected fault: status ${status}`, false);
  if (fault.html === true) {
    reply.headers["Content-Type"] = "text/html";
    reply.body = Buffer.from(
      `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n` +
        "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    );
  }
  if (fault.retryAfter !== undefined) reply.headers["Retry-After"] = fault.retryAfter;
  return reply;
}

/** Faults that change a reply on its way out; undefined when there are none. */
export function replyShape(
  rack: Rack,
  request: IncomingMessage,
): ((body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined {
  const occasion = occasionOf(request);
  const cut = rack.faults.number("drop", occasion);
  const appended = rack.faults.take("append", occasion)?.value;
  if (cut === undefined && appended === undefined) return undefined;
  return async function* (body) {
    let left = cut ?? Number.POSITIVE_INFINITY;
    for await (const chunk of body) {
      const part = chunk.subarray(0, Math.min(chunk.length, left));
      left -= part.length;
      if (part.length > 0) yield part;
      if (left <= 0) break;
    }
    if (cut !== undefined) throw new HandlerPanic("dropped");
    yield Buffer.from(`${appended}\n`);
  };
}
