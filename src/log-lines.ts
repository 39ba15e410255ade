/** Longer lines are skipped: no line that a builder writes about its own work is that long. */
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;

/** Cuts a log that arrives in chunks into lines without colors and line ends, and passes each to `read`. */
export function readLogLines(read: (line: string) => void): {
  push(bytes: Uint8Array): void;
  /** Passes on a last line that has no line end. */
  end(): void;
} {
  let held: Buffer = Buffer.alloc(0);
  let isOverlong = false;
  return {
    push(bytes) {
      let from = 0;
      for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
        const line = held.length === 0 ? bytes.subarray(from, at) : Buffer.concat([held, bytes.subarray(from, at)]);
        if (!isOverlong && line.length <= MAX_LINE_BYTES) read(plainText(line));
        held = Buffer.alloc(0);
        isOverlong = false;
        from = at + 1;
      }
      const rest = bytes.subarray(from);
      if (held.length + rest.length > MAX_LINE_BYTES) {
        isOverlong = true;
        held = Buffer.alloc(0);
      } else if (!isOverlong && rest.length > 0) {
        held = Buffer.concat([held, rest]);
      }
    },
    end() {
      if (held.length > 0) read(plainText(held));
      held = Buffer.alloc(0);
    },
  };
}

function plainText(line: Uint8Array): string {
  // Colors, which lint warnings carry also in a file.
  return Buffer.from(line.buffer, line.byteOffset, line.length)
    .toString("utf8")
    .replace(/\x1b\[[0-9;]*m/g, "")
    .replace(/\r$/, "");
}
