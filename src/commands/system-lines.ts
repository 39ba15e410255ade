import { ConvoxError } from "../errors.ts";
import type { Stream } from "../rack/index.ts";
import type { Deps } from "./command.ts";

/** Milliseconds before the log is opened again after a Rack has ended it. */
const REOPEN_AFTER = 1_000;

/**
 * What the Rack itself says in the app's log from now on, a line each, until `close`. Racks end this log now and then;
 * it is opened again. A key that may not read logs costs a warning, not the promotion.
 */
export function systemLines(
  app: string,
  { rack, host, sleep, signal }: Deps,
): AsyncIterable<Uint8Array> & { close(): void } {
  const closing = new AbortController();
  let stream: Stream | undefined;

  async function* lines(): AsyncGenerator<Uint8Array> {
    let last = "";
    while (!closing.signal.aborted && !signal.aborted) {
      try {
        stream = await rack.logs.app(app, { prefix: true, since: 5 });
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
        if (!closing.signal.aborted) host.warn(`The app's log cannot be followed: ${error.message}`);
        return;
      }
      try {
        for await (const line of split(stream)) {
          const text = line.toString("utf8");
          // A log that is opened again repeats its last five seconds.
          if (isSystem(text) && text > last) {
            last = text;
            yield line;
          }
        }
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
      }
      const refusal = stream.rackError();
      if (refusal !== undefined) {
        host.warn(`The app's log cannot be followed: ${refusal}`);
        return;
      }
      await sleep(REOPEN_AFTER, closing.signal).catch(() => undefined);
    }
  }

  return {
    [Symbol.asyncIterator]: lines,
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

async function* split(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end + 1);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield Buffer.concat([rest, Buffer.from("\n")]);
}
