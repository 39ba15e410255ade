import { AsyncLocalStorage } from "node:async_hooks";

const scopes = new AsyncLocalStorage<AbortSignal>();
/** Node fires a timer with a longer delay immediately. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs `work` with a deadline that cuts every request, retry and log connection in it, however deep. At the deadline
 * the result rejects with `error()` at once; nothing waits for a Rack that does not answer.
 */
export async function withDeadline<T>(ms: number, error: () => Error, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(error()), Math.min(ms, longestTimerMs));
  try {
    return await withAbort(end.signal, work);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs `open`, whose requests `signal` cuts until it has resolved. What it has opened outlives the signal: the caller
 * closes it.
 */
export async function openUnlessAborted<T>(signal: AbortSignal, open: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const abort = () => end.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await withAbort(end.signal, open);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Runs `work`; `signal` cuts every request in it, and the result rejects with the signal's reason at once. */
async function withAbort<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const scope = joinSignals(scopes.getStore(), signal) ?? signal;
  return scopes.run(scope, () => unlessAborted(work(), scope));
}

/** `own` together with the deadlines that the caller runs under. */
export function withScope(own: AbortSignal | undefined): AbortSignal | undefined {
  return joinSignals(scopes.getStore(), own);
}

/** Rejects with the signal's reason as soon as it is aborted, and leaves the result of `promise` behind. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * The items of `source` until `signal` is aborted; then throws the signal's reason at once, even while it waits for the
 * next item, and destroys a source that can be destroyed, so that it does not keep the process alive.
 */
export async function* cutAtSignal<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await unlessAborted(iterator.next(), signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // An iterator that waits for its next item does not return before it has it.
    if (!signal.aborted) await iterator.return?.();
    else Object(source).destroy?.();
  }
}

function joinSignals(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}
