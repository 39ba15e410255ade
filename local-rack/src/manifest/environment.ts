const LINE_LIMIT = 64 * 1024;

/**
 * Reads the text of a release's environment: one KEY=VALUE a line, the key trimmed, no quotes, the last duplicate
 * wins; lines without `=` or without a key are skipped.
 * @throws Error for a line of 64 KiB or more
 */
export function parseEnvironment(text: string): Map<string, string> {
  const env = new Map<string, string>();
  for (const raw of text.split("\n")) {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (Buffer.byteLength(line) >= LINE_LIMIT) throw new Error("bufio.Scanner: token too long");
    const at = line.indexOf("=");
    const key = at < 0 ? "" : line.slice(0, at).trim();
    if (key !== "") env.set(key, line.slice(at + 1));
  }
  return env;
}

/** The environment as v2 gives it back: sorted by whole lines, no final newline. */
export function renderEnvironment(env: Map<string, string>): string {
  const lines = [...env].map(([key, value]) => `${key}=${value}`);
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join("\n");
}

/** What changed from one environment to the next, such as `add:A change:B remove:C`; "" when nothing did. */
export function environmentChange(before: string, after: string): string {
  const [old, now] = [parseEnvironment(before.trim()), parseEnvironment(after.trim())];
  const words = (verb: string, keys: string[]) => keys.sort().map((key) => `${verb}:${key}`);
  return [
    ...words(
      "add",
      [...now.keys()].filter((key) => !old.has(key)),
    ),
    ...words(
      "change",
      [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key)),
    ),
    ...words(
      "remove",
      [...old.keys()].filter((key) => !now.has(key)),
    ),
  ].join(" ");
}
