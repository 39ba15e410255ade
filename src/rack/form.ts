import { InputError } from "../errors.ts";

/** What an option may be in a form, in a query or in a header. Undefined is not sent; "" is. */
type OptionValue = string | number | boolean | readonly string[] | { readonly [key: string]: string } | undefined;

export type Options = Readonly<Record<string, OptionValue>>;

/**
 * Options as `application/x-www-form-urlencoded`: keys sorted, "+" for a space, lists joined with ",", maps as a form of
 * their own inside the value. Source: convox/convox vendor/github.com/convox/stdsdk/options.go, Go's url.Values.Encode
 */
export function form(options: Options): string {
  return Object.keys(options)
    .sort()
    .flatMap((key) => {
      const value = options[key];
      return value === undefined ? [] : [`${escapeText(key)}=${escapeText(optionText(key, value))}`];
    })
    .join("&");
}

/**
 * Options as headers, ready for node:http: UTF-8 bytes, each as one latin1 character.
 * @throws InputError when a value has a line break or another control character
 */
export function headers(options: Options): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const text = optionText(key, value);
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) {
      throw new InputError(
        "input-invalid",
        `the value of ${key} has a line break or a control character, which a header cannot carry`,
      );
    }
    sent[key] = Buffer.from(text).toString("latin1");
  }
  return sent;
}

/** A time span as Go writes it: `5s`, `2m0s`, `1h30m0s`, `300ms`, `1.5s`. */
export function goDuration(ms: number): string {
  if (ms === 0) return "0s";
  if (ms < 1000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = `${(ms - minutes * 60_000) / 1000}s`;
  if (minutes === 0) return seconds;
  return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}

/** A moment as the form of a Rack's API has it: `20060102.150405.000000000`, UTC. */
export function goTime(time: Date): string {
  const [date = "", clock = ""] = time.toISOString().split("T");
  return `${date.replaceAll("-", "")}.${clock.replaceAll(":", "").replace("Z", "")}000000`;
}

function optionText(key: string, value: Exclude<OptionValue, undefined>): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value))
      throw new InputError("input-invalid", `${key} must be a whole number, not ${value}`);
    return String(value);
  }
  if (!isList(value)) return form(value);
  // The Rack splits the one value again, so an item with a comma would arrive as two.
  if (value.some((item) => item.includes(",")))
    throw new InputError("input-invalid", `no item of ${key} may contain a comma`);
  return value.join(",");
}

function isList(value: readonly string[] | { readonly [key: string]: string }): value is readonly string[] {
  return Array.isArray(value);
}

function escapeText(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString())
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}
