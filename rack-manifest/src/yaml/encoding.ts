import { YamlError } from "./place.ts";

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. A byte order mark is kept, as the reader skips it.
 * @throws YamlError for bytes that are no UTF-8
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: "utf-8" | "utf-16" } {
  const [first, second] = bytes;
  const isBig = first === 0xfe && second === 0xff;
  if (isBig || (first === 0xff && second === 0xfe)) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const text = Buffer.from(isBig ? Buffer.from(even).swap16() : even).toString("utf16le");
    return { text, encoding: "utf-16" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    throw invalidText(bytes);
  }
}

function invalidText(bytes: Uint8Array): YamlError {
  // Everything before the first replacement character is valid: its lines show where the bad byte is.
  const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const bad = decoded.indexOf("\ufffd");
  const lines = decoded.slice(0, Math.max(bad, 0)).split("\n");
  const at = { line: lines.length - 1, column: (lines.at(-1) ?? "").length };
  const start = Buffer.byteLength(decoded.slice(0, Math.max(bad, 0)));
  const byte = bytes[start] ?? 0;
  const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  if (byte < 0xc0 || byte > 0xf7) return new YamlError("invalid leading UTF-8 octet", at);
  const isShort = start + width > bytes.length;
  return new YamlError(isShort ? "incomplete UTF-8 octet sequence" : "invalid trailing UTF-8 octet", at);
}
