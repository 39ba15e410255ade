import { CancelledError, UnreachableError } from "../errors.ts";
import { viewOf } from "../view-of.ts";
import { demultiplex } from "./docker-frames.ts";
import type { Stream } from "./socket.ts";

/** How a command on a Rack ended, according to its stream. */
export type ExecEnd =
  /** The Rack reported the exit status, and nothing after it. */
  | { readonly kind: "exited"; readonly code: number }
  /**
   * The Rack reported an error. `mayHaveRun` is false only when nothing can have run. v3 reports exit status 0 before some of
   * its errors, so a status with an error after it is not a success.
   */
  | { readonly kind: "refused"; readonly reason: string; readonly mayHaveRun: boolean }
  /** The stream ended without an exit status. `code` is a status that arrived just before the connection broke. */
  | { readonly kind: "lost"; readonly code?: number }
  /** A v2 Rack with ECS Exec: the session would have to be continued with AWS. */
  | { readonly kind: "handed over" };

/** A running command, read from its stream. Iterate once, then call `end`. */
export interface Execution extends AsyncIterable<Uint8Array> {
  /** @throws Error before the iteration has ended by itself */
  end(): ExecEnd;
}

/** Source: convox/convox pkg/structs/process.go, sdk/sdk.go */
const marker = Buffer.from("F1E49A85-0AD7-4AEF-A618-C249C6E6568D:");
const errorStart = "ERROR: ";
/** An error at the end has at most this many bytes; anything longer is output. */
const errorLimit = 64 * 1024;
/** What may follow the marker at the end of a stream: exit status, line break, and possibly an error. */
const completeTail = /^(-?\d{1,10})\r?\n(ERROR: [\s\S]*)?$/;
/** The same, not yet complete. */
const partialTail = /^-?\d{0,10}\r?$|^-?\d{1,10}\r?\n(E|ER|ERR|ERRO|ERROR|ERROR:)?$/;

/**
 * The only errors after which certainly nothing has run: the Rack checks the credentials, the app and the process before
 * it starts a command. v2 reports every other failure in the same form, even after the command has run silently.
 * Sources: convox/convox pkg/api, provider/k8s/process.go; convox/rack provider/aws/processes.go
 */
const refusals = [
  /^invalid authentication\b/,
  /\bunauthorized to access\b|\bnot permitted for deploy keys\b/,
  /^(?:app not found|no such app)\b/,
  /^(?:process not found|no such process)\b/,
  /^pods? "[^"]{1,253}" not found$/,
];

/**
 * Output and end of a command. The exit status is at the very end of the stream itself. A marker that is followed by
 * anything else is output, for example of a command that runs another Convox client.
 * @param multiplexed whether the stream consists of Docker's frames, which v2 sends without a terminal
 */
export function readExecution(stream: Stream, { multiplexed = false } = {}): Execution {
  let held: Buffer = Buffer.alloc(0);
  let yielded = 0;
  let end: ExecEnd | undefined;

  async function* output(): AsyncGenerator<Uint8Array> {
    let isAnnounced = true;
    try {
      for await (const chunk of multiplexed ? demultiplex(stream) : stream) {
        held = held.length === 0 ? viewOf(chunk) : Buffer.concat([held, chunk]);
        if (yielded === 0 && isHandOver(held)) {
          end = { kind: "handed over" };
          return;
        }
        const mayBeError = yielded === 0 && (isErrorAlone(held) || isHandOverStart(held));
        const certain = held.subarray(0, mayBeError ? 0 : tailStart(held));
        held = held.subarray(certain.length);
        yielded += certain.length;
        if (certain.length > 0) yield certain;
      }
    } catch (error) {
      if (error instanceof CancelledError || !(error instanceof UnreachableError)) throw error;
      isAnnounced = false;
    }
    // Where there is an exit status the command ran, so text before it is output even if it looks like an error.
    const certain = held.subarray(0, tailStart(held));
    if (certain.length > 0 && completeTail.test(held.toString("latin1", certain.length + marker.length))) {
      held = held.subarray(certain.length);
      yielded += certain.length;
      yield certain;
    }
    end = endOf(held, yielded, isAnnounced);
    // The beginning of a possible tail that turned out to be output.
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

function endOf(held: Buffer, yielded: number, isAnnounced: boolean): ExecEnd {
  const text = held.toString();
  const [, digits, error] = (held.indexOf(marker) === 0 && completeTail.exec(text.slice(marker.length))) || [];
  if (digits === undefined) {
    if (!isAnnounced || yielded > 0 || !text.startsWith(errorStart)) return { kind: "lost" };
    const reason = text.slice(errorStart.length).trim();
    return { kind: "refused", reason, mayHaveRun: !isKnownRefusal(reason) };
  }
  const code = Number(digits);
  if (error !== undefined) {
    const reason = error.slice(errorStart.length).trim();
    return { kind: "refused", reason, mayHaveRun: yielded > 0 || code > 0 || !isKnownRefusal(reason) };
  }
  // An error may have been about to follow a 0.
  return isAnnounced || code !== 0 ? { kind: "exited", code } : { kind: "lost", code };
}

function isKnownRefusal(reason: string): boolean {
  return reason.length <= 1024 && refusals.some((pattern) => pattern.test(reason));
}

/** Index from which `bytes` may be the end of the stream: marker, status, error. The length of `bytes` if there is none. */
function tailStart(bytes: Buffer): number {
  const at = bytes.lastIndexOf(marker);
  if (at >= 0 && bytes.length - at <= errorLimit) {
    const rest = bytes.toString("latin1", at + marker.length);
    if (completeTail.test(rest) || partialTail.test(rest)) return at;
  }
  // The beginning of a marker.
  for (let from = Math.max(bytes.length - marker.length + 1, 0); from < bytes.length; from++) {
    if (bytes.compare(marker, 0, bytes.length - from, from) === 0) return from;
  }
  return bytes.length;
}

/** Whether the stream so far is one line that may be an error of the Rack instead of output. */
function isErrorAlone(bytes: Buffer): boolean {
  if (bytes.length > errorLimit) return false;
  const text = bytes.toString("latin1", 0, errorStart.length);
  const lineEnd = bytes.indexOf(10);
  return text === errorStart.slice(0, text.length) && (lineEnd < 0 || lineEnd === bytes.length - 1);
}

/**
 * ECS Exec: the first payload is a zero byte and JSON with the id and token of a session. The token is a secret, so the
 * payload is never printed. Source: convox/convox sdk/sdk.go
 */
const handOver = Buffer.from('\0{"');

function isHandOver(bytes: Buffer): boolean {
  return bytes.subarray(0, handOver.length).equals(handOver);
}

function isHandOverStart(bytes: Buffer): boolean {
  return bytes.length < handOver.length && handOver.subarray(0, bytes.length).equals(bytes);
}
