import { type Field, type Fields, type Item, isMergeKey, TABLES, type Type } from "@convox/rack-manifest";
import { nearest } from "../nearest.ts";
import { namePath, type Path } from "./names.ts";
import type { Place, Report } from "./problem.ts";

/** What people write from habit with other tools, and where a Rack looks for it. */
const HABITS: Readonly<Record<string, string>> = {
  cmd: "command",
  context: "path",
  count: "scale.count",
  cpu: "scale.cpu",
  dockerfile: "manifest",
  domains: "domain",
  env: "environment",
  environments: "environment",
  healthcheck: "health",
  memory: "scale.memory",
  replicas: "scale.count",
  timer: "timers",
};

interface Walk {
  report: Report;
  place: (item: Item) => Place;
}

type Types = readonly [v2: Type | undefined, v3: Type | undefined];

/**
 * Warns of every key that a Rack ignores without a word, of values that a Rack changes when it reads them, and of keys
 * that only later Racks know. The tables of both loaders say which keys there are.
 */
export function checkKeys(root: Item, place: (item: Item) => Place, report: Report): void {
  walk(root, [TABLES.v2, TABLES.v3], [], { report, place });
}

function fieldsOf(type: Type | undefined): Fields | undefined {
  return type !== undefined && "fields" in type ? type.fields : undefined;
}

function walk(item: Item, types: Types, path: Path, state: Walk): void {
  const known = types.find((type) => type !== undefined);
  if (known === undefined) return;
  if (item.kind === "scalar") checkText(item, types, path, state);
  else if (item.kind === "list") {
    const of = types.map((type) => (type?.is === "list" ? type.of : undefined));
    for (const [index, part] of item.items.entries()) walk(part, [of[0], of[1]], [...path, index], state);
  } else if (known.is === "form" && known.form === "metrics") {
    // The keys are names of metrics.
    for (const { value } of item.entries) if (value.kind === "map") walkFields(value, types, path, state);
  } else if (known.is === "section" || known.is === "map") {
    const of = types.map((type) => (type?.is === "section" || type?.is === "map" ? type.of : undefined));
    for (const { key, value } of item.entries) {
      const name = key.kind === "scalar" ? key.text : "";
      if (!isMergeKey(key)) walk(value, [of[0], of[1]], [...path, name], state);
    }
  } else walkFields(item, types, path, state);
}

function walkFields(item: Item & { kind: "map" }, types: Types, path: Path, state: Walk): void {
  const [v2, v3] = [fieldsOf(types[0]), fieldsOf(types[1])];
  if (v2 === undefined && v3 === undefined) return;
  const names = [...new Set([...Object.keys(v2 ?? {}), ...Object.keys(v3 ?? {})])];
  const isOpen = types.some((type) => type?.is === "struct" && type.isOpen);
  for (const { key, value } of item.entries) {
    if (key.kind !== "scalar" || key.scalar.kind === "unknown" || isMergeKey(key)) continue;
    const name = key.text;
    const fields = [v2, v3].map((known) =>
      known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined,
    );
    const [inV2, inV3] = fields;
    const at = state.place(key);
    const inner = [...path, name];
    if (inV2 === undefined && inV3 === undefined) {
      if (isOpen) continue;
      // Templates for anchors are kept under keys that no Rack knows.
      if (name.startsWith("x-") || name === "<<" || (value.kind === "map" && value.isAnchored)) continue;
      const better = HABITS[name.toLowerCase()] ?? nearest(name, names);
      const hint = better === undefined ? "" : `; did you mean ${better}?`;
      state.report.warn(at, `${namePath(inner)} is an unknown key, which Racks ignore${hint}`);
      continue;
    }
    // Where the whole mapping means nothing to a generation, one warning is enough.
    if (inV2 === undefined && v2 !== undefined)
      state.report.warn(at, `${namePath(inner)} is ignored by v2 Racks`, "v2");
    if (inV3 === undefined && v3 !== undefined)
      state.report.warn(at, `${namePath(inner)} is ignored by v3 Racks`, "v3");
    if (inV3 !== undefined) checkLaterKey(inV3, value, inner, state);
    walk(value, [inV2, inV3], inner, state);
  }
}

/** A key that Racks know from a version on is never refused here: what such a Rack says of its value is not recorded. */
function checkLaterKey(field: Field, value: Item, path: Path, { report, place }: Walk): void {
  const { since } = field;
  if (since === undefined) return;
  const named = namePath(path);
  report.warn(place(value), `${named} needs v3 Rack ${since} or later; earlier Racks ignore it`, "v3", {
    before: since,
  });
  if (value.kind !== "scalar") return;
  const { scalar } = value;
  if (field.values !== undefined && scalar.kind === "string" && !field.values.includes(scalar.value)) {
    report.warn(place(value), `${named} must be ${field.values.join(" or ")}, not ${scalar.value}`, "v3", { since });
  }
  if (field.range === undefined || scalar.kind !== "int") return;
  const { least, most, zero } = field.range;
  const number = Number(scalar.value);
  if ((number === 0 && zero) || (number >= least && number <= (most ?? number))) return;
  const range = most === undefined ? `${least} or more` : `${zero ? "0 or " : ""}between ${least} and ${most}`;
  report.warn(place(value), `${named} must be ${range}, not ${number}`, "v3", { since });
}

/** A text without quotes that YAML reads as a number or a boolean. A Rack prints its value before it reads it as text. */
function checkText(item: Item & { kind: "scalar" }, types: Types, path: Path, { report, place }: Walk): void {
  const { scalar, text } = item;
  if (path[0] === "configs" || path.length < 3 || !types.some((type) => type?.is === "string")) return;
  if (scalar.kind !== "int" && scalar.kind !== "float" && scalar.kind !== "bool") return;
  const printed = String(scalar.value);
  if (printed === text) return;
  const racks = types[0]?.is !== "string" ? "v3" : types[1]?.is !== "string" ? "v2" : "both";
  const fix = `write "${text}" in quotes if that is the text`;
  report.warn(place(item), `${namePath(path)} is read as ${printed}; ${fix}`, racks);
}
