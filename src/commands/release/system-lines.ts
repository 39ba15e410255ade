import { once } from "node:events";
import { ConvoxError, RackError } from "../../errors.ts";
import { openUnlessAborted, type Stream } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { splitLines } from "../output/split-lines.ts";

/** Characters kept from the end of the log, to find out why a promotion failed. */
const KEPT_CHARACTERS = 512 * 1024;

/** Lines remembered to skip repeated ones. A busier app only causes repeated lines. */
const RECENT_LINES = 200;

/** The Rack's own lines of an app log, and the end of the whole log. */
export interface SystemLines extends AsyncIterable<Uint8Array> {
  /** The end of the whole log so far, including the lines of the app's processes. */
  seen(): string;
  /** Why the log cannot be followed; undefined while it can. */
  refusal(): ConvoxError | undefined;
  close(): void;
}

/** Milliseconds before the log is reopened after a Rack has closed it. */
const REOPEN_AFTER = 1_000;
/** Milliseconds of a reopened log that are requested again. */
const OVERLAP = 5_000;
/** Milliseconds that a promotion waits for its log. A slow log must not delay it further. */
const OPEN_WITHIN = 5_000;

/**
 * Lines that the Rack itself writes to the app's log, from now on until `close`. Resolves when the log is open, so that
 * it holds what follows and nothing of an earlier promotion. Racks close this log from time to time; it is reopened then.
 * If the key may not read logs, a warning is printed and the promotion continues.
 */
export async function openSystemLines(app: string, { rack, host, now, sleep, signal }: Deps): Promise<SystemLines> {
  const closing = new AbortController();
  const startedAt = now();
  let stream: Stream | undefined;
  let kept = "";
  let refused: ConvoxError | undefined;

  async function open(): Promise<Stream> {
    const since = Math.min(OVERLAP, Math.round(now() - startedAt)) / 1000;
    stream = await openUnlessAborted(closing.signal, () => rack.logs.app(app, { prefix: true, since }));
    if (closing.signal.aborted) stream.close();
    return stream;
  }

  function stopFollowing(error: ConvoxError): void {
    if (closing.signal.aborted) return;
    refused = error;
    // Convox documents the logs of services only for a Convox Cloud machine.
    const print = rack.endpoint.machine ? host.info : host.warn;
    print(`Cannot follow the app's log: ${error.message}`);
  }

  async function* lines(): AsyncGenerator<Uint8Array> {
    let recent: string[] = [];
    let opening: Promise<Stream> | undefined = first;
    while (!closing.signal.aborted && !signal.aborted) {
      let current: Stream;
      try {
        current = await (opening ?? open());
      } catch (error) {
        if (closing.signal.aborted) return;
        if (!(error instanceof ConvoxError)) throw error;
        return stopFollowing(error);
      }
      opening = undefined;
      // A reopened log repeats its last seconds.
      const before = new Set(recent);
      try {
        for await (const line of splitLines(current)) {
          const text = line.toString("utf8");
          if (before.has(text)) continue;
          recent = [...recent, text].slice(-RECENT_LINES);
          kept = (kept + text).slice(-KEPT_CHARACTERS);
          if (isSystem(text)) yield line;
        }
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
      }
      const reason = current.rackError();
      if (reason !== undefined)
        return stopFollowing(new RackError("rack-refused", current.where.request, undefined, reason));
      await sleep(REOPEN_AFTER, closing.signal).catch(() => undefined);
    }
  }

  const first = open();
  const limit = AbortSignal.timeout(OPEN_WITHIN);
  await Promise.race([first.catch(() => undefined), once(limit, "abort")]);
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

/** `2026-01-02T03:04:05Z system/k8s/web ...`: the second field names the source. */
function isSystem(line: string): boolean {
  return line.split(" ", 2)[1]?.startsWith("system/") ?? false;
}
