import { InputError } from "../errors.ts";

/**
 * Path of a request: what is interpolated is one segment each, percent-encoded.
 * A Rack routes on the decoded path, so a segment must not contain "/" even in its encoded form.
 * @throws InputError for "", ".", ".." and for a value with "/" or a control character
 */
export function path(strings: TemplateStringsArray, ...segments: string[]): string {
  return strings.reduce((whole, text, i) => whole + segment(segments[i - 1] ?? "") + text);
}

/**
 * Path of an object; the key keeps its slashes.
 * @throws InputError when a part of the key is "", "." or ".."
 */
export function objectPath(app: string, key: string): string {
  return `${path`/apps/${app}/objects`}/${key.split("/").map(segment).join("/")}`;
}

function segment(value: string): string {
  if (value === "" || value === "." || value === ".." || /[/\x00-\x1f\x7f]/.test(value) || hasLoneSurrogate(value)) {
    throw new InputError("input-invalid", `${JSON.stringify(value)} cannot be the name of anything on a Rack`);
  }
  return encodeURIComponent(value);
}

function hasLoneSurrogate(value: string): boolean {
  return /[\ud800-\udfff]/u.test(value);
}
