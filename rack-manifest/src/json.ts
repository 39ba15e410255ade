import type { Decoded } from "./decode.ts";
import { fail, type Path } from "./fault.ts";
import { goNameOf, type Type } from "./type.ts";
import { goFloat, type Value, type ValueEntry } from "./yaml/value.ts";

const WORDS = {
  null: "null",
  bool: "bool",
  int: "number",
  uint64: "number",
  float: "number",
  string: "string",
  list: "array",
  map: "object",
  unknown: "null",
};
const SCALARS = ["int", "bool", "string", "float", "any"];
const MOST_INT32 = 2 ** 31 - 1;

/**
 * Decodes a part that the loader reads through JSON: numbers and booleans are taken for text where text is expected, and the
 * first wrong type ends it.
 * @throws ManifestFault with the loader's text
 */
export function decodeJson(value: Value, type: Type, path: Path, owner?: { name: string; path: string[] }): Decoded {
  if (value.kind === "null" || value.kind === "unknown") return undefined;
  const { kind } = value;
  const refuse = () => {
    const field = owner === undefined ? "" : `struct field ${owner.name}.${owner.path.join(".")} of type `;
    const go = goNameOf(type);
    const into = owner === undefined ? `value of type ${go}` : `${field}${go}`;
    const number = type.is === "int" && "value" in value && WORDS[kind] === "number" ? ` ${value.value}` : "";
    const json = `json: cannot unmarshal ${WORDS[kind]}${number} into Go ${into}`;
    const expected = type.is === "list" ? "a list" : SCALARS.includes(type.is) ? undefined : "a mapping";
    return fail(`error unmarshaling JSON: while decoding JSON: ${json}`, { at: value.at, path, expected, type });
  };
  if (type.is === "json" || type.is === "struct") {
    if (value.kind !== "map") throw refuse();
    const result: Record<string, Decoded> = {};
    const name = type.go.replace("manifest.", "");
    for (const { key, value: content } of sortEntries(value.entries)) {
      if (key.kind !== "string") continue;
      const known = Object.keys(type.fields).find((field) => field.toLowerCase() === key.value.toLowerCase());
      const field = known === undefined ? undefined : type.fields[known];
      if (known === undefined || field === undefined || field.since !== undefined) continue;
      const goName = "isUntagged" in type ? known.charAt(0).toUpperCase() + known.slice(1) : known;
      const inner = { name: owner?.name ?? name, path: [...(owner?.path ?? []), goName] };
      result[known] = decodeJson(content, field, [...path, known], inner);
    }
    return result;
  }
  if (type.is === "list") {
    if (value.kind !== "list") throw refuse();
    return value.items.map((item, index) => decodeJson(item, type.of, [...path, index], owner));
  }
  if (type.is === "map") {
    if (value.kind !== "map") throw refuse();
    const entries = sortEntries(value.entries).map(({ key, value: content }): [string, Decoded] => {
      const name = "value" in key ? String(key.value) : "";
      return [name, decodeJson(content, type.of, [...path, name], owner)];
    });
    return Object.fromEntries(entries);
  }
  if (type.is === "any") return undefined;
  if (!("value" in value)) throw refuse();
  if (type.is === "string") return value.kind === "float" ? goFloat(value.value) : String(value.value);
  if (type.is === "bool" && value.kind === "bool") return value.value;
  if (type.is === "float" && WORDS[kind] === "number") return Number(value.value);
  if (type.is !== "int" || (kind !== "int" && kind !== "float")) throw refuse();
  const number = Number(value.value);
  if (!Number.isInteger(number) || (type.go === "int32" && Math.abs(number) > MOST_INT32)) throw refuse();
  return number;
}

/** A mapping is decoded in the order of its keys. */
function sortEntries(entries: readonly ValueEntry[]): ValueEntry[] {
  const nameOf = ({ key }: ValueEntry) => ("value" in key ? String(key.value) : "");
  return [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
