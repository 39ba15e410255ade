import type { Deps } from "../declaration/command.ts";

/** CI systems end a job that is silent for long, CircleCI after ten minutes. */
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;

/** The chunks as they come; where none comes for about a minute, `line` is told, and again each minute. */
export async function* withHeartbeat(
  chunks: AsyncIterable<Uint8Array>,
  line: () => string,
  { host, now }: Pick<Deps, "host" | "now">,
  lookEveryMs = LOOK_EVERY_MS,
): AsyncGenerator<Uint8Array> {
  let heard = now();
  const looking = setInterval(() => {
    if (now() - heard < SILENT_MS) return;
    heard = now();
    host.info(line());
  }, lookEveryMs);
  try {
    for await (const chunk of chunks) {
      heard = now();
      yield chunk;
    }
  } finally {
    clearInterval(looking);
  }
}
