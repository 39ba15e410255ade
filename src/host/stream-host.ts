import type { Writable } from "node:stream";
import { forbidsColors, painterFor } from "./colors.ts";
import type { CommandEscaper } from "./command-escaper.ts";
import { printable, withoutControlSequences } from "./control-sequences.ts";
import { applyFilters } from "./filter.ts";
import type { Folding } from "./folding.ts";
import type { Host } from "./host.ts";
import type { LiveLine } from "./live-line.ts";
import { Masker } from "./mask.ts";
import { type Headings, sections } from "./sections.ts";
import { writeChunk } from "./write-chunk.ts";

/** Where a terminal's output goes: messages, the remote log, and warnings. */
export interface TerminalStreams {
  readonly story: Writable;
  readonly log: Writable;
  readonly warnings: Writable;
}

/** What the log of a CI system can fold, and which lines it would run as commands. */
export interface LogReader {
  /** Only where messages and the log go to the same stream. */
  readonly folding?: Folding | undefined;
  /** For one of the streams: a file is not the log of a job. */
  readonly escaperOf?: (stream: Writable) => CommandEscaper | undefined;
  /** The line of progress of a terminal that a person watches. */
  readonly live?: LiveLine | undefined;
}

/** A terminal, or a CI system without an entry point. */
export function terminalHost(
  { story, log, warnings }: TerminalStreams,
  masker = new Masker(),
  { folding, escaperOf = () => undefined, live }: LogReader = {},
): Host {
  const paint = painterFor(process.env, story);
  const paintWarning = painterFor(process.env, warnings);
  /** The remote log has printed part of a line. */
  let unfinished = false;
  /** The stream that printed last: another one starts on a new line. */
  let lastStream: object | undefined;
  let groups = 0;
  const escaper = escaperOf(log);
  const toLine = (line: string, to: Writable) => {
    const text = masker.text(printable(line));
    const escaped = escaperOf(to)?.text(text) ?? text;
    return folding?.escaper?.text(escaped) ?? escaped;
  };
  const toMessage = (line: string) => toLine(line, story);
  const write = (to: Writable, line: string) => {
    if (line === "") return;
    live?.show("");
    to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
    if (to === log) unfinished = false;
  };
  const print = async (bytes: Uint8Array, stream: object) => {
    live?.hide();
    if (unfinished && lastStream !== stream) log.write("\n");
    lastStream = stream;
    unfinished = bytes.at(-1) !== 10;
    await writeChunk(log, bytes);
    if (!unfinished) live?.restore();
  };
  async function printSections(chunks: AsyncIterable<Uint8Array>, headings: Headings, fold: Folding): Promise<void> {
    const cutter = sections(headings);
    const show = async (pieces: ReturnType<typeof cutter.push>) => {
      for (const { title, bytes } of pieces) {
        if (title !== undefined) write(log, fold.section(toMessage(title)));
        await print(bytes, chunks);
      }
    };
    for await (const bytes of chunks) await show(cutter.push(bytes));
    await show(cutter.end());
  }

  return {
    info: (line, tone) => write(story, `${tone === undefined ? toMessage(line) : paint(tone, toMessage(line))}\n`),
    warn: (line) => write(warnings, `${paintWarning("warning", "WARNING:")} ${toLine(line, warnings)}\n`),
    ...(live && {
      progress(line) {
        if (!unfinished) live.show(toMessage(line));
      },
    }),
    async group(title, body) {
      if (!folding) {
        write(story, `${paint("title", toMessage(title))}\n`);
        return body();
      }
      write(story, folding.begin(toMessage(title)));
      groups++;
      let failed = true;
      try {
        const result = await body();
        failed = false;
        return result;
      } finally {
        groups--;
        write(story, folding.end(toMessage(title), failed));
      }
    },
    async stream(chunks, headings) {
      const isPlain = !folding && !escaper;
      // Output that another program or a file reads is passed on byte for byte.
      const isData = isPlain && story !== log && !isTerminal(log);
      const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
      const cleaner = withoutControlSequences({ keep: forbidsColors(process.env) ? "none" : colors });
      const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
      for (const one of [escaper, folding?.escaper]) if (one) filters.push(one.filter());
      const bytes = applyFilters(chunks, ...filters);
      if (folding && headings && groups > 0) await printSections(bytes, headings, folding);
      else for await (const some of bytes) await print(some, bytes);
      if (isData || !unfinished || lastStream !== bytes) return;
      log.write("\n");
      unfinished = false;
    },
    mask: (secret) => masker.add(secret),
    masking: () => masker.filter(),
    output: () => {}, // A terminal has no later steps: the result is printed.
    save: () => {}, // Nor is there a post step.
  };
}

function isTerminal(stream: Writable): boolean {
  return "isTTY" in stream && stream.isTTY === true;
}
