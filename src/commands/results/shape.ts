/**
 * The shape of a result in `--json`. An action's outputs are text, so some results hold a list or an object as text;
 * `from` says how it is written there.
 */
export type Shape = (
  | { readonly kind: "text" | "integer" | "boolean" | "time" }
  | { readonly kind: "list"; readonly of: Shape; readonly from?: "words" | "lines" | "json" }
  | { readonly kind: "map"; readonly of: Shape; readonly from?: "json" }
  | { readonly kind: "object"; readonly fields: Fields }
) & { readonly isOptional?: true; readonly isNullable?: true };

export type Fields = Readonly<Record<string, Shape>>;

export const text: Shape = { kind: "text" };
export const integer: Shape = { kind: "integer" };
export const boolean: Shape = { kind: "boolean" };
/** ISO 8601, or null: results hold "" for a time that is not known. */
export const time: Shape = { kind: "time" };
/** Text in which words are separated by spaces. */
export const words: Shape = { kind: "list", of: text, from: "words" };
/** Text with one item on each line. */
export const lines: Shape = { kind: "list", of: text, from: "lines" };
export const texts: Shape = { kind: "list", of: text };
export const textMap: Shape = { kind: "map", of: text };

export const optional = (shape: Shape): Shape => ({ ...shape, isOptional: true });
export const nullable = (shape: Shape): Shape => ({ ...shape, isNullable: true });
export const object = (fields: Fields): Shape => ({ kind: "object", fields });
export const list = (fields: Fields): Shape => ({ kind: "list", of: object(fields) });
export const jsonList = (fields: Fields): Shape => ({ kind: "list", of: object(fields), from: "json" });
export const jsonMap: Shape = { kind: "map", of: text, from: "json" };

/** `value` of a result as `--json` prints it. Fields that the shape does not name stay as they are. */
export function toJson(shape: Shape | undefined, value: unknown): unknown {
  if (shape === undefined || value === undefined || value === null) return value;
  switch (shape.kind) {
    case "time":
      return value === "" ? null : value;
    case "list": {
      const items = typeof value === "string" ? splitItems(value, shape.from) : value;
      return Array.isArray(items) ? items.map((item) => toJson(shape.of, item)) : items;
    }
    case "map": {
      const entries = typeof value === "string" ? (value === "" ? {} : JSON.parse(value)) : value;
      return Object.fromEntries(Object.entries(entries).map(([key, item]) => [key, toJson(shape.of, item)]));
    }
    case "object":
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(shape.fields[key], item)]));
    default:
      return value;
  }
}

function splitItems(value: string, from: "words" | "lines" | "json" | undefined): unknown {
  if (value === "") return [];
  if (from === "json") return JSON.parse(value);
  return value.split(from === "lines" ? "\n" : " ");
}
