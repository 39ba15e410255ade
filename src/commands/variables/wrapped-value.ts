/** Wrapped base64 has lines of 64 or 76 characters, but some tools wrap earlier. */
const ENCODED = /^[A-Za-z0-9+/_-]{16,}$/;
const ENCODED_END = /^[A-Za-z0-9+/_-]*={1,2}$/;

/** Whether the end of a value is missing: of a PEM block, a quoted text, or JSON. */
export function isOpen(value: string): boolean {
  const text = value.trim();
  if (/^["']?-----BEGIN /.test(text)) return !/-----END /.test(text);
  // `$'...'` is a quoted text of bash.
  const [, start = "", quote] = /^(\$?(["'`]))/.exec(text) ?? [];
  if (quote !== undefined) return text.length === start.length || !text.endsWith(quote);
  if (/^[[{]/.test(text)) return !isJson(text) && count(text, /[[{]/g) > count(text, /[\]}]/g);
  return false;
}

/**
 * Whether `line`, which looks like KEY=VALUE, continues the previous value: as the end of wrapped base64, or after a line
 * that ends with a backslash, "?" or "&".
 */
export function seemsToContinue(value: string, line: string): boolean {
  const text = line.trim();
  if (/^[^=]+==$/.test(text)) return true; // a lone "=" is base64 padding, not a value
  if (ENCODED.test(value) && ENCODED_END.test(text) && (value.length + text.length) % 4 === 0) return true;
  return /[\\?&]$/.test(value) && !/^[A-Z_][A-Z0-9_]*=/.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
