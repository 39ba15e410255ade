import type { Generation, Item, ItemEntry } from "./item.ts";
import { type Mark, YamlError } from "./place.ts";
import { MOST_INT } from "./resolve.ts";

/** A value as Go holds it when no type is asked for. `at` is its place in the manifest. */
export type Value = { at: Mark } & (
  | { kind: "null" | "unknown" }
  | { kind: "bool"; value: boolean }
  | { kind: "int"; value: bigint }
  /** A whole number above the range of `int`, which no field of the loader takes for one. */
  | { kind: "uint64"; value: bigint }
  | { kind: "float"; value: number }
  | { kind: "string"; value: string }
  | { kind: "list"; items: Value[] }
  | { kind: "map"; entries: ValueEntry[] }
);

export interface ValueEntry {
  key: Value;
  value: Value;
}

/**
 * How mappings are held: "ordered" keeps each entry in its place, a key that is written twice included, and is what a Rack
 * reads services, timers, resources and balancers into. "unordered" is an ordinary map.
 */
export type MapForm = "ordered" | "unordered";

/** @throws YamlError for a merge key without a mapping, and for a list or a mapping as the key of a map */
export function toValue(item: Item, form: MapForm, generation: Generation): Value {
  const { at } = item;
  if (item.kind === "list") {
    return { at, kind: "list", items: item.items.map((part) => toValue(part, form, generation)) };
  }
  if (item.kind === "map") {
    const entries =
      form === "ordered" ? orderedEntries(item.entries, generation) : mapEntries(item.entries, generation);
    return { at, kind: "map", entries };
  }
  return scalarValue(item);
}

export function scalarValue(item: Item & { kind: "scalar" }): Value {
  const { at, scalar } = item;
  if (scalar.kind === "merge") return { at, kind: "string", value: item.text };
  if (scalar.kind === "int" && scalar.value > MOST_INT) return { at, kind: "uint64", value: scalar.value };
  return { at, ...scalar };
}

/**
 * The library of v3 Racks drops a merge key here. That of v2 Racks puts the entries of the merged mapping in its place;
 * of several mappings in a list, only those of the first.
 */
function orderedEntries(entries: readonly ItemEntry[], generation: Generation): ValueEntry[] {
  return entries.flatMap(({ key, value }) => {
    if (!isMergeKey(key)) {
      return [{ key: toValue(key, "ordered", generation), value: toValue(value, "ordered", generation) }];
    }
    const first = mergedMaps(value)[0];
    return generation === "v3" || first === undefined ? [] : orderedEntries(first.entries, generation);
  });
}

function mapEntries(entries: readonly ItemEntry[], generation: Generation): ValueEntry[] {
  const map = new Map<string, ValueEntry>();
  const add = (list: readonly ItemEntry[]) => {
    for (const { key, value } of list) {
      if (isMergeKey(key)) for (const merged of mergedMaps(value).reverse()) add(merged.entries);
      else {
        const found = toValue(key, "unordered", generation);
        if (found.kind === "list" || found.kind === "map") {
          throw new YamlError(`invalid map key: ${goSyntax(found)}`, key.at);
        }
        map.set(keyText(found), { key: found, value: toValue(value, "unordered", generation) });
      }
    }
  };
  add(entries);
  return [...map.values()];
}

export function isMergeKey(item: Item): boolean {
  return item.kind === "scalar" && item.scalar.kind === "merge";
}

/** The mappings behind a merge key, in the order of a list. @throws YamlError for anything else */
export function mergedMaps(item: Item): (Item & { kind: "map" })[] {
  const parts = item.kind === "list" && !item.isAlias ? item.items : [item];
  return parts.flatMap((part) => {
    if (part.kind === "map") return [part];
    if (part.kind === "scalar" && part.scalar.kind === "unknown") return [];
    throw new YamlError("map merge requires map or sequence of maps as the value", part.at);
  });
}

function keyText(key: Value): string {
  return `${key.kind} ${"value" in key ? String(key.value) : ""}`;
}

/** Go's `%#v`. */
export function goSyntax(value: Value): string {
  if (value.kind === "list") return `[]interface {}{${value.items.map(goSyntax).join(", ")}}`;
  if (value.kind === "map") {
    const parts = value.entries.map((entry) => `${goSyntax(entry.key)}:${goSyntax(entry.value)}`);
    return `map[interface {}]interface {}{${parts.join(", ")}}`;
  }
  if (value.kind === "string") return JSON.stringify(value.value);
  if (value.kind === "uint64") return `0x${value.value.toString(16)}`;
  return "value" in value ? String(value.value) : "interface {}(nil)";
}

/** Go's shortest form of a fraction, which has an exponent from 1e+06 on. */
export function goFloat(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value < 0 ? "-.inf" : ".inf";
  const [mantissa = "0", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  if (exponent >= -4 && exponent < 6) return plainDecimal(value);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text;
}
