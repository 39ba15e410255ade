import { UNKNOWN } from "./interpolate.ts";

/** A scalar as a Rack's YAML reader understands it. "unknown" holds a variable whose value only the Rack knows. */
export type ScalarValue =
  | { kind: "null" }
  | { kind: "bool"; value: boolean }
  | { kind: "int"; value: number }
  | { kind: "float"; value: number }
  | { kind: "string"; value: string }
  | { kind: "unknown" };

const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const SPECIAL_FLOAT = /^(\.nan|\.NaN|\.NAN|[-+]?\.(inf|Inf|INF))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INT = /^[-+]?(0x[0-9a-fA-F]+|0b[01]+|0o?[0-7]+|0|[1-9][0-9]*)$/;

/**
 * The meaning of a scalar for gopkg.in/yaml.v2, which both generations of Rack use. It is YAML 1.1 with differences that
 * matter here: `8080:80` is text and no number in base 60, and dates are text.
 */
export function scalarValue(text: string, plain: boolean, tag: string | undefined): ScalarValue {
  if (text.includes(UNKNOWN)) return { kind: "unknown" };
  if (tag === "tag:yaml.org,2002:str" || tag === "!") return { kind: "string", value: text };
  if (!plain && tag === undefined) return { kind: "string", value: text };
  if (NULL.has(text)) return { kind: "null" };
  if (TRUE.has(text)) return { kind: "bool", value: true };
  if (FALSE.has(text)) return { kind: "bool", value: false };
  if (SPECIAL_FLOAT.test(text)) return { kind: "float", value: Number.NaN };
  return number(text) ?? { kind: "string", value: text };
}

function number(text: string): ScalarValue | undefined {
  if (!/^[-+.0-9]/.test(text)) return undefined;
  const digits = text.replaceAll("_", "");
  if (INT.test(digits)) return { kind: "int", value: integer(digits) };
  if (!FLOAT.test(digits)) return undefined;
  const value = Number(digits);
  // A Rack prints each service and parses it again, after which 3000.0 has become 3000.
  return Number.isSafeInteger(value) ? { kind: "int", value } : { kind: "float", value };
}

function integer(digits: string): number {
  const negative = digits.startsWith("-");
  const unsigned = digits.replace(/^[-+]/, "");
  const octal = /^0o?([0-7]+)$/.exec(unsigned)?.[1];
  const value = octal === undefined ? Number(unsigned) : Number.parseInt(octal, 8);
  return negative ? -value : value;
}
