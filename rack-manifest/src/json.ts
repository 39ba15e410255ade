import type { Decoded } from "./decode.ts";
import { fail, type Path } from "./fault.ts";
import { goText } from "./go-text.ts";
import { goNameOf, type Type } from "./type.ts";
import { goFloat, goSyntax, type Value, type ValueEntry } from "./yaml/value.ts";

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
 * Decodes a part that the loader reads through JSON.
 * @throws ManifestFault with the loader's text
 */
export function decodeAsJson(value: Value, type: Type, path: Path): Decoded {
  refuseNoJson(value, path);
  return decodeJson(value, type, path);
}

/** JSON has no keys but text. */
function refuseNoJson(value: Value, path: Path): void {
  if (value.kind === "list") for (const item of value.items) refuseNoJson(item, path);
  if (value.kind !== "map") return;
  for (const { key, value: content } of value.entries) {
    if (key.kind === "null" || key.kind === "uint64") {
      const type = key.kind === "null" ? "%!s(<nil>)" : "uint64";
      const text = `Unsupported map key of type: ${type}, key: ${key.kind === "null" ? "<nil>" : goSyntax(key)}, value: ${content.kind === "null" ? "<nil>" : goSyntax(content)}`;
      const expected = "a mapping whose keys are text";
      throw fail(`error converting YAML to JSON: ${text}`, { at: content.at, path, expected });
    }
    refuseNoJson(content, path);
  }
}

/** Takes numbers and booleans for text where text is expected. The first wrong type ends it. */
function decodeJson(value: Value, type: Type, path: Path, owner?: { name: string; path: string[] }): Decoded {
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
  if (value.kind === "float" && !Number.isFinite(value.value)) {
    const text = `error converting YAML to JSON: json: unsupported value: ${goText(value)}`;
    throw fail(text, { at: value.at, path, expected: "a number, without .inf and .nan" });
  }
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
