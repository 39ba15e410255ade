import type { IncomingMessage } from "node:http";
import type { RequestRecord } from "./record.ts";

/** Go's server reads this much of a body that the handler left, then gives the connection up. */
const PATIENCE_BYTES = 256 * 1024;
/** How long it continues to read after such a reply, so that the client can see it. */
const LINGER_MS = 500;

/** Reads what is left of a body before the reply goes out. False when there was too much. */
export async function discardBody(request: IncomingMessage, record: RequestRecord): Promise<boolean> {
  if (request.complete || request.readableEnded || request.destroyed) return true;
  // Without either header a request has no body.
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined)
    return true;
  return new Promise((resolve) => {
    let read = 0;
    const finish = (all: boolean) => {
      request.off("data", take);
      request.off("end", finishAll);
      request.off("close", finishAll);
      resolve(all);
    };
    const finishAll = () => finish(true);
    const take = (chunk: Buffer) => {
      read += chunk.length;
      record.bodyBytes += chunk.length;
      if (read >= PATIENCE_BYTES && !request.complete) {
        request.pause();
        finish(false);
      }
    };
    // A handler that left in the middle may still wait for more, and would keep it from flowing.
    request.removeAllListeners("readable");
    request.on("data", take);
    request.on("end", finishAll);
    request.on("close", finishAll);
    request.resume();
  });
}

/** Swallows more of the body for a moment, until it ends or the client goes. */
export async function linger(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once("end", stop);
    request.once("close", stop);
    request.resume();
  });
}
