import type { Deps } from "../declaration/command.ts";

/** CI systems end a job without output, CircleCI after ten minutes. */
const EVERY_MS = 60_000;
/** How often a person who watches gets to see that the work continues. */
const LIVE_MS = 100;

/**
 * Returns a function that reports that the work continues: to a person who watches in a line that is replaced, elsewhere
 * in a line every `everyMs`, and not in the first `everyMs`.
 */
export function heartbeat(
  { host, now }: Pick<Deps, "host" | "now">,
  everyMs = EVERY_MS,
): (line: string | (() => string)) => void {
  let last = now();
  const report = (line: string) => (host.progress ? host.progress(line) : host.info(line, "quiet"));
  return (line) => {
    if (now() - last < (host.progress ? LIVE_MS : everyMs)) return;
    last = now();
    report(typeof line === "string" ? line : line());
  };
}
