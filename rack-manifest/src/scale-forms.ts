import { mapAt } from "./access.ts";
import type { Decoded } from "./decode.ts";
import { decodePart, type FormContext, fieldOf, parseWhole, refuse, wholeOf } from "./forms.ts";
import { goText, goTypeOf } from "./go-text.ts";
import type { Value } from "./yaml/value.ts";

const COUNT = { is: "form", form: "count", go: "manifest.ServiceScaleCount" } as const;
const COUNT_EXPECTED = "a number such as 2 or a range such as 1-3";

const WHOLE = ["cpu", "memory", "min", "max"];

/** `scale`: a number, a range, or a mapping whose parts the loader reads one by one. */
export function readScale(context: FormContext): Decoded {
  const { value, type, path, generation } = context;
  const previous = mapAt(context.previous);
  if (value.kind === "int") return { ...previous, count: { min: Number(value.value), max: Number(value.value) } };
  if (value.kind === "string") return { ...previous, count: decodePart(value, COUNT, path, generation) };
  if (value.kind !== "map") {
    throw refuse(context, `unknown type for service scale: ${goTypeOf(value)}`, "a number, a range or a mapping");
  }
  const result: Record<string, Decoded> = { ...previous };
  // The loader looks at the parts in this order, and stops at the first that is wrong.
  for (const key of Object.keys(type.fields ?? {})) {
    const field = type.fields?.[key];
    const part = fieldOf(value, key);
    if (field === undefined || part === undefined || part.kind === "null" || part.kind === "unknown") continue;
    // These count only as whole numbers: another value is skipped.
    if (WHOLE.includes(key)) result[key] = wholeOf(value, key) ?? result[key];
    else result[key] = decodePart(part, field, [...path, key], generation);
  }
  return result;
}

/** The number of processes: a number, a range such as 1-3, or a mapping of min and max. */
export function readCount(context: FormContext): Decoded {
  const { value } = context;
  const invalid = (at: Value, expected = COUNT_EXPECTED) =>
    refuse(context, `invalid scale: ${goText(value)}`, expected, at);
  if (value.kind === "int") return { min: Number(value.value), max: Number(value.value) };
  if (value.kind === "string") {
    const parts = value.value.split("-");
    if (parts.length > 2) throw invalid(value);
    const min = parseWhole(context, parts[0] ?? "", COUNT_EXPECTED);
    return { min, max: parts[1] === undefined ? min : parseWhole(context, parts[1], COUNT_EXPECTED) };
  }
  if (value.kind !== "map") throw invalid(value);
  const end = (key: "min" | "max"): number | undefined => {
    const found = fieldOf(value, key);
    if (found === undefined || found.kind === "null") return 0;
    if (found.kind === "unknown") return undefined;
    const inner = { ...context, path: [...context.path, key] };
    if (found.kind === "int") return Number(found.value);
    if (found.kind === "string") return parseWhole(inner, found.value, "a whole number", found);
    throw refuse(inner, `invalid scale: ${goText(value)}`, "a whole number", found);
  };
  return { min: end("min"), max: end("max") };
}

/** `scale.cooldown` of v2: seconds, or a mapping of up and down. */
export function readCooldown(context: FormContext): Decoded {
  const { value } = context;
  const expected = "a number of seconds, or a mapping of up and down";
  const seconds = (found: Value, inner: FormContext): number => {
    if (found.kind === "int") return Number(found.value);
    if (found.kind === "string") return parseWhole(inner, found.value, "a number of seconds", found);
    throw refuse(
      inner,
      `invalid cooldown: ${goText(value)}`,
      inner === context ? expected : "a number of seconds",
      found,
    );
  };
  if (value.kind !== "map") return { down: seconds(value, context), up: seconds(value, context) };
  const part = (key: "down" | "up") => {
    const found = fieldOf(value, key);
    if (found === undefined || found.kind === "null" || found.kind === "unknown") return 0;
    return seconds(found, { ...context, path: [...context.path, key] });
  };
  return { down: part("down"), up: part("up") };
}
