import { CancelledError, ConvoxError } from "../../errors.ts";
import { type LogLine, logLines } from "../../explain/app-log.ts";
import type { Deps } from "../declaration/command.ts";
import { splitLines } from "../output/split-lines.ts";

/** A Rack may keep a log open that was requested without following. */
const LIMIT_MS = 30_000;
/** More lines than the rollouts of a busy week write. */
const MAX_LINES = 20_000;

/** A line that the Rack itself wrote to an app's log. */
export interface SystemLine extends LogLine {
  readonly at: Date;
}

/**
 * Lines that the Rack itself wrote to the app's log in the last `seconds`, oldest first. Empty, with a line that says why,
 * if the log cannot be read.
 */
export async function readSystemLog(
  app: string,
  seconds: number,
  { rack, host, signal }: Pick<Deps, "rack" | "host" | "signal">,
): Promise<SystemLine[]> {
  const lines: SystemLine[] = [];
  const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
  try {
    const stream = await limited.logs.app(app, { prefix: true, follow: false, since: seconds });
    for await (const bytes of splitLines(stream)) {
      const text = bytes.toString("utf8");
      const [line] = logLines(text);
      const at = new Date(text.split(" ", 1)[0] ?? "");
      if (!line?.stream.startsWith("system/") || Number.isNaN(at.getTime())) continue;
      if (lines.push({ ...line, at }) > MAX_LINES) lines.shift();
    }
    const refusal = stream.messages() === 1 ? stream.rackError() : undefined;
    if (refusal !== undefined) host.info(`Cannot read the app's log: ${refusal}`);
  } catch (error) {
    if (!(error instanceof ConvoxError) || signal.aborted) throw error;
    const why = error instanceof CancelledError ? `it did not end within ${LIMIT_MS / 1000} s` : error.message;
    host.info(`Cannot read the app's log: ${why}`);
  } finally {
    limited.close();
  }
  return lines;
}
