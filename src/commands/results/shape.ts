/**
 * The shape of a result in `--json`. An action's outputs are text, so some results hold a list or an object as text;
 * `from` says how it is written there.
 */
export type Shape = (
  | { readonly kind: "text" | "integer" | "boolean" | "time" }
  | { readonly kind: "list"; readonly of: Shape; readonly from?: "words" | "lines" | "json" }
  | { readonly kind: "map"; readonly of: Shape; readonly from?: "json" }
  | { readonly kind: "object"; readonly fields: Fields; readonly from?: "json" }
) & { readonly isOptional?: true; readonly isNullable?: true };

export type Fields = Readonly<Record<string, Shape>>;

/** The type of a value of this shape in `--json`. */
export type ValueOf<S> = S extends { isNullable: true } ? PresentValueOf<S> | null : PresentValueOf<S>;

type PresentValueOf<S> = S extends { kind: "text" }
  ? string
  : S extends { kind: "integer" }
    ? number
    : S extends { kind: "boolean" }
      ? boolean
      : S extends { kind: "time" }
        ? string | null
        : S extends { kind: "list"; of: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { kind: "map"; of: infer Item }
            ? Readonly<Record<string, ValueOf<Item>>>
            : S extends { fields: infer F }
              ? ObjectOf<F>
              : never;

type ObjectOf<F> = {
  readonly [K in keyof F as F[K] extends { isOptional: true } ? never : K]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends { isOptional: true } ? K : never]?: ValueOf<F[K]>;
};

export const text = { kind: "text" } as const;
export const integer = { kind: "integer" } as const;
export const boolean = { kind: "boolean" } as const;
/** ISO 8601, or null: results hold "" for a time that is not known. */
export const time = { kind: "time" } as const;
/** Text in which words are separated by spaces. */
export const words = { kind: "list", of: text, from: "words" } as const;
/** Text with one item on each line. */
export const lines = { kind: "list", of: text, from: "lines" } as const;
export const texts = { kind: "list", of: text } as const;
export const textMap = { kind: "map", of: text } as const;

export const optional = <S extends Shape>(shape: S) => ({ ...shape, isOptional: true }) as const;
export const nullable = <S extends Shape>(shape: S) => ({ ...shape, isNullable: true }) as const;
export const object = <F extends Fields>(fields: F) => ({ kind: "object", fields }) as const;
export const list = <F extends Fields>(fields: F) => ({ kind: "list", of: object(fields) }) as const;
export const jsonList = <F extends Fields>(fields: F) => ({ kind: "list", of: object(fields), from: "json" }) as const;
/** An object written as JSON; "" where there is none. */
export const jsonObject = <F extends Fields>(fields: F) =>
  ({ kind: "object", fields, from: "json", isNullable: true }) as const;
export const jsonMap = { kind: "map", of: text, from: "json" } as const;

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
      if (typeof value === "string") return value === "" ? null : toJson(shape, JSON.parse(value));
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
