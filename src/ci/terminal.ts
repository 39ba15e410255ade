import type { Writable } from "node:stream";
import { withoutControlSequences } from "./control-sequences.ts";
import { filtered } from "./filter.ts";
import type { Host } from "./host.ts";
import { Masker } from "./mask.ts";

/** Where a terminal's output goes: what is told, the remote log, and warnings. */
export interface TerminalStreams {
  readonly story: Writable;
  readonly log: Writable;
  readonly warnings: Writable;
}

/** A terminal, or a CI system without a door of its own. */
export function terminalHost({ story, log, warnings }: TerminalStreams, masker = new Masker()): Host {
  /** The remote log stands in the middle of a line. */
  let unfinished = false;
  const write = (to: Writable, line: string) => {
    to.write(`${unfinished && to === log ? "\n" : ""}${masker.text(line)}\n`);
    if (to === log) unfinished = false;
  };
  return {
    info: (line) => write(story, line),
    warn: (line) => write(warnings, `WARNING: ${line}`),
    async group(title, body) {
      write(story, title);
      return body();
    },
    async stream(chunks) {
      // no-color.org: set, to whatever.
      const keepColours = !process.env["NO_COLOR"];
      const raw = isTerminal(log) && keepColours;
      const shown = raw ? [masker.filter()] : [withoutControlSequences({ keepColours }), masker.filter()];
      for await (const bytes of filtered(chunks, ...shown)) {
        unfinished = bytes.at(-1) !== 10;
        if (!log.write(bytes) && !log.destroyed) await room(log);
      }
      if (unfinished) log.write("\n");
      unfinished = false;
    },
    mask: (secret) => masker.add(secret),
    masking: () => masker.filter(),
    output: () => {}, // a terminal has no later steps: the result is printed
    save: () => {}, // nor one after the job
  };
}

/** Resolves when the stream takes more, or never will. */
function room(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "close", "error"]) stream.off(event, done);
      resolve();
    };
    for (const event of ["drain", "close", "error"]) stream.on(event, done);
  });
}

function isTerminal(stream: Writable): boolean {
  return "isTTY" in stream && stream.isTTY === true;
}
