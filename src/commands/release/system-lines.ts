import { ConvoxError, RackError } from "../../errors.ts";
import type { Stream } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { splitLines } from "../output/split-lines.ts";

/** How much of the log's end is kept, to find in it why a promotion failed. */
const KEPT_CHARACTERS = 512 * 1024;

/** More lines than a busy app writes in the seconds that are repeated cost a repetition on the screen, nothing else. */
const RECENT_LINES = 200;

/** What the Rack says, line by line, and what else the log held. */
export interface SystemLines extends AsyncIterable<Uint8Array> {
  /** The end of the whole log so far, with the lines of the app's own processes. */
  seen(): string;
  /** Why the log could not be followed; undefined while it can. */
  refusal(): ConvoxError | undefined;
  close(): void;
}

/** Milliseconds before the log is opened again after a Rack has ended it. */
const REOPEN_AFTER = 1_000;

/**
 * What the Rack itself says in the app's log from now on, a line each, until `close`. Racks end this log now and then;
 * it is opened again. A key that may not read logs costs a warning, not the promotion.
 */
export function systemLines(app: string, { rack, host, sleep, signal }: Deps): SystemLines {
  const closing = new AbortController();
  let stream: Stream | undefined;
  let kept = "";
  let refused: ConvoxError | undefined;

  function lost(error: ConvoxError): void {
    if (closing.signal.aborted) return;
    refused = error;
    host.warn(`The app's log cannot be followed: ${error.message}`);
  }

  async function* lines(): AsyncGenerator<Uint8Array> {
    let recent: string[] = [];
    while (!closing.signal.aborted && !signal.aborted) {
      try {
        stream = await rack.logs.app(app, { prefix: true, since: 5 });
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
        return lost(error);
      }
      // A log that is opened again repeats its last five seconds.
      const before = new Set(recent);
      try {
        for await (const line of splitLines(stream)) {
          const text = line.toString("utf8");
          if (before.has(text)) continue;
          recent = [...recent, text].slice(-RECENT_LINES);
          kept = (kept + text).slice(-KEPT_CHARACTERS);
          if (isSystem(text)) yield line;
        }
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
      }
      const reason = stream.rackError();
      if (reason !== undefined) return lost(new RackError(stream.where.request, undefined, reason));
      await sleep(REOPEN_AFTER, closing.signal).catch(() => undefined);
    }
  }

  return {
    [Symbol.asyncIterator]: lines,
    seen: () => kept,
    refusal: () => refused,
    close() {
      closing.abort();
      stream?.close();
    },
  };
}

/** `2026-01-02T03:04:05Z system/k8s/web ...`: the second field names who speaks. */
function isSystem(line: string): boolean {
  return line.split(" ", 2)[1]?.startsWith("system/") ?? false;
}
