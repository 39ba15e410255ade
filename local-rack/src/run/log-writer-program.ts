import type * as Fs from "node:fs";
import { LINE_LIMIT } from "./split-lines.ts";

/**
 * Copies standard input to a log file, each line with the time at which it was written, in milliseconds since 1970.
 * Runs as a separate program beside a container, so it can use only its parameters.
 */
function writeLog(fs: typeof Fs, path: string, limit: number): void {
  const log = fs.openSync(path, "a", 0o600);
  let rest = Buffer.alloc(0);
  const write = (at: number, line: Buffer) => fs.writeSync(log, Buffer.concat([Buffer.from(`${at} `), line, NEWLINE]));
  const NEWLINE = Buffer.from("\n");
  process.stdin.on("data", (chunk: Buffer) => {
    const at = Date.now();
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf(10);
      let size = end >= 0 && end <= limit ? end : rest.length > limit ? limit : -1;
      if (size < 0) return;
      // No character of UTF-8 is cut in two.
      if (size !== end) while (size > limit - 3 && ((rest[size] ?? 0) & 0xc0) === 0x80) size--;
      write(at, rest.subarray(0, size));
      rest = rest.subarray(size === end ? size + 1 : size);
    }
  });
  process.stdin.on("end", () => {
    if (rest.length > 0) write(Date.now(), rest);
  });
}

/** The program's text for `node -e`; its argument is the log's path. */
export const logWriterProgram = `(${writeLog.toString()})(require("node:fs"), process.argv[1], ${LINE_LIMIT});`;
