import type { Entry, Mapping, Value } from "./document.ts";
import type { Racks, Report } from "./problem.ts";

/** Says what a value is, for a message: "a list", `the text "3-1"`, "true". */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case "map":
      return "a mapping";
    case "list":
      return "a list";
    case "string":
      return value.value === "" ? "empty text" : `the text ${JSON.stringify(value.value)}`;
    case "bool":
    case "int":
    case "float":
      return String(value.value);
    case "null":
      return "nothing";
    case "unknown":
      return "a variable";
  }
}

export function entryOf(map: Mapping, key: string): Entry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

export function fieldOf(map: Mapping, key: string): Value | undefined {
  return entryOf(map, key)?.value;
}

/** True for what no check may judge: nothing was written, or only the Rack knows the value. */
export function silent(value: Value | undefined): value is undefined {
  return value === undefined || value.kind === "null" || value.kind === "unknown";
}

/** A scalar as the text that a Rack's text fields hold; undefined for what is no scalar, nothing, or unknown. */
export function textOf(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "string") return value.value;
  return value.kind === "int" || value.kind === "float" || value.kind === "bool" ? String(value.value) : undefined;
}

/** Go's strconv.Atoi, which reads the numbers inside texts such as "1-3": no spaces, no underscores, no hexadecimal. */
export function atoi(text: string): number | undefined {
  return /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}

export type Form = "whole number" | "true or false" | "text" | "list of text" | "mapping";

const FITS: Record<Form, (value: Value) => boolean> = {
  "whole number": (value) => value.kind === "int" || value.kind === "float",
  "true or false": (value) => value.kind === "bool",
  text: (value) => value.kind !== "map" && value.kind !== "list",
  "list of text": (value) =>
    value.kind === "list" && value.items.every((item) => item.kind !== "map" && item.kind !== "list"),
  mapping: (value) => value.kind === "map",
};

const ARTICLE: Record<Form, string> = {
  "whole number": "a whole number",
  "true or false": "true or false",
  text: "text",
  "list of text": "a list of text",
  mapping: "a mapping",
};

/** Reports every key of `forms` whose value has another form, which a Rack's YAML reader refuses. */
export function checkForms(
  map: Mapping,
  forms: Readonly<Record<string, Form>>,
  named: (key: string) => string,
  report: Report,
  racks: Racks = "both",
): void {
  for (const { key, value } of map.entries) {
    const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
    if (form === undefined || silent(value) || FITS[form](value)) continue;
    const hint =
      form !== "text" && value.kind === "string" && quotedScalar(form, value.value) ? "; remove the quotes" : "";
    report.error(value.at, `${named(key)} must be ${ARTICLE[form]}, not ${describeValue(value)}${hint}`, racks);
  }
}

function quotedScalar(form: Form, text: string): boolean {
  return form === "whole number" ? /^[0-9]+$/.test(text) : form === "true or false" && /^(true|false)$/.test(text);
}
