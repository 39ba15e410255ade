import type { Deps } from "../declaration/command.ts";

/** CI systems end a job without output, CircleCI after ten minutes. */
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;

/** Passes the chunks on. If none arrives for about a minute, prints `line`, and again every minute. */
export async function* withHeartbeat(
  chunks: AsyncIterable<Uint8Array>,
  line: () => string,
  { host, now }: Pick<Deps, "host" | "now">,
  lookEveryMs = LOOK_EVERY_MS,
): AsyncGenerator<Uint8Array> {
  let lastChunkAt = now();
  const timer = setInterval(() => {
    if (now() - lastChunkAt < SILENT_MS) return;
    lastChunkAt = now();
    host.info(line());
  }, lookEveryMs);
  try {
    for await (const chunk of chunks) {
      lastChunkAt = now();
      yield chunk;
    }
  } finally {
    clearInterval(timer);
  }
}
