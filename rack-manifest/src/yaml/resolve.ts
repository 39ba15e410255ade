/** The largest `int` of Go. */
export const MOST_INT = 9223372036854775807n;

/** A scalar as the YAML library of a Rack understands it. */
export type Resolved =
  | { kind: "null" }
  | { kind: "bool"; value: boolean }
  | { kind: "int"; value: bigint }
  | { kind: "float"; value: number }
  | { kind: "string"; value: string }
  | { kind: "merge" };

const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const INFINITY = /^([-+]?)\.(inf|Inf|INF)$/;
const NAN = new Set([".nan", ".NaN", ".NAN"]);

/** Fractions: the release of the library in v2 Racks wants a sign in an exponent, and digits behind a point. */
const FLOAT = {
  v2: /^[-+]?[0-9]*\.?[0-9]+([eE][-+][0-9]+)?$/,
  v3: /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/,
};

/** A fraction that begins with a point: its digits may have an underscore between them. */
const POINT = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;

const DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(.*)$/;
const TIME = /^(?:[Tt]|( +))([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?$/;

/** The meaning of a scalar without quotes and without a tag. Numbers in base 60 and dates are text. */
export function resolvePlain(text: string, generation: "v2" | "v3"): Resolved {
  if (text === "<<") return { kind: "merge" };
  if (NULL.has(text)) return { kind: "null" };
  if (TRUE.has(text)) return { kind: "bool", value: true };
  if (FALSE.has(text)) return { kind: "bool", value: false };
  if (NAN.has(text)) return { kind: "float", value: Number.NaN };
  const infinite = INFINITY.exec(text);
  if (infinite !== null) {
    return { kind: "float", value: infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
  }
  if (!/^[-+.0-9]/.test(text)) return { kind: "string", value: text };
  // The library takes a text that begins with a point only for a fraction.
  const isPoint = text.startsWith(".");
  const digits = text.replaceAll("_", "");
  const whole = isPoint ? undefined : wholeNumber(digits);
  if (whole !== undefined) return { kind: "int", value: whole };
  const isFloat = isPoint ? POINT.test(text) : FLOAT[generation].test(digits);
  const fraction = isFloat ? Number(digits) : Number.NaN;
  return Number.isFinite(fraction) ? { kind: "float", value: fraction } : { kind: "string", value: text };
}

/** A text that the library takes for a date. It remains text, but errors call it a timestamp. */
export function isTimestamp(text: string): boolean {
  const [found, year, month, day, rest = ""] = DATE.exec(text) ?? [];
  if (found === undefined) return false;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > days) return false;
  if (rest === "") return true;
  const [time, blank, hour, minute, second, zone] = TIME.exec(rest) ?? [];
  // Only behind a T the time has a zone, which it then needs.
  if (time === undefined || (blank === undefined) !== (zone !== undefined)) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** Go's strconv.ParseInt and ParseUint with base 0, and the library's own reading of binary numbers. */
function wholeNumber(digits: string): bigint | undefined {
  const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const text = hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : undefined;
  const size = BigInt(text ?? (octal !== undefined ? `0o${octal}` : (decimal ?? "0")));
  const value = sign === "-" ? -size : size;
  if (value < -9223372036854775808n || value > 18446744073709551615n) return undefined;
  return sign === "+" && value > 9223372036854775807n ? undefined : value;
}
