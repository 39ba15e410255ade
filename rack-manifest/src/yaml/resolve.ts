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
  const isFloat = isPoint
    ? /^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$/.test(text) && FLOAT.v3.test(text)
    : FLOAT[generation].test(digits);
  return isFloat ? { kind: "float", value: Number(digits) } : { kind: "string", value: text };
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
