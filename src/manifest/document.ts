import { type Item, isMergeKey } from "@convox/rack-manifest";
import type { Place } from "./problem.ts";
import { type ScalarValue, toScalarValue } from "./scalar.ts";

/** A node of the manifest with the place where the user wrote it. Aliases and merge keys are already followed. */
export type Value = Mapping | List | (ScalarValue & { at: Place });

export interface Mapping {
  kind: "map";
  /** Each key once: of a key that is written twice, the last. */
  entries: Entry[];
  /** True when the mapping is named with an anchor, so that others can take it over. */
  anchored: boolean;
  at: Place;
}

interface List {
  kind: "list";
  items: Value[];
  at: Place;
}

export interface Entry {
  /** The key as text; "" when it is no scalar. */
  key: string;
  keyKind: ScalarValue["kind"] | "other";
  at: Place;
  value: Value;
}

/** The text is not YAML. The message is one sentence without the place. */
export class YamlFault extends Error {
  override name = "YamlFault";
  readonly at: Place;
  /** What to change, in the imperative. */
  readonly hint: string | undefined;

  constructor(message: string, at: Place, hint?: string) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}

/** The parsed document as values. `note` gets what is odd but allowed, such as a key that is written twice. */
export function readDocument(
  root: Item,
  place: (item: Item) => Place,
  note: (at: Place, message: string) => void,
): Value {
  const done = new Map<Item, Value>();

  function readValue(item: Item): Value {
    const known = done.get(item);
    if (known !== undefined) return known;
    const value = convert(item);
    done.set(item, value);
    return value;
  }

  function convert(item: Item): Value {
    const at = place(item);
    if (item.kind === "list") return { kind: "list", items: item.items.map(readValue), at };
    if (item.kind === "map") return { kind: "map", entries: readEntries(item), anchored: item.isAnchored, at };
    return { ...toScalarValue(item), at };
  }

  function readEntries(item: Item & { kind: "map" }): Entry[] {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    for (const { key, value } of item.entries) {
      const name = keyText(key);
      const content = readValue(value);
      if (isMergeKey(key) || (name === "<<" && (content.kind === "map" || content.kind === "list"))) {
        addMerged(content, merged);
        continue;
      }
      if (own.has(name)) note(place(key), `the key ${name} is written twice`);
      const keyKind = key.kind === "scalar" ? toScalarValue(key).kind : "other";
      own.set(name, { key: name, keyKind, at: place(key), value: content });
    }
    for (const [key, entry] of merged) if (!own.has(key)) own.set(key, entry);
    return [...own.values()];
  }

  return readValue(root);
}

function addMerged(from: Value, into: Map<string, Entry>): void {
  if (from.kind === "list") for (const item of from.items) addMerged(item, into);
  if (from.kind !== "map") return;
  for (const entry of from.entries) if (!into.has(entry.key)) into.set(entry.key, entry);
}

function keyText(key: Item): string {
  return key.kind === "scalar" ? key.text : "";
}
