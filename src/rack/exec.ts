import { CancelledError, UnreachableError } from "../errors.ts";
import { demultiplexed } from "./multiplexed.ts";
import type { Stream } from "./socket.ts";

/** How a command on a Rack ended, as far as its stream tells. */
export type ExecEnd =
  /** The Rack told the exit status, and nothing after it. */
  | { readonly kind: "exited"; readonly code: number }
  /**
   * The Rack told an error. `begun`: false when nothing can have run, true when something may have. v3 tells exit status 0
   * before some of its errors, so a status with an error after it is no success.
   */
  | { readonly kind: "refused"; readonly reason: string; readonly begun: boolean }
  /** The stream ended without an exit status. `code` is one that was told right before the connection broke. */
  | { readonly kind: "lost"; readonly code?: number }
  /** A v2 Rack with ECS Exec: the session is to be taken up with AWS by other means. */
  | { readonly kind: "handed over" };

/** A command that runs, by its stream. Iterated once; then `end` knows. */
export interface Execution extends AsyncIterable<Uint8Array> {
  /** @throws Error before the iteration has ended by itself */
  end(): ExecEnd;
}

/** Source: convox/convox pkg/structs/process.go, sdk/sdk.go */
const marker = Buffer.from("F1E49A85-0AD7-4AEF-A618-C249C6E6568D:");
const errorStart = "ERROR: ";
/** An error at the end is at most this long; more is output. */
const errorLimit = 64 * 1024;
/** Exit status, line break, and perhaps an error: what may follow the marker at the end of a stream. */
const told = /^(-?\d{1,10})\r?\n(ERROR: [\s\S]*)?$/;
/** The same, not yet complete. */
const telling = /^-?\d{0,10}\r?$|^-?\d{1,10}\r?\n(E|ER|ERR|ERRO|ERROR|ERROR:)?$/;

/**
 * Output and end of a command. The exit status comes in the stream itself, at its very end; a marker with anything else
 * behind it is output, of a command that runs another Convox client, say.
 * @param multiplexed the stream consists of Docker's frames, as v2 sends it without a terminal
 */
export function execution(stream: Stream, { multiplexed = false } = {}): Execution {
  let held: Buffer = Buffer.alloc(0);
  let shown = 0;
  let end: ExecEnd | undefined;

  async function* output(): AsyncGenerator<Uint8Array> {
    let announced = true;
    try {
      for await (const chunk of multiplexed ? demultiplexed(stream) : stream) {
        held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
        if (shown === 0 && isHandOver(held)) {
          end = { kind: "handed over" };
          return;
        }
        const mayBeNone = shown === 0 && (isErrorAlone(held) || isHandOverStart(held));
        const certain = held.subarray(0, mayBeNone ? 0 : startOfTail(held));
        held = held.subarray(certain.length);
        shown += certain.length;
        if (certain.length > 0) yield certain;
      }
    } catch (error) {
      if (error instanceof CancelledError || !(error instanceof UnreachableError)) throw error;
      announced = false;
    }
    end = endOf(held, shown, announced);
    // What looked like the beginning of an end, and was not.
    if (end.kind === "lost" && end.code === undefined && held.length > 0) yield held;
  }

  const iterator = output();
  return {
    [Symbol.asyncIterator]: () => iterator,
    end() {
      if (end === undefined) throw new Error("the stream has not been read to its end");
      return end;
    },
  };
}

function endOf(held: Buffer, shown: number, announced: boolean): ExecEnd {
  const text = held.toString();
  const [, digits, error] = (held.indexOf(marker) === 0 && told.exec(text.slice(marker.length))) || [];
  if (digits === undefined) {
    // Before anything runs a Rack checks the password and the request; then an error is all that it sends.
    if (announced && shown === 0 && text.startsWith(errorStart)) {
      return { kind: "refused", reason: text.slice(errorStart.length).trim(), begun: false };
    }
    return { kind: "lost" };
  }
  const code = Number(digits);
  if (error !== undefined) {
    return { kind: "refused", reason: error.slice(errorStart.length).trim(), begun: shown > 0 || code > 0 };
  }
  // An error may have been about to follow a 0.
  return announced || code !== 0 ? { kind: "exited", code } : { kind: "lost", code };
}

/** From where on `bytes` may be the end of the stream: marker, status, error. Its length when nothing may. */
function startOfTail(bytes: Buffer): number {
  const at = bytes.lastIndexOf(marker);
  if (at >= 0 && bytes.length - at <= errorLimit) {
    const rest = bytes.toString("latin1", at + marker.length);
    if (told.test(rest) || telling.test(rest)) return at;
  }
  // A marker that has only begun.
  for (let from = Math.max(bytes.length - marker.length + 1, 0); from < bytes.length; from++) {
    if (bytes.compare(marker, 0, bytes.length - from, from) === 0) return from;
  }
  return bytes.length;
}

/** Whether all there is so far is one line that may be an error of the Rack's instead of output. */
function isErrorAlone(bytes: Buffer): boolean {
  if (bytes.length > errorLimit) return false;
  const text = bytes.toString("latin1", 0, errorStart.length);
  const lineEnd = bytes.indexOf(10);
  return text === errorStart.slice(0, text.length) && (lineEnd < 0 || lineEnd === bytes.length - 1);
}

/**
 * ECS Exec: the first payload is a zero byte and JSON with a session's id and token. It must not be shown: the token
 * is a secret. Source: convox/convox sdk/sdk.go
 */
const handOver = Buffer.from('\0{"');

function isHandOver(bytes: Buffer): boolean {
  return bytes.subarray(0, handOver.length).equals(handOver);
}

function isHandOverStart(bytes: Buffer): boolean {
  return bytes.length < handOver.length && handOver.subarray(0, bytes.length).equals(bytes);
}
