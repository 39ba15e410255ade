/** What stands where a text was cut, so that only a part of a secret may be left beside it. */
const CUT = /…|\.{3}/g;
/** Bytes before and after a cut that are searched. */
const SEARCHED = 4096;

/**
 * Replaces the start of a secret right before each cut in `text`, and the end of one right after it. The parts have at
 * least `shortest` bytes.
 */
export function hideCutSecrets(text: string, secrets: Iterable<Buffer>, shortest: number, hidden: string): string {
  if (!text.includes("…") && !text.includes("...")) return text;
  const known = [...secrets];
  let result = "";
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(CUT)) {
    const before = Buffer.from(text.slice(Math.max(from, index - SEARCHED), index));
    const start = startLength(before, known, shortest);
    const head = start === 0 ? text.slice(from, index) : dropBytes(text.slice(from, index), start) + hidden;
    const rest = index + mark.length;
    const after = Buffer.from(text.slice(rest, rest + SEARCHED));
    const end = endLength(after, known, shortest);
    result += head + mark + (end === 0 ? "" : hidden);
    from = rest + after.subarray(0, end).toString().length;
  }
  return result + text.slice(from);
}

/** Length of the longest start of a secret that `bytes` ends with; 0 for none. */
function startLength(bytes: Buffer, secrets: readonly Buffer[], shortest: number): number {
  let longest = 0;
  for (const secret of secrets) {
    const head = secret.subarray(0, shortest);
    for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
      const length = bytes.length - at;
      if (length <= longest) break;
      if (length < secret.length && bytes.compare(secret, 0, length, at) === 0) longest = length;
    }
  }
  return longest;
}

/** Length of the longest end of a secret that `bytes` begins with; 0 for none. */
function endLength(bytes: Buffer, secrets: readonly Buffer[], shortest: number): number {
  let longest = 0;
  if (bytes.length < shortest) return 0;
  const head = bytes.subarray(0, shortest);
  for (const secret of secrets) {
    for (let at = secret.indexOf(head, 1); at >= 0; at = secret.indexOf(head, at + 1)) {
      const length = secret.length - at;
      if (length <= longest) break;
      if (length <= bytes.length && bytes.compare(secret, at, secret.length, 0, length) === 0) longest = length;
    }
  }
  return longest;
}

function dropBytes(text: string, count: number): string {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, bytes.length - count).toString();
}
