import type { Deps } from "../declaration/command.ts";

/** CI systems end a job without output, CircleCI after ten minutes. */
const EVERY_MS = 60_000;

/** Returns a function that prints its line, at most once a minute and not in the first minute. */
export function heartbeat({ host, now }: Pick<Deps, "host" | "now">): (line: string) => void {
  let last = now();
  return (line) => {
    if (now() - last < EVERY_MS) return;
    last = now();
    host.info(line);
  };
}
