import { base64 } from "./text.ts";

/**
 * All forms in which `password` may appear in a log, so that each can be masked: as it is, percent-encoded, in base64
 * with and without the user, and quoted by JSON, Go, HTML, URLs and shells. A setting may have white space around the
 * value; what is sent is trimmed, so both are covered. Never contains an empty string.
 */
export function secretForms(password: string, user = "convox"): string[] {
  const values = [...new Set([password, password.trim()])].filter((value) => value !== "");
  return [...new Set(values.flatMap((value) => formsOf(value, user)))].filter((form) => form !== "");
}

function formsOf(value: string, user: string): string[] {
  const text = Buffer.from(value).toString();
  return [
    value,
    ...percentForms(text),
    ...[text, ...["convox", user].map((name) => `${name}:${text}`)].flatMap(base64Forms),
    ...quotedForms(text),
  ];
}

function percentForms(text: string): string[] {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, percentOf);
  const whole = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
  const upper = [
    component,
    strict,
    strict.replace(/[-._~]/g, percentOf),
    new URLSearchParams({ x: text }).toString().slice(2),
    component.replace(/%20/g, "+"),
    strict.replace(/%20/g, "+"),
    new URL(`http://convox:${component}@localhost`).password,
    encodeURI(text),
    whole,
  ];
  const lower = (form: string) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [...upper, ...upper.map(lower)];
}

function percentOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Standard and URL-safe, with and without padding. */
function base64Forms(text: string): string[] {
  const padded = base64(text);
  const safe = padded.replaceAll("+", "-").replaceAll("/", "_");
  return [padded, safe].flatMap((form) => [form, form.replace(/=+$/, "")]);
}

function quotedForms(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    json,
    // An error that quotes a line of JSON.
    JSON.stringify(json).slice(1, -1),
    ascii,
    json.replaceAll("/", "\\/"),
    // Go's encoding/json escapes these by default.
    json.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
    ascii.replace(/[<>&]/g, unicodeEscape),
    // Go's %q and strconv.Quote.
    goQuote(text),
    ...[text, html].map((form) => form.replaceAll('"', "&quot;")),
    html,
    html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
    html.replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
    html.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
    html.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    // sh: inside single quotes, inside double quotes, and with a backslash before each special character.
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/[\\"$`]/g, "\\$&"),
    text.replace(/[\\"$`!]/g, "\\$&"),
    text.replace(/[^A-Za-z0-9_@%+=:,./-]/g, "\\$&"),
    text.replace(/[^A-Za-z0-9_@%+=:,./\n-]/g, "\\$&").replaceAll("\n", "$'\\n'"),
    // bash's $'...', as in `set -x` and printf %q.
    text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t"),
  ];
}

const goEscapes: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  '"': '\\"',
  "\\": "\\\\",
};

function goQuote(text: string): string {
  return text.replace(/["\\\x00-\x1f\x7f]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
    return goEscapes[character] ?? `\\x${hex}`;
  });
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
