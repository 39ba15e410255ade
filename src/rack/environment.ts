/**
 * Variables in the text of a release's environment: one KEY=VALUE a line, no quotes, no escapes, the key trimmed, the last
 * duplicate wins; lines without `=` or without a key are none. Source: convox/convox pkg/structs/environment.go
 */
export function parseEnvironment(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\r$/, "");
    const at = line.indexOf("=");
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key !== "") variables.set(key, line.slice(at + 1));
  }
  return variables;
}

/** The text of an environment, as the official client sends it: lines sorted by their bytes, no final newline. */
export function renderEnvironment(variables: ReadonlyMap<string, string>): string {
  const lines = [...variables].map(([key, value]) => Buffer.from(`${key}=${value}`));
  return lines
    .sort(Buffer.compare)
    .map((line) => line.toString())
    .join("\n");
}
