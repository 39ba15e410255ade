import { ConvoxError } from "../../errors.ts";
import { isRefusal, openUnlessAborted, type Stream, throwRackError } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { splitLines } from "../output/split-lines.ts";
import { formatDuration } from "../output/units.ts";

/** A log that can be opened. */
export interface LogSource {
  /** Opens the log from `since` seconds ago; undefined for the start that the user chose. */
  open(since: number | undefined): Promise<Stream>;
  /** Selects the lines to print. */
  select(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Whether a log of one line that begins with "ERROR: " is output of the app. @throws RackError when there is no app */
  isOutput(): Promise<boolean>;
}

/** How far before its last line a log is reopened. */
const OVERLAP_SECONDS = 5;
/** Tolerance for clocks and the network when repeated lines are matched. */
const LEEWAY_MS = 2_000;
/** If an app writes more lines than this in the overlap, some are printed twice. */
const REMEMBERED = 2_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * Follows a log until `timeoutMs` has passed. Reopens it whenever it ends or breaks, and drops the lines that it repeats.
 * @throws RackError when the Rack refuses, and any error of the first attempt to open the log
 */
export async function* followLog(source: LogSource, timeoutMs: number, deps: Deps): AsyncIterable<Uint8Array> {
  const { host, now, sleep, signal } = deps;
  const over = new AbortController();
  let stream: Stream | undefined;
  const timer = sleep(timeoutMs, AbortSignal.any([signal, over.signal])).then(
    () => {
      host.info(`Stopped following the log at its timeout, ${formatDuration(timeoutMs)}`);
      over.abort();
      stream?.close();
    },
    () => undefined,
  );

  let recent: { readonly text: string; readonly at: number }[] = [];
  let wasOpen = false;
  let lastAt = now();
  let delayMs = FIRST_DELAY_MS;
  try {
    while (!over.signal.aborted) {
      const since = wasOpen ? Math.ceil((now() - lastAt) / 1000) + OVERLAP_SECONDS : undefined;
      const repeated =
        since === undefined ? new Map<string, number>() : countLines(recent, now() - since * 1000 - LEEWAY_MS);
      try {
        const opened = await openUnlessAborted(over.signal, () => source.open(since));
        stream = opened;
        if (over.signal.aborted) break;
        for await (const line of source.select(splitLines(withoutRackError(opened, source)))) {
          wasOpen = true;
          delayMs = FIRST_DELAY_MS;
          const text = Buffer.from(line).toString("latin1");
          const again = repeated.get(text) ?? 0;
          if (again > 0) {
            repeated.set(text, again - 1);
            continue;
          }
          lastAt = now();
          recent = [...recent.slice(1 - REMEMBERED), { text, at: lastAt }];
          yield line;
        }
        wasOpen = true;
      } catch (error) {
        signal.throwIfAborted();
        if (over.signal.aborted) break;
        if (!(error instanceof ConvoxError) || !wasOpen || isRefusal(error)) throw error;
        host.info(`Reconnecting to the log: ${error.message}`);
      }
      await sleep(delayMs, AbortSignal.any([signal, over.signal])).catch(() => signal.throwIfAborted());
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    }
  } finally {
    over.abort();
    stream?.close();
    await timer;
  }
}

/** Counts each line received since `from`. */
function countLines(
  recent: readonly { readonly text: string; readonly at: number }[],
  from: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, at } of recent) if (at >= from) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/**
 * Passes the stream on. A stream whose only message begins with "ERROR: " is an error of the Rack, unless it is output.
 * @throws RackError for such an error
 */
export async function* withoutRackError(
  stream: Stream,
  { isOutput }: Pick<LogSource, "isOutput">,
): AsyncIterable<Uint8Array> {
  let first: Uint8Array | undefined;
  for await (const chunk of stream) {
    if (stream.messages() === 1 && Buffer.from(chunk).toString("latin1").startsWith("ERROR: ")) {
      first = chunk;
      continue;
    }
    if (first) yield first;
    first = undefined;
    yield chunk;
  }
  if (!first) return;
  if (stream.rackError() !== undefined && !(await isOutput())) throwRackError(stream);
  yield first;
}
