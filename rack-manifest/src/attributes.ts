import type { Generation, Item } from "./yaml/item.ts";
import { reprint } from "./yaml/print.ts";
import { toValue, type Value } from "./yaml/value.ts";

/** The names that the loader counts as written, each with those below it: what is written but empty has no default. */
export interface Attributes extends ReadonlyMap<string, Attributes> {}

const NONE: Attributes = new Map();

/**
 * The attributes of a manifest. The Rack prints each mapping again to read what is below it, so that a quoted "<<" merges
 * there. @throws YamlError for a merge key without a mapping
 */
export function findAttributes(root: Item, generation: Generation): Attributes {
  const value = toValue(root, "unordered", generation);
  const readsAgain = hasQuotedMerge(value);
  const read = (part: Value): Attributes => {
    if (part.kind !== "map") return NONE;
    const found = new Map<string, Attributes>();
    for (const { key, value: content } of part.entries) {
      const inner = readsAgain ? toValue(reprint(content, "unordered", generation), "unordered", generation) : content;
      if (key.kind === "string" || key.kind === "int") found.set(String(key.value), read(inner));
    }
    return found;
  };
  return read(value);
}

function hasQuotedMerge(value: Value): boolean {
  if (value.kind === "list") return value.items.some(hasQuotedMerge);
  if (value.kind !== "map") return false;
  return value.entries.some(
    ({ key, value: content }) => (key.kind === "string" && key.value === "<<") || hasQuotedMerge(content),
  );
}

export function hasAttribute(attributes: Attributes, ...path: string[]): boolean {
  let found: Attributes | undefined = attributes;
  for (const name of path) found = found?.get(name);
  return found !== undefined;
}

/** How many attributes below `path` begin with `prefix`, deeper ones included. */
export function countAttributes(attributes: Attributes, path: readonly string[], prefix: string): number {
  let found: Attributes | undefined = attributes;
  for (const name of path) found = found?.get(name);
  return [...(found ?? NONE)].reduce(
    (total, [name, below]) => total + (name.startsWith(prefix) ? sizeOf(below) : 0),
    0,
  );
}

function sizeOf(attributes: Attributes): number {
  return [...attributes.values()].reduce((total, below) => total + sizeOf(below), 1);
}
