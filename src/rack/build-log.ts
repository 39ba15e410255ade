import { setMaxListeners } from "node:events";
import { CancelledError, UnreachableError } from "../errors.ts";
import { type LogPart, logPartReader } from "./build-log-parts.ts";
import type { Rack } from "./client.ts";
import { openUnlessAborted, withDeadline } from "./deadline.ts";
import { isRefusal } from "./failures.ts";
import { continuation, type LastBytes, lastBytes } from "./log-tail.ts";
import { pause, type Sleep } from "./retry.ts";
import type { Stream } from "./socket.ts";
import { throwRackError } from "./stream-error.ts";

/** How followBuildLog follows a log. */
export interface FollowOptions {
  /**
   * Resolves when the build has settled; until then a stream that ends or breaks is opened again. When it rejects, the
   * log is left where it is.
   */
  readonly settled: Promise<unknown>;
  /** Waits between two tries (default: a timer). */
  readonly sleep?: Sleep | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when a stream ended that was not lost: the build may have ended. */
  readonly onStreamEnd?: () => void;
  /** Gets a line when a part of the log could not be had. */
  readonly onNotice?: (line: string) => void;
  /** Longest silence of a stored log; 30 s when not given. */
  readonly storedIdleMs?: number;
}

const firstDelayMs = 500;
const longestDelayMs = 5_000;
/** How long a stream may continue after the build has settled. */
const graceMs = 10_000;
/** A stored log is there as a whole: silence for so long means that it will not come. */
const storedIdleMs = 30_000;
/** Time to open a stored log, its retries included. */
const openMs = 30_000;
/** How often the stored log is asked for. */
const storedTries = 5;
/** So much of what was shown is kept to find the place in the stored log. */
const shownBytes = 64 * 1024;
/** Of a stored log that does not begin with what was shown, so much of its end is looked through. */
const storedBytes = 8 * 1024 * 1024;
/** A stored log mostly begins with what was shown: so much of it shows whether it does. */
const comparedBytes = 4 * shownBytes;

/**
 * The whole log of a build, as it comes, each byte once. Every connection starts again from the first byte, so after a
 * break what was shown already is skipped; when the build has settled, the end is taken from the stored log.
 * Losing the log does not fail a build: except for a refusal (401, 403, 404) of the first connection nothing throws.
 * @throws RackError for such a refusal, CancelledError on the signal
 */
export async function* followBuildLog(
  rack: Pick<Rack, "builds">,
  app: string,
  build: string,
  options: FollowOptions,
): AsyncIterable<Uint8Array> {
  const { signal, sleep = pause } = options;
  const shown = lastBytes(shownBytes);
  const over = flag(options.settled);
  const isRefused = (error: unknown) => first && shown.total === 0 && isRefusal(error);
  const open = () => rack.builds.logs(app, build);
  let first = true;

  for (let delayMs = firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    const before = shown.total;
    try {
      yield* newBytes(await openUnlessAborted(over.left, open), shown, over, options);
      first = false;
      options.onStreamEnd?.();
    } catch (error) {
      if (over.unsettled && !signal?.aborted) return;
      if (error instanceof CancelledError || signal?.aborted || isRefused(error)) throw error;
    }
    if (shown.total > before) delayMs = firstDelayMs;
    await sleepUntil(over, delayMs, options);
  }

  for (let tries = 1; !over.unsettled; tries++) {
    try {
      const idleMs = options.storedIdleMs ?? storedIdleMs;
      for (const kept of [comparedBytes, storedBytes]) {
        if (yield* storedRest(await withDeadline(openMs, silenceError, open), shown, idleMs, kept)) return;
      }
      return;
    } catch (error) {
      if (error instanceof CancelledError || signal?.aborted || isRefused(error)) throw error;
      if (tries === storedTries || isRefusal(error)) {
        const why = error instanceof Error ? error.message : String(error);
        return options.onNotice?.(`the end of the build log could not be read: ${why}`);
      }
    }
    await sleep(firstDelayMs * 2 ** tries, signal);
  }
}

function silenceError(): Error {
  return new UnreachableError("rack-unreachable", `the Rack did not open the log within ${openMs / 1000} s`);
}

/** What one connection adds to the part of the log that was shown. */
async function* newBytes(
  stream: Stream,
  shown: LastBytes,
  over: Flag,
  { sleep = pause }: FollowOptions,
): AsyncIterable<Uint8Array> {
  const skip = shown.total;
  let position = 0;
  const left = new AbortController();
  const forget = over.onEnd(() => {
    const wait = over.unsettled ? Promise.resolve() : sleep(graceMs, left.signal);
    wait.then(stream.close).catch(() => undefined);
  });
  try {
    // What is held back when the connection breaks comes again with the next one.
    for await (const { bytes, interjected } of partsOf(withoutLoneError(stream))) {
      if (interjected) {
        // One within what was shown already was shown as well.
        if (position === 0 || position >= skip) yield bytes;
        continue;
      }
      const fresh = bytes.subarray(Math.max(0, skip - position));
      position += bytes.length;
      if (fresh.length === 0) continue;
      shown.add(fresh);
      yield fresh;
    }
  } finally {
    forget();
    left.abort();
    stream.close();
  }
}

async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncIterable<LogPart> {
  const { push, end } = logPartReader();
  for await (const chunk of chunks) yield* push(chunk);
  yield* end();
}

/**
 * The stream without an error that is all it has: that is the Rack's answer, not the log. A refusal throws; anything
 * else, such as "unable to read logs for build" while a v3 build is `created`, is an empty log for now.
 */
async function* withoutLoneError(stream: Stream, idleMs?: number): AsyncIterable<Uint8Array> {
  let held: Uint8Array | undefined;
  let position = 0;
  for await (const chunk of idleMs === undefined ? stream : unlessSilent(stream, idleMs)) {
    if (position++ === 0 && startOf(chunk).startsWith("ERROR: ")) {
      held = chunk;
      continue;
    }
    if (held) yield held;
    held = undefined;
    yield chunk;
  }
  if (!held) return;
  try {
    throwRackError(stream);
  } catch (error) {
    if (isRefusal(error)) throw error;
    // The stored log of a build that has ended is its log, even if all it says is an error.
    if (idleMs !== undefined && !/^ERROR: unable to read logs for build/.test(startOf(held))) yield held;
  }
}

/** @throws UnreachableError when nothing comes for `ms` */
async function* unlessSilent(stream: Stream, ms: number): AsyncIterable<Uint8Array> {
  let silent = false;
  let isWaiting = true;
  const timer = setTimeout(() => {
    if (!isWaiting) return;
    silent = true;
    stream.close();
  }, ms);
  try {
    for await (const chunk of stream) {
      isWaiting = false;
      yield chunk;
      isWaiting = true;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
  }
  if (silent)
    throw new UnreachableError("rack-unreachable", `${stream.where.request}: nothing came for ${ms / 1000} s`);
}

/**
 * What the stored log has beyond the part that was shown. What it gives is added to that part, for another try.
 * @returns false if it does not begin with that part, and the place may be found when more than `kept` bytes are kept of it
 */
async function* storedRest(
  stream: Stream,
  shown: LastBytes,
  idleMs: number,
  kept: number,
): AsyncGenerator<Uint8Array, boolean> {
  const skip = shown.total;
  const stored = lastBytes(kept);
  let joined = skip === 0;
  for await (const { bytes: chunk, interjected } of partsOf(withoutLoneError(stream, idleMs))) {
    if (interjected) continue;
    const known = joined ? 0 : Math.max(0, skip - stored.total);
    if (!joined) stored.add(chunk);
    if (known > 0 && known <= chunk.length) joined = isBeginning(stored, chunk.length - known, shown);
    const fresh = chunk.subarray(joined ? known : chunk.length);
    if (fresh.length === 0) continue;
    shown.add(fresh);
    yield fresh;
  }
  if (joined) return true;
  if (stored.total > kept && kept < storedBytes) return false;
  const text = stored.bytes();
  const rest = text.subarray(continuation(text, shown));
  if (rest.length > 0) yield rest;
  return true;
}

/** Whether the stored log, but for its last `beyond` bytes, ends as the part that was shown. */
function isBeginning(stored: LastBytes, beyond: number, shown: LastBytes): boolean {
  const tail = shown.bytes();
  return stored
    .bytes(tail.length + beyond)
    .subarray(0, tail.length)
    .equals(tail);
}

interface Flag {
  readonly yes: boolean;
  /** The result of the build is unknown: it may still run and write to its log. */
  readonly unsettled: boolean;
  /** Aborted when the result of the build is unknown. */
  readonly left: AbortSignal;
  /**
   * Calls `what` when the build has settled, unless it is forgotten before: a build may outlive thousands of connections,
   * and what waits for its end must not keep them all.
   */
  onEnd(what: () => void): () => void;
}

function flag(settled: Promise<unknown>): Flag {
  const over = new AbortController();
  const left = new AbortController();
  setMaxListeners(0, over.signal);
  settled.then(
    () => over.abort(),
    () => {
      left.abort();
      over.abort();
    },
  );
  return {
    get yes() {
      return over.signal.aborted;
    },
    get unsettled() {
      return left.signal.aborted;
    },
    left: left.signal,
    onEnd(what) {
      if (over.signal.aborted) what();
      else over.signal.addEventListener("abort", what, { once: true });
      return () => over.signal.removeEventListener("abort", what);
    },
  };
}

/** Waits, but no longer than until the build has settled. */
async function sleepUntil(over: Flag, ms: number, { sleep = pause, signal }: FollowOptions): Promise<void> {
  if (over.yes) return;
  const left = new AbortController();
  const forget = over.onEnd(() => left.abort());
  try {
    await sleep(ms, signal ? AbortSignal.any([signal, left.signal]) : left.signal);
  } catch (error) {
    // The sleep was cut short: by the end of the build, which is no failure, or by the job's signal, which is.
    if (signal?.aborted || !left.signal.aborted) throw error;
  } finally {
    forget();
  }
}

function startOf(chunk: Uint8Array): string {
  return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}
