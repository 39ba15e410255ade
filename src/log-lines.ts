/** Longer lines are skipped: no line that a builder writes about its own work is that long. */
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;

/**
 * Cuts a log that arrives in chunks into lines without colors and line ends, and passes each to `read`, but not the output
 * of a step under BuildKit: `#7 0.123 text`. A log is mostly such lines, and they are not the builder's own.
 */
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
        if (!isOverlong && line.length <= MAX_LINE_BYTES && !isStepOutput(line)) read(plainText(line));
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
      if (held.length > 0 && !isStepOutput(held)) read(plainText(held));
      held = Buffer.alloc(0);
    },
  };
}

/** `#`, digits, a space, digits, a dot, digits, a space. */
function isStepOutput(line: Uint8Array): boolean {
  if (line[0] !== 0x23) return false;
  const number = skipDigits(line, 1);
  if (number === 1 || line[number] !== 0x20) return false;
  const seconds = skipDigits(line, number + 1);
  if (seconds === number + 1 || line[seconds] !== 0x2e) return false;
  const end = skipDigits(line, seconds + 1);
  return end > seconds + 1 && line[end] === 0x20;
}

function skipDigits(line: Uint8Array, from: number): number {
  let at = from;
  for (let byte = line[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = line[at] ?? 0) at++;
  return at;
}

function plainText(line: Uint8Array): string {
  // Colors, which lint warnings carry also in a file.
  return Buffer.from(line.buffer, line.byteOffset, line.length)
    .toString("utf8")
    .replace(/\x1b\[[0-9;]*m/g, "")
    .replace(/\r$/, "");
}
