import type { Writable } from "node:stream";
import type { CommandEscaper } from "./command-escaper.ts";
import { printable, withoutControlSequences } from "./control-sequences.ts";
import { applyFilters } from "./filter.ts";
import type { Folding } from "./folding.ts";
import type { Host } from "./host.ts";
import { Masker } from "./mask.ts";
import { type Headings, sections } from "./sections.ts";

/** Where a terminal's output goes: what is told, the remote log, and warnings. */
export interface TerminalStreams {
  readonly story: Writable;
  readonly log: Writable;
  readonly warnings: Writable;
}

/** What the log of a CI system can do, and must not be made to do. */
export interface LogReader {
  /** For a story and a log that go the same way. */
  readonly folding?: Folding | undefined;
  readonly escaper?: CommandEscaper | undefined;
}

/** A terminal, or a CI system without a door of its own. */
export function terminalHost(
  { story, log, warnings }: TerminalStreams,
  masker = new Masker(),
  { folding, escaper }: LogReader = {},
): Host {
  /** The remote log stands in the middle of a line. */
  let unfinished = false;
  let groups = 0;
  const shown = (line: string) => {
    const text = masker.text(printable(line));
    return escaper ? escaper.text(text) : text;
  };
  const write = (to: Writable, line: string) => {
    if (line !== "") to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
    if (to === log && line !== "") unfinished = false;
  };
  const print = async (bytes: Uint8Array) => {
    unfinished = bytes.at(-1) !== 10;
    if (!log.write(bytes) && !log.destroyed) await room(log);
  };
  async function printSections(chunks: AsyncIterable<Uint8Array>, headings: Headings, fold: Folding): Promise<void> {
    const cutter = sections(headings);
    const show = async (pieces: ReturnType<typeof cutter.push>) => {
      for (const { title, bytes } of pieces) {
        if (title !== undefined) write(log, fold.section(shown(title)));
        await print(bytes);
      }
    };
    for await (const bytes of chunks) await show(cutter.push(bytes));
    await show(cutter.end());
  }

  return {
    info: (line) => write(story, `${shown(line)}\n`),
    warn: (line) => write(warnings, `WARNING: ${shown(line)}\n`),
    async group(title, body) {
      if (!folding) {
        write(story, `${shown(title)}\n`);
        return body();
      }
      write(story, folding.begin(shown(title)));
      groups++;
      let failed = true;
      try {
        const result = await body();
        failed = false;
        return result;
      } finally {
        groups--;
        write(story, folding.end(shown(title), failed));
      }
    },
    async stream(chunks, headings) {
      // no-color.org: set, to whatever.
      const keepColors = !process.env["NO_COLOR"];
      const raw = isTerminal(log) && keepColors && !folding && !escaper;
      const filters = raw ? [masker.filter()] : [withoutControlSequences({ keepColors }), masker.filter()];
      if (escaper) filters.push(escaper.filter());
      const bytes = applyFilters(chunks, ...filters);
      if (folding && headings && groups > 0) await printSections(bytes, headings, folding);
      else for await (const some of bytes) await print(some);
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
