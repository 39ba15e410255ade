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
  switch (value.kind) {
    case "null":
      return "<nil>";
    case "unknown":
      return "";
    case "float":
      return goFloat(value.value, 21).replace(".nan", "NaN").replace(".inf", "Inf");
    case "list":
      return `[${value.items.map(goText).join(" ")}]`;
    case "map": {
      const parts = value.entries.map(({ key, value: content }) => `${goText(key)}:${goText(content)}`);
      return `map[${parts.sort().join(" ")}]`;
    }
    default:
      return String(value.value);
  }
}

/** Go's `%q`. */
export function goQuote(text: string): string {
  return JSON.stringify(text).replace(/\\u00([01][0-9a-f])/g, "\\x$1");
}

/** Go's `strconv.Atoi`: undefined when the text is no whole number, or is out of range. */
export function atoi(text: string): { value: number } | { error: string } {
  const error = (reason: string) => ({ error: `strconv.Atoi: parsing ${goQuote(text)}: ${reason}` });
  if (!/^[-+]?[0-9]+$/.test(text)) return error("invalid syntax");
  const value = BigInt(text.replace(/^\+/, ""));
  if (value > 9223372036854775807n || value < -9223372036854775808n) return error("value out of range");
  return { value: Number(value) };
}
