import { Emitter, isSimpleKey } from "./emitter.ts";
import { type Generation, type Item, TAGS } from "./item.ts";
import { compareKeys } from "./key-order.ts";
import { isTimestamp, resolvePlain } from "./resolve.ts";
import { goFloat, type MapForm, type Value, type ValueEntry } from "./value.ts";

/**
 * Prints a value as the Rack does between two steps of loading, and reads the text again: an integral fraction has become a
 * whole number, and a quoted "<<" has lost its quotes. Only places, lines and meanings are kept of the text.
 */
export function reprint(value: Value, form: MapForm, generation: Generation): Item {
  return new Printer(form, generation).print(value, "root");
}

type Place = "root" | "item" | "key" | "value";

class Printer {
  private readonly emitter = new Emitter();
  private readonly form: MapForm;
  private readonly generation: Generation;

  constructor(form: MapForm, generation: Generation) {
    this.form = form;
    this.generation = generation;
  }

  print(value: Value, place: Place): Item {
    const { at } = value;
    if (value.kind === "list") return { at, kind: "list", ...this.printList(value.items, place) };
    if (value.kind === "map") return { at, kind: "map", isAnchored: false, ...this.printMap(value.entries) };
    const scalar = readScalar(value, this.generation);
    const wantsQuotes = value.kind === "string" && needsQuotes(value.value, this.generation);
    const text = value.kind === "null" ? "null" : scalar.text;
    return { at, kind: "scalar", ...scalar, line: this.emitter.scalar(text, wantsQuotes, place === "key") };
  }

  private printList(list: readonly Value[], place: Place): { line: number; items: Item[] } {
    const { emitter } = this;
    if (list.length === 0) return { items: [], line: this.printEmpty() };
    const items: Item[] = [];
    let line = emitter.line;
    emitter.nest(place !== "value" || !emitter.isBehindKey(), () => {
      list.forEach((part, index) => {
        emitter.startLine();
        if (index === 0) line = emitter.line;
        emitter.indicator("-", { needsBlank: true, startsEntry: true });
        items.push(this.print(part, "item"));
      });
    });
    return { line, items };
  }

  private printMap(unsorted: readonly ValueEntry[]): { line: number; entries: { key: Item; value: Item }[] } {
    const { emitter } = this;
    if (unsorted.length === 0) return { entries: [], line: this.printEmpty() };
    const sorted = this.form === "ordered" ? unsorted : [...unsorted].sort(compareKeys);
    const entries: { key: Item; value: Item }[] = [];
    let line = emitter.line;
    emitter.nest(true, () => {
      sorted.forEach((entry, index) => {
        emitter.startLine();
        if (index === 0) line = emitter.line;
        entries.push(this.printEntry(entry));
      });
    });
    return { line, entries };
  }

  private printEntry(entry: ValueEntry): { key: Item; value: Item } {
    const { emitter } = this;
    const isSimple =
      isEmpty(entry.key) || ("value" in entry.key ? isSimpleKey(String(entry.key.value)) : isScalar(entry.key));
    if (!isSimple) emitter.indicator("?", { needsBlank: true, startsEntry: true });
    const key = this.print(entry.key, isSimple ? "key" : "value");
    if (!isSimple) emitter.startLine();
    emitter.indicator(":", { needsBlank: !isSimple, startsEntry: !isSimple });
    return { key, value: this.print(entry.value, "value") };
  }

  /** `[]` or `{}`, which stands where a scalar would. */
  private printEmpty(): number {
    return this.emitter.empty();
  }
}

function isScalar(value: Value): boolean {
  return value.kind !== "list" && value.kind !== "map";
}

function isEmpty(value: Value): boolean {
  return (value.kind === "list" && value.items.length === 0) || (value.kind === "map" && value.entries.length === 0);
}

/** Text that would be read as something else without quotes. */
function needsQuotes(text: string, generation: Generation): boolean {
  const { kind } = resolvePlain(text, generation);
  if (kind !== "string" && kind !== "merge") return true;
  return isTimestamp(text) || /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text);
}

function readScalar(
  value: Exclude<Value, { kind: "list" | "map" }>,
  generation: Generation,
): Pick<Item & { kind: "scalar" }, "text" | "scalar" | "tag"> {
  switch (value.kind) {
    case "null":
      return { text: "null", scalar: { kind: "null" }, tag: TAGS.null };
    case "unknown":
      return { text: "", scalar: { kind: "unknown" }, tag: TAGS.unknown };
    case "string":
      if (value.value === "<<") return { text: "<<", scalar: { kind: "merge" }, tag: TAGS.merge };
      return { text: value.value, scalar: { kind: "string", value: value.value }, tag: TAGS.string };
    case "float": {
      const text = goFloat(value.value);
      const scalar = resolvePlain(text, generation);
      return { text, scalar, tag: TAGS[scalar.kind] };
    }
    case "bool":
      return { text: String(value.value), scalar: value, tag: TAGS.bool };
    default:
      return { text: String(value.value), scalar: { kind: "int", value: value.value }, tag: TAGS.int };
  }
}
