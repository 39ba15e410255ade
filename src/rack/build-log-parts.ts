import { viewOf } from "../view-of.ts";

/** A part of what a connection brought. */
export interface LogPart {
  readonly bytes: Uint8Array;
  /** A line that the Rack has put between: it is shown, but is no part of the log. */
  readonly interjected: boolean;
}

const WAITING = ["waiting for build pod", "waiting for build to "];
const INTERRUPTED = "build log stream interrupted";
const INTERRUPTED_BYTES = Buffer.from(INTERRUPTED);
const longestLine = 1024;
/** A message that is nothing else; it may lack its last line break. */
const alone = /^(?:(?:waiting for build (?:pod|to )|build log stream interrupted)[^\n]*(?:\n|\.\.\.$))+$/;

/**
 * Takes the lines out that a v3 Rack puts into the stream while it waits for the build to be scheduled, before the first
 * line of the log, or when it loses the builder: another connection does not repeat them, and they are not stored. They
 * are found wherever messages begin and end. Bytes are held back only while they may be the start of such a line.
 * Source: convox/convox provider/k8s/build.go, process.go
 */
export function logPartReader(): { push(bytes: Uint8Array): LogPart[]; end(): LogPart[] } {
  let held: Buffer = Buffer.alloc(0);
  let atLineStart = true;
  let hasStarted = false;
  /** A message was one of these lines, without a line break. */
  let open = false;

  const starts = () => (hasStarted ? [INTERRUPTED] : [...WAITING, INTERRUPTED]);
  const part = (bytes: Uint8Array, interjected: boolean): LogPart[] =>
    bytes.length > 0 ? [{ bytes, interjected }] : [];

  function push(bytes: Uint8Array): LogPart[] {
    if (bytes.length === 0) return [];
    if (open && bytes[0] === 10) {
      open = false;
      return [...part(bytes.subarray(0, 1), true), ...push(bytes.subarray(1))];
    }
    if (held.length === 0 && atLineStart && isAlone(bytes)) {
      open = bytes.at(-1) !== 10;
      return part(bytes, true);
    }
    open = false;
    const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
    held = Buffer.alloc(0);
    const parts: LogPart[] = [];
    let at = 0;
    while (at < all.length) {
      if (atLineStart) {
        const kind = lineKind(all.subarray(at), starts());
        if (kind === "perhaps") break;
        if (kind === "interjected") {
          const end = all.indexOf(10, at) + 1;
          parts.push(...part(all.subarray(at, end), true));
          at = end;
          continue;
        }
        hasStarted = true;
      }
      const next = findInterrupted(all, at);
      const end = next > 0 ? next : all.length - countIncomplete(all.subarray(at), starts()[0] ?? "");
      parts.push(...part(all.subarray(at, end), false));
      atLineStart = all[end - 1] === 10;
      at = end;
      if (next === 0) break;
    }
    held = all.subarray(at);
    return parts;
  }

  return {
    push,
    end() {
      const last = held;
      held = Buffer.alloc(0);
      return part(last, isAlone(last));
    },
  };

  function isAlone(bytes: Uint8Array): boolean {
    if (bytes.length > longestLine) return false;
    const text = Buffer.from(bytes).toString("latin1");
    return alone.test(text) && starts().some((start) => text.startsWith(start));
  }
}

/**
 * Index after `from` of a line that may say that the stream was interrupted; 0 for none. The line break before it is not searched
 * for: each line has one, and finding them all would take most of the time.
 */
function findInterrupted(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(INTERRUPTED_BYTES, from); at >= 0; at = bytes.indexOf(INTERRUPTED_BYTES, at + 1)) {
    if (at > from && bytes[at - 1] === 10) return at;
  }
  return 0;
}

function lineKind(rest: Buffer, starts: readonly string[]): "interjected" | "log" | "perhaps" {
  const text = rest.toString("latin1", 0, INTERRUPTED.length);
  if (starts.some((start) => text.startsWith(start))) {
    const end = rest.indexOf(10);
    if (end >= 0 && end <= longestLine) return "interjected";
    return rest.length > longestLine ? "log" : "perhaps";
  }
  return starts.some((start) => start.startsWith(text)) ? "perhaps" : "log";
}

/** How many bytes at the end are an incomplete line that may start like this. */
function countIncomplete(bytes: Buffer, start: string): number {
  const line = bytes.subarray(bytes.lastIndexOf(10) + 1);
  if (line.length === bytes.length || line.length > start.length) return 0;
  return start.startsWith(line.toString("latin1")) ? line.length : 0;
}
