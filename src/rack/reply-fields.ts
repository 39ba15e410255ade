/** A required field is missing in a reply. The transport turns it into a RackError that names the request. */
export class Misread extends Error {
  override name = "Misread";
}

/** Turns a decoded reply into what it means, or throws Misread. */
export type Read<T> = (value: unknown) => T;

/** Fields of one JSON object in a reply. Names are found in any casing; null counts as missing. */
export interface Fields {
  /** @throws Misread when the field is missing and there is no `otherwise` */
  text(name: string, otherwise?: string): string;
  whole(name: string): number;
  flag(name: string): boolean;
  /** Undefined when missing, and for Go's zero time. */
  time(name: string): Date | undefined;
  map(name: string): Record<string, string>;
  value(name: string): unknown;
}

/** @throws Misread when `value` is not an object */
export function fields(value: unknown): Fields {
  if (!isRecord(value)) throw new Misread(`the reply is ${describeValue(value)} where an object was expected`);
  const byName = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
  const get = (name: string): unknown => byName.get(name.toLowerCase()) ?? undefined;
  return {
    value: get,
    text(name, otherwise) {
      const found = get(name) ?? otherwise;
      if (found === undefined || (found === "" && otherwise === undefined))
        throw new Misread(`the reply has no "${name}"`);
      if (typeof found === "number" || typeof found === "boolean") return String(found);
      if (typeof found !== "string") throw new Misread(`"${name}" in the reply is ${describeValue(found)}, not a text`);
      return found;
    },
    whole(name) {
      const found = get(name);
      return typeof found === "number" ? found : 0;
    },
    flag: (name) => get(name) === true,
    time(name) {
      const found = get(name);
      const date = typeof found === "string" ? new Date(found) : undefined;
      return date && date.getUTCFullYear() > 1 ? date : undefined;
    },
    map(name) {
      const found = get(name);
      const entries = isRecord(found) ? Object.entries(found) : [];
      return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === "string" ? item : String(item)]));
    },
  };
}

/** Reads an array; null is the empty one, as Go writes a nil slice. */
export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value) => {
    if (value === null) return [];
    if (!Array.isArray(value)) throw new Misread(`the reply is ${describeValue(value)} where a list was expected`);
    return value.map((item: unknown) => read(item));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describeValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
