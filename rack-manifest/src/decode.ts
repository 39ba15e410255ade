import { at, listAt, mapAt } from "./access.ts";
import { type Complaint, fail, forVersion, ManifestFault, type Path, TypeFault } from "./fault.ts";
import { readForm } from "./forms.ts";
import { goQuote, goTypeOf } from "./go-text.ts";
import { decodeAsJson } from "./json.ts";
import { goNameOf, type Type } from "./type.ts";
import type { Generation, Item } from "./yaml/item.ts";
import { reprint } from "./yaml/print.ts";
import { MOST_INT } from "./yaml/resolve.ts";
import { isMergeKey, mergedMaps, scalarValue, toValue, type Value, type ValueEntry } from "./yaml/value.ts";

/** A decoded value: undefined where nothing is written, or only a Rack has the value. */
export type Decoded = undefined | number | boolean | string | readonly Decoded[] | DecodedMap;
export interface DecodedMap {
  readonly [key: string]: Decoded;
}

/** A fraction below the range of Go's `int` becomes the smallest one. */
const LEAST_INT = -(2 ** 63);

/** Decodes one text, collecting wrong types. */
export class Decoder {
  readonly generation: Generation;
  /** True to find every mistake; a Rack stops at the first that is no wrong type. */
  private readonly findsAll: boolean;
  /** Of the Rack; undefined to refuse only what every version does. */
  private readonly version: string | undefined;
  private complaints: Complaint[] = [];

  constructor(generation: Generation, findsAll: boolean, version?: string) {
    this.generation = generation;
    this.findsAll = findsAll;
    this.version = version;
  }

  /** @throws ManifestFault */
  static decode(item: Item, type: Type, path: Path, generation: Generation, version?: string): Decoded {
    const decoder = new Decoder(generation, false, version);
    const value = decoder.read(item, type, path);
    const complaints = forVersion(decoder.complaints, version);
    if (complaints.length > 0) throw new TypeFault(complaints);
    return value;
  }

  /** Decodes what can be decoded, and lists everything else. */
  static collect(
    item: Item,
    type: Type,
    path: Path,
    generation: Generation,
  ): { value: Decoded; complaints: Complaint[] } {
    const decoder = new Decoder(generation, true);
    const value = decoder.read(item, type, path);
    return { value, complaints: decoder.complaints };
  }

  /**
   * `previous` is what the field holds already, when its key is written twice or merged: a mapping adds to it, null deletes
   * it, and a value of a wrong type leaves it.
   */
  read(item: Item, type: Type, path: Path, previous?: Decoded): Decoded {
    if (item.kind === "scalar" && item.scalar.kind === "unknown") return undefined;
    switch (type.is) {
      case "any":
        toValue(item, "unordered", this.generation);
        return undefined;
      case "form":
      case "section":
      case "json":
        return this.readCustom(item, type, path, previous);
      case "struct":
        return this.readStruct(item, type, path, previous);
      case "map":
        return this.readMap(item, type, path, previous);
      case "list":
        return this.readList(item, type, path, previous);
      default:
        return this.readScalar(item, type, path, previous);
    }
  }

  private refuse(item: Item, type: Type, path: Path, previous?: Decoded): Decoded {
    this.complaints.push(mismatch(item, type, path));
    return previous;
  }

  private readScalar(item: Item, type: Type, path: Path, previous?: Decoded): Decoded {
    if (item.kind !== "scalar") return this.refuse(item, type, path, previous);
    const { scalar, text } = item;
    if (scalar.kind === "null") return undefined;
    if (type.is === "string") return text;
    const wrong = () => this.refuse(item, type, path, previous);
    if (type.is === "bool") return scalar.kind === "bool" ? scalar.value : wrong();
    if (scalar.kind !== "int" && scalar.kind !== "float") return wrong();
    const number = Number(scalar.value);
    if (type.is === "float") return number;
    if (scalar.kind === "int" && scalar.value > MOST_INT) return wrong();
    if (scalar.kind === "float" && !(number <= 2 ** 63)) return wrong();
    return Math.max(Math.trunc(number), LEAST_INT);
  }

  private readList(item: Item, type: Type & { is: "list" }, path: Path, previous: Decoded): Decoded {
    if (isNull(item)) return undefined;
    if (item.kind !== "list") return this.refuse(item, type, path, previous);
    return item.items.map((part, index) => this.read(part, type.of, [...path, index]));
  }

  private readMap(item: Item, type: Type & { is: "map" }, path: Path, previous: Decoded): Decoded {
    if (isNull(item)) return undefined;
    if (item.kind !== "map") return this.refuse(item, type, path, previous);
    const map: Record<string, Decoded> = { ...mapAt(previous) };
    for (const { key, value } of item.entries) {
      if (isMergeKey(key)) {
        for (const merged of mergedMaps(value).reverse()) Object.assign(map, this.readMap(merged, type, path, map));
        continue;
      }
      const name = this.readScalar(key, { is: "string" }, path);
      if (key.kind === "scalar" && key.scalar.kind === "unknown") continue;
      if (key.kind !== "scalar") continue;
      map[String(name ?? "")] = this.read(value, type.of, [...path, String(name ?? "")]);
    }
    return map;
  }

  private readStruct(item: Item, type: Type & { is: "struct" }, path: Path, previous: Decoded): Decoded {
    if (isNull(item)) return undefined;
    if (item.kind !== "map") return this.refuse(item, type, path, previous);
    const result: Record<string, Decoded> = { ...mapAt(previous) };
    for (const { key, value } of item.entries) {
      if (isMergeKey(key)) {
        for (const merged of mergedMaps(value).reverse()) {
          Object.assign(result, this.readStruct(merged, type, path, result));
        }
        continue;
      }
      const name = this.readScalar(key, { is: "string" }, path);
      const field = typeof name === "string" && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
      if (field === undefined || typeof name !== "string") continue;
      const known = this.complaints.length;
      const found = this.read(value, field, [...path, name], at(result, name));
      const { since } = field;
      if (since !== undefined) {
        this.complaints = this.complaints.map((one, index) => (index < known ? one : { since, ...one }));
      }
      result[name] = found;
    }
    return result;
  }

  private readCustom(
    item: Item,
    type: Type & { is: "form" | "section" | "json" },
    path: Path,
    previous: Decoded,
  ): Decoded {
    // The loader's own functions are not called for null, but for two other words that mean the same.
    if (isNull(item) && item.kind === "scalar" && item.text !== "Null" && item.text !== "NULL") return undefined;
    try {
      if (type.is === "section") return [...listAt(previous), ...listAt(this.readSection(item, type, path))];
      if (type.is === "json") return decodeAsJson(toValue(item, "unordered", this.generation), type, path);
      return readForm(item, type, { path, generation: this.generation, previous });
    } catch (fault) {
      if (!(fault instanceof TypeFault) && !(this.findsAll && fault instanceof ManifestFault)) throw fault;
      this.complaints.push(...fault.complaints);
      return previous;
    }
  }

  /** A mapping of names. The Rack prints each of its values again before it decodes it. */
  private readSection(item: Item, type: Type & { is: "section" }, path: Path): Decoded {
    const { generation } = this;
    if (isNull(item)) return [];
    if (item.kind === "list") return readListAsSection(item, path, generation);
    if (item.kind !== "map") throw new TypeFault([mismatch(item, type, path)]);
    const value = toValue(item, "ordered", generation);
    return (value.kind === "map" ? value.entries : []).map((entry): Decoded => {
      try {
        return this.readEntry(entry, type, path);
      } catch (fault) {
        if (!this.findsAll || !(fault instanceof ManifestFault)) throw fault;
        this.complaints.push(...fault.complaints);
        return { name: "value" in entry.key ? String(entry.key.value) : "" };
      }
    });
  }

  private decodeEntry(item: Item, type: Type, path: Path): Decoded {
    if (!this.findsAll) return Decoder.decode(item, type, path, this.generation, this.version);
    const { value, complaints } = Decoder.collect(item, type, path, this.generation);
    this.complaints.push(...complaints);
    return value;
  }

  private readEntry({ key, value }: ValueEntry, type: Type & { is: "section" }, path: Path): Decoded {
    const name = "value" in key ? String(key.value) : "";
    const inner = [...path, name];
    const { generation } = this;
    const found = this.decodeEntry(reprint(value, "ordered", generation), type.of, inner);
    if (key.kind === "unknown") return undefined;
    if (key.kind !== "string" && key.kind !== "int") throw unknownKeyType(key, inner);
    if (type.keys === "ports" && !/^[-+]?[0-9]+$/.test(name)) {
      const text = `strconv.Atoi: parsing ${goQuote(name)}: invalid syntax`;
      throw fail(text, { at: key.at, path: inner, expected: "a port number as its key" });
    }
    const body = typeof found === "object" && !Array.isArray(found) ? found : {};
    return { ...body, name };
  }
}

function mismatch(item: Item, type: Type, path: Path): Complaint {
  const tag = item.kind === "scalar" ? item.tag : item.kind === "list" ? "!!seq" : "!!map";
  const text = item.kind === "scalar" ? ` \`${shorten(item.text)}\`` : "";
  return {
    text: `line ${item.line}: cannot unmarshal ${tag}${text} into ${goNameOf(type)}`,
    ...{ at: item.at, path, type, found: item },
  };
}

/** A list in place of a mapping of names: its mappings become entries without a name, which the loader refuses. */
function readListAsSection(item: Item & { kind: "list" }, path: Path, generation: Generation): Decoded {
  const wrong = item.items.filter((part) => part.kind === "list" || (part.kind === "scalar" && !isNull(part)));
  if (wrong.length > 0) {
    const go = { is: "struct", go: "yaml.MapItem", fields: {} } as const;
    throw new TypeFault(wrong.map((part) => mismatch(part, go, path)));
  }
  const first = item.items[0];
  if (first === undefined) return [];
  toValue(item, "ordered", generation);
  throw unknownKeyType({ at: first.at, kind: "null" }, path);
}

function unknownKeyType(key: Value, path: Path): ManifestFault {
  const expected = "a mapping of names; put a name that YAML reads as something else in quotes";
  return fail(`unknown key type: ${key.kind === "map" ? "yaml.MapSlice" : goTypeOf(key)}`, {
    at: key.at,
    path,
    expected,
  });
}

function isNull(item: Item): boolean {
  return item.kind === "scalar" && scalarValue(item).kind === "null";
}

/** The first 7 bytes of a long text. A character that they cut is as many replacement characters. */
function shorten(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= 10) return text;
  const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 7), { stream: true });
  return `${whole}${"\ufffd".repeat(7 - Buffer.byteLength(whole))}...`;
}
