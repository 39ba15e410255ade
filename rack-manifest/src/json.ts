import type { Decoded } from "./decode.ts";
import { fail, type Path } from "./fault.ts";
import { goNameOf, type Type } from "./type.ts";
import type { Value } from "./yaml/value.ts";

const WORDS = {
  null: "null",
  bool: "bool",
  int: "number",
  float: "number",
  string: "string",
  list: "array",
  map: "object",
  unknown: "null",
};
const TYPES = { int: "int", bool: "bool", string: "string", float: "float64", any: "interface {}" } as const;

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
    const go = type.is in TYPES ? TYPES[type.is as keyof typeof TYPES] : goNameOf(type);
    const into = owner === undefined ? `value of type ${go}` : `${field}${go}`;
    const json = `json: cannot unmarshal ${WORDS[kind]} into Go ${into}`;
    const expected = type.is === "list" ? "a list" : type.is in TYPES ? undefined : "a mapping";
    return fail(`error unmarshaling JSON: while decoding JSON: ${json}`, { at: value.at, path, expected, type });
  };
  if (type.is === "json" || type.is === "struct") {
    if (value.kind !== "map") throw refuse();
    const result: Record<string, Decoded> = {};
    const name = type.go.replace("manifest.", "");
    for (const { key, value: content } of value.entries) {
      if (key.kind !== "string") continue;
      const known = Object.keys(type.fields).find((field) => field.toLowerCase() === key.value.toLowerCase());
      const field = known === undefined ? undefined : type.fields[known];
      if (known === undefined || field === undefined || field.since !== undefined) continue;
      const inner = owner === undefined ? { name, path: [known] } : { name: owner.name, path: [...owner.path, known] };
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
    const entries = value.entries.map(({ key, value: content }): [string, Decoded] => {
      const name = "value" in key ? String(key.value) : "";
      return [name, decodeJson(content, type.of, [...path, name], owner)];
    });
    return Object.fromEntries(entries);
  }
  if (type.is === "any") return undefined;
  if (!("value" in value)) throw refuse();
  if (type.is === "string") return String(value.value);
  if (type.is === "bool" && value.kind === "bool") return value.value;
  if (type.is === "float" && (value.kind === "int" || value.kind === "float")) return Number(value.value);
  if (type.is === "int" && (value.kind === "int" || (value.kind === "float" && Number.isInteger(value.value)))) {
    return Number(value.value);
  }
  throw refuse();
}
