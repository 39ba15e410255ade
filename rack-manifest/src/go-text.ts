import { MOST_INT } from "./yaml/resolve.ts";
import { goFloat, type Value } from "./yaml/value.ts";

/** Go's name for the type of a value, as `%T` prints it. */
export function goTypeOf(value: Value): string {
  switch (value.kind) {
    case "null":
      return "<nil>";
    case "float":
      return "float64";
    case "list":
      return "[]interface {}";
    case "map":
      return "map[interface {}]interface {}";
    default:
      return value.kind;
  }
}

/** A value as Go's `%v` prints it. */
export function goText(value: Value): string {
  return printValue(value, (_, text) => text);
}

/** A value as Go's `%s` prints it, which names the type of what is no text. */
export function goVerb(value: Value): string {
  return printValue(value, (part, text) => {
    if (part.kind === "null") return part === value ? "%!s(<nil>)" : text;
    return `%!s(${goTypeOf(part)}=${text})`;
  });
}

function printValue(value: Value, printNoText: (part: Value, text: string) => string): string {
  const print = (part: Value) => printValue(part, printNoText);
  switch (value.kind) {
    case "null":
      return printNoText(value, "<nil>");
    case "unknown":
      return "";
    case "string":
      return value.value;
    case "float": {
      const text = goFloat(value.value)
        .replace(".nan", "NaN")
        .replace(/^\.inf/, "+Inf")
        .replace(".inf", "Inf");
      return printNoText(value, text);
    }
    case "list":
      return `[${value.items.map(print).join(" ")}]`;
    case "map": {
      const sorted = [...value.entries].sort(({ key: a }, { key: b }) => (goText(a) < goText(b) ? -1 : 1));
      return `map[${sorted.map(({ key, value: content }) => `${print(key)}:${print(content)}`).join(" ")}]`;
    }
    default:
      return printNoText(value, String(value.value));
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "\x07": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v" },
  ...{ '"': '\\"', "\\": "\\\\" },
};

/** Go's `%q`. */
export function goQuote(text: string): string {
  const chars = Array.from(text).map((char) => {
    const short = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
    // Go prints letters, marks, numbers, punctuation and symbols, and of the spaces only the plain one.
    if (short !== undefined || /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(char)) return short ?? char;
    const code = char.codePointAt(0) ?? 0;
    const [mark, width] = code < 0x80 ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
    return `\\${mark}${code.toString(16).padStart(width, "0")}`;
  });
  return `"${chars.join("")}"`;
}

/** A whole number as Go prints it, with every digit. */
export function goInt(value: number): string {
  return value >= 2 ** 63 ? String(MOST_INT) : String(BigInt(value));
}

/** Go's `strconv.Atoi`: undefined when the text is no whole number, or is out of range. */
export function atoi(text: string): { value: number } | { error: string } {
  const error = (reason: string) => ({ error: `strconv.Atoi: parsing ${goQuote(text)}: ${reason}` });
  if (!/^[-+]?[0-9]+$/.test(text)) return error("invalid syntax");
  const value = BigInt(text.replace(/^\+/, ""));
  if (value > 9223372036854775807n || value < -9223372036854775808n) return error("value out of range");
  return { value: Number(value) };
}
