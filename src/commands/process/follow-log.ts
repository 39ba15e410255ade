import { ConvoxError, RackError } from "../../errors.ts";
import { type Stream, throwRackError } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { splitLines } from "../output/split-lines.ts";
import { elapsed } from "../output/units.ts";

/** A log that can be opened, from so many seconds back. */
export interface LogSource {
  open(since: number | undefined): Promise<Stream>;
  /** What of the log's lines is wanted. */
  wanted(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** How much further back than the last line a log is opened again. */
const OVERLAP_SECONDS = 5;
/** Clocks and the way here: how much earlier than that a repeated line may have come. */
const LEEWAY_MS = 2_000;
/** More lines than a busy app writes in the overlap cost a repetition on the screen, nothing else. */
const REMEMBERED = 2_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * A log as it comes, opened again whenever it ends or breaks, until `timeoutMs` is over. What a log that is opened again
 * repeats is left out.
 * @throws RackError when the Rack refuses, and what goes wrong when the log is opened for the first time
 */
export async function* followed(source: LogSource, timeoutMs: number, deps: Deps): AsyncIterable<Uint8Array> {
  const { host, now, sleep, signal } = deps;
  const over = new AbortController();
  let stream: Stream | undefined;
  const timer = sleep(timeoutMs, AbortSignal.any([signal, over.signal])).then(
    () => {
      host.info(`Followed the log for ${elapsed(timeoutMs)}, which is the timeout`);
      over.abort();
      stream?.close();
    },
    () => undefined,
  );

  let recent: { readonly text: string; readonly at: number }[] = [];
  let opened = false;
  let lastAt = now();
  let delayMs = FIRST_DELAY_MS;
  try {
    while (!over.signal.aborted) {
      const since = opened ? Math.ceil((now() - lastAt) / 1000) + OVERLAP_SECONDS : undefined;
      const repeated =
        since === undefined ? new Map<string, number>() : counted(recent, now() - since * 1000 - LEEWAY_MS);
      try {
        stream = await source.open(since);
        if (over.signal.aborted) break;
        for await (const line of source.wanted(splitLines(withoutError(stream)))) {
          opened = true;
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
        opened = true;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof ConvoxError) || !opened || isRefusal(error)) throw error;
        if (!over.signal.aborted) host.warn(`The log is opened again: ${error.message}`);
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

/** How often each line has come since `from`. */
function counted(recent: readonly { readonly text: string; readonly at: number }[], from: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, at } of recent) if (at >= from) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function isRefusal(error: unknown): boolean {
  return error instanceof RackError && [401, 403, 404].includes(error.status ?? 0);
}

/** The stream, without an error that is all it has: that is the Rack's answer. @throws RackError for such an answer */
export async function* withoutError(stream: Stream): AsyncIterable<Uint8Array> {
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
  if (first) throwRackError(stream);
}
