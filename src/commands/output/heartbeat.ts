import type { Deps } from "../declaration/command.ts";

/** CI systems end a job that is silent for long, CircleCI after ten minutes. */
const EVERY_MS = 60_000;

/** Prints a line that it is handed, but at most one a minute, and none in the first minute. */
export function heartbeat({ host, now }: Pick<Deps, "host" | "now">): (line: string) => void {
  let last = now();
  return (line) => {
    if (now() - last < EVERY_MS) return;
    last = now();
    host.info(line);
  };
}
