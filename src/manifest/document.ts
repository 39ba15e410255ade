import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Pair } from "yaml";
import type { Place } from "./problem.ts";
import { type ScalarValue, scalarValue } from "./scalar.ts";

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

/** The text is no YAML. The message is one sentence without the place. */
export class YamlFault extends Error {
  override name = "YamlFault";
  readonly at: Place;

  constructor(message: string, at: Place) {
    super(message);
    this.at = at;
  }
}

/**
 * The parsed document as values. `note` gets what is odd but allowed, such as a key that is written twice.
 * @throws YamlFault for an alias without its anchor, or an anchor that holds itself
 */
export function readDocument(
  document: Document,
  place: (offset: number) => Place,
  note: (at: Place, message: string) => void,
): Value {
  const done = new Map<unknown, Value>();
  const open = new Set<unknown>();

  function at(node: unknown): Place {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    return place(range?.[0] ?? 0);
  }

  function value(node: unknown): Value {
    if (isAlias(node)) return alias(node);
    const known = done.get(node);
    if (known !== undefined) return known;
    open.add(node);
    const found = read(node);
    open.delete(node);
    if (node !== null) done.set(node, found);
    return found;
  }

  function read(node: unknown): Value {
    if (isScalar(node)) return { ...scalar(node), at: at(node) };
    if (isSeq(node)) return { kind: "list", items: node.items.map((item) => value(item)), at: at(node) };
    if (isMap(node)) {
      return { kind: "map", entries: entries(node.items), anchored: node.anchor !== undefined, at: at(node) };
    }
    return { kind: "null", at: at(node) };
  }

  function alias(node: Alias): Value {
    const target = node.resolve(document);
    if (target === undefined) {
      throw new YamlFault(`there is no anchor &${node.source} before the alias *${node.source}`, at(node));
    }
    if (open.has(target)) throw new YamlFault(`the anchor &${node.source} holds itself`, at(node));
    return value(target);
  }

  function entries(pairs: Pair[]): Entry[] {
    const own = new Map<string, Entry>();
    const taken = new Map<string, Entry>();
    for (const pair of pairs) {
      const keyAt = at(pair.key);
      const key = isScalar(pair.key) ? textOf(pair.key.value) : "";
      const content = pair.value === null ? { kind: "null" as const, at: keyAt } : value(pair.value);
      // Quoted or not: a Rack that does not merge the one kind merges the other.
      if (key === "<<" && (content.kind === "map" || content.kind === "list")) {
        merge(content, taken);
        continue;
      }
      if (own.has(key)) note(keyAt, `the key ${key} is written twice`);
      own.set(key, {
        key,
        keyKind: isScalar(pair.key) ? scalar(pair.key).kind : "other",
        at: keyAt,
        value: content,
      });
    }
    for (const [key, entry] of taken) if (!own.has(key)) own.set(key, entry);
    return [...own.values()];
  }

  return value(document.contents);
}

function merge(from: Value, into: Map<string, Entry>): void {
  if (from.kind === "list") for (const item of from.items) merge(item, into);
  if (from.kind !== "map") return;
  for (const entry of from.entries) if (!into.has(entry.key)) into.set(entry.key, entry);
}

function scalar(node: { value: unknown; type?: string; tag?: string }): ScalarValue {
  return scalarValue(textOf(node.value), node.type === "PLAIN", node.tag);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : String(value ?? "");
}
