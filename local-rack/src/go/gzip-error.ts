/** What Go's gzip reader says where Node's zlib throws `error`; an error of another kind as it is. */
export function gzipError(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : String(error);
  if (code === "Z_BUF_ERROR") return new Error("unexpected EOF");
  if (/incorrect header check|unknown compression method/.test(text)) return new Error("gzip: invalid header");
  if (/incorrect (data|length) check/.test(text)) return new Error("gzip: invalid checksum");
  if (code.startsWith("Z_")) return new Error("flate: corrupt input before offset 0");
  return error instanceof Error ? error : new Error(text);
}
