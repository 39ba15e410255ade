import type { Path } from "./fault.ts";
import type { Item } from "./yaml/item.ts";
import type { Mark } from "./yaml/place.ts";
import { isMergeKey } from "./yaml/value.ts";

/** A place in the manifest. `isUnknown` is true when a variable stands there, or in a key or a value on the way. */
export interface Location {
  at: Mark;
  item: Item | undefined;
  isUnknown: boolean;
}

/** Finds the value at a path, or the deepest part of the path that exists. */
export function locate(root: Item | undefined, path: Path): Location {
  let item = root;
  let at = root?.at ?? { line: 0, column: 0 };
  let keyAt = at;
  for (const step of path) {
    if (item === undefined) return { at, item, isUnknown: false };
    if (isUnknown(item)) return { at, item: undefined, isUnknown: true };
    const next: { key: Item; value: Item } | undefined =
      typeof step === "number" ? listEntry(item, step) : mapEntry(item, step);
    // What is missing is reported at the key of what it is missing in.
    if (next === undefined) return { at: keyAt, item: undefined, isUnknown: hasUnknownKeys(item) };
    keyAt = next.key.at;
    at = next.value.kind === "scalar" && next.value.text === "" ? next.key.at : next.value.at;
    item = next.value;
  }
  return { at, item, isUnknown: item !== undefined && isUnknown(item) };
}

/** The place of a key rather than of its value. */
export function locateKey(root: Item | undefined, path: Path): Mark {
  const last = path.at(-1);
  const parent = locate(root, path.slice(0, -1));
  const entry = parent.item === undefined || typeof last !== "string" ? undefined : mapEntry(parent.item, last);
  return entry?.key.at ?? locate(root, path).at;
}

export function isUnknown(item: Item): boolean {
  return item.kind === "scalar" && item.scalar.kind === "unknown";
}

export function hasUnknownKeys(item: Item | undefined): boolean {
  return item?.kind === "map" && item.entries.some(({ key }) => isUnknown(key));
}

function listEntry(item: Item, index: number): { key: Item; value: Item } | undefined {
  const value = item.kind === "list" ? item.items[index] : undefined;
  return value === undefined ? undefined : { key: value, value };
}

/** The entry of a mapping with that key, merged ones included. Of several, the last. */
export function mapEntry(item: Item, key: string): { key: Item; value: Item } | undefined {
  if (item.kind !== "map") return undefined;
  const own = indexOf(item).get(key);
  if (own !== undefined) return own;
  for (const entry of item.entries) {
    if (!isMergeKey(entry.key)) continue;
    const sources = entry.value.kind === "list" ? entry.value.items : [entry.value];
    for (const source of sources) {
      const found = mapEntry(source, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const indexes = new WeakMap<Item, ReadonlyMap<string | undefined, { key: Item; value: Item }>>();

/** The entries of a mapping by key, so that a manifest of thousands of services is read in linear time. */
function indexOf(item: Item & { kind: "map" }): ReadonlyMap<string | undefined, { key: Item; value: Item }> {
  const known = indexes.get(item);
  if (known !== undefined) return known;
  const index = new Map(item.entries.map((entry) => [keyText(entry.key), entry]));
  indexes.set(item, index);
  return index;
}

export function keyText(key: Item): string | undefined {
  if (key.kind !== "scalar") return undefined;
  return "value" in key.scalar ? String(key.scalar.value) : key.text;
}
