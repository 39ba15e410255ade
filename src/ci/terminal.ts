import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Host } from "./host.ts";
import { Masker } from "./mask.ts";

/** Where a terminal's output goes: what is told, the remote log, and warnings. */
export interface TerminalStreams {
  readonly story: Writable;
  readonly log: Writable;
  readonly warnings: Writable;
}

/** A terminal, or a CI system without a door of its own. */
export function terminalHost({ story, log, warnings }: TerminalStreams): Host {
  const masker = new Masker();
  const write = (to: Writable, line: string) => to.write(`${masker.text(line)}\n`);
  return {
    info: (line) => write(story, line),
    warn: (line) => write(warnings, `WARNING: ${line}`),
    async group(title, body) {
      write(story, title);
      return body();
    },
    async stream(chunks) {
      let last = 10;
      for await (const bytes of masker.stream(chunks)) {
        last = bytes.at(-1) ?? last;
        if (!log.write(bytes) && !log.destroyed) await Promise.race([once(log, "drain"), once(log, "close")]);
      }
      if (last !== 10) log.write("\n");
    },
    mask: (secret) => masker.add(secret),
    output: () => {}, // a terminal has no later steps: the result is printed
  };
}
