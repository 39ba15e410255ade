import type { Deps } from "../declaration/command.ts";

/** CI systems end a job without output, CircleCI after ten minutes. */
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;
const LIVE_EVERY_MS = 1_000;

/**
 * Passes the chunks on. If none arrives for about a minute, prints `line`, and again every minute. With `isLive`, a person
 * who watches sees it below the log every second instead: not for output that may move the cursor.
 */
export async function* withHeartbeat(
  chunks: AsyncIterable<Uint8Array>,
  line: () => string,
  { host, now }: Pick<Deps, "host" | "now">,
  { lookEveryMs = LOOK_EVERY_MS, isLive = false } = {},
): AsyncGenerator<Uint8Array> {
  let lastChunkAt = now();
  const progress = isLive ? host.progress : undefined;
  const look = () => {
    if (progress) return progress(line());
    if (now() - lastChunkAt < SILENT_MS) return;
    lastChunkAt = now();
    host.info(line(), "quiet");
  };
  const timer = setInterval(look, progress ? LIVE_EVERY_MS : lookEveryMs);
  try {
    for await (const chunk of chunks) {
      lastChunkAt = now();
      yield chunk;
    }
  } finally {
    clearInterval(timer);
    progress?.("");
  }
}
