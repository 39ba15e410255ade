/** Text of at most `limit` characters for a message. */
export function shorten(text: string, limit = 200): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

export function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
