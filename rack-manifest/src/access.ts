import type { Decoded, DecodedMap } from "./decode.ts";

/** Reads decoded values the way Go does: what is missing has the zero value of its type. */
export function mapAt(value: Decoded, ...keys: string[]): DecodedMap {
  const found = at(value, ...keys);
  return isMap(found) ? found : {};
}

export function textAt(value: Decoded, ...keys: string[]): string {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : "";
}

export function numberAt(value: Decoded, ...keys: string[]): number {
  const found = at(value, ...keys);
  return typeof found === "number" ? found : 0;
}

export function truthAt(value: Decoded, ...keys: string[]): boolean {
  return at(value, ...keys) === true;
}

export function listAt(value: Decoded, ...keys: string[]): readonly Decoded[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

export function textsAt(value: Decoded, ...keys: string[]): string[] {
  return listAt(value, ...keys).map((item) => (typeof item === "string" ? item : ""));
}

export function at(value: Decoded, ...keys: string[]): Decoded {
  let found = value;
  for (const key of keys) found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

function isMap(value: Decoded): value is DecodedMap {
  return typeof value === "object" && !Array.isArray(value);
}
