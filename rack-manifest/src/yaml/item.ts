import type { Node } from "./node.ts";
import { type Mark, YamlError } from "./place.ts";
import { isTimestamp, MOST_INT, type Resolved, resolvePlain } from "./resolve.ts";

export type Generation = "v2" | "v3";

/** A scalar's meaning. "unknown" stands for a variable whose value only the Rack has. */
export type Scalar = Resolved | { kind: "unknown" };

/**
 * A node as the decoder sees it. `at` is its place in the manifest. `line` counts from 1 in the text that is decoded, which
 * for parts of a manifest is a text that the Rack printed itself.
 */
export type Item = {
  at: Mark;
  line: number;
} /** `tag` is the name of its type in the library's errors, such as "!!str". */ & (
  | { kind: "scalar"; text: string; scalar: Scalar; tag: string }
  /** `isAlias` is true for a list that is written elsewhere, which a merge key does not take. */
  | { kind: "list"; items: Item[]; isAlias?: boolean }
  | { kind: "map"; entries: ItemEntry[]; isAnchored: boolean }
);

export interface ItemEntry {
  key: Item;
  value: Item;
}

export interface ReadOptions {
  generation: Generation;
  /** The character that stands for the value of an unknown variable. */
  unknown?: string | undefined;
}

/** The nodes of a document with aliases followed and scalars resolved. @throws YamlError for what the library refuses then */
export function readItems(root: Node, options: ReadOptions): Item {
  const done = new Map<Node, Item>();
  const open = new Set<Node>();
  const anchored = new Set<Node>();

  function read(node: Node): Item {
    if (node.kind === "alias") {
      if (open.has(node.target)) throw new YamlError(`anchor '${node.name}' value contains itself`, node.start);
      anchored.add(node.target);
      const item = read(node.target);
      if (item.kind === "map") item.isAnchored = true;
      return item.kind === "list" ? { ...item, isAlias: true } : item;
    }
    const known = done.get(node);
    if (known !== undefined) return known;
    open.add(node);
    const item = convert(node);
    open.delete(node);
    done.set(node, item);
    return item;
  }

  function convert(node: Exclude<Node, { kind: "alias" }>): Item {
    const place = { at: node.start, line: node.start.line + 1 };
    if (node.kind === "list") return { ...place, kind: "list", items: node.items.map(read) };
    if (node.kind === "map") {
      const entries = node.entries.map(({ key, value }) => ({ key: read(key), value: read(value) }));
      return { ...place, kind: "map", entries, isAnchored: anchored.has(node) };
    }
    try {
      const scalar = scalarOf(node, options);
      return { ...place, kind: "scalar", text: scalarText(node), scalar, tag: errorTag(node, scalar) };
    } catch (fault) {
      // The library finds it only when it decodes the value, behind what is wrong before it.
      const scalar = (): never => {
        throw fault;
      };
      return {
        ...place,
        kind: "scalar",
        text: node.value,
        tag: node.tag,
        get scalar() {
          return scalar();
        },
      };
    }
  }

  const item = read(root);
  refuseExpansion(root);
  return item;
}

function scalarText(node: Node & { kind: "scalar" }): string {
  return longTag(node.tag) === "binary" ? (decodeBinary(node.value) ?? node.value) : node.value;
}

function longTag(tag: string): string {
  return tag.startsWith("tag:yaml.org,2002:") ? tag.slice("tag:yaml.org,2002:".length) : "";
}

/** The type of a scalar in errors: its tag as it is written, else the type that the library finds. */
function errorTag({ tag, value, isPlain }: Node & { kind: "scalar" }, scalar: Scalar): string {
  if (tag !== "") return longTag(tag) === "" ? tag : `!!${longTag(tag)}`;
  return isPlain && isTimestamp(value) ? TAGS.timestamp : TAGS[scalar.kind];
}

export const TAGS = {
  ...{ null: "!!null", bool: "!!bool", int: "!!int", float: "!!float", string: "!!str" },
  // The library knows << only as a key.
  ...{ merge: "!!str", unknown: "!!str", timestamp: "!!timestamp" },
} as const;

/** Tags whose value the library resolves. Any other one makes text of it. */
const RESOLVED_TAGS = ["bool", "int", "float", "null", "timestamp"];

function scalarOf(node: Node & { kind: "scalar" }, { generation, unknown }: ReadOptions): Scalar {
  const { value, tag, isPlain, start } = node;
  if (unknown !== undefined && value.includes(unknown)) return { kind: "unknown" };
  const type = longTag(tag);
  if (type === "merge" && value === "<<") return { kind: "merge" };
  if (type === "binary") {
    const bytes = decodeBinary(value);
    if (bytes === undefined) throw new YamlError("!!binary value contains invalid base64 data", start);
    return { kind: "string", value: bytes };
  }
  if (tag === "" ? !isPlain : !RESOLVED_TAGS.includes(type)) return { kind: "string", value };
  const resolved = resolvePlain(value, generation);
  if (tag === "" || type === resolved.kind) return resolved;
  if (type === "float" && resolved.kind === "int" && resolved.value <= MOST_INT) {
    return { kind: "float", value: Number(resolved.value) };
  }
  const isDate = type === "timestamp" && isTimestamp(value);
  if (isDate) return { kind: "string", value };
  throw new YamlError(`cannot decode ${TAGS[resolved.kind]} \`${value}\` as a !!${type}`, start);
}

function decodeBinary(text: string): string | undefined {
  const digits = text.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits)) return undefined;
  return Buffer.from(digits, "base64").toString("utf8");
}

/** The limit of the library for aliases: a document of a few lines can stand for millions of values. */
function refuseExpansion(root: Node): void {
  const sizes = new Map<Node, { all: number; alias: number }>();
  function size(node: Node): { all: number; alias: number } {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    let all = 1;
    let alias = 0;
    const parts =
      node.kind === "list"
        ? node.items
        : node.kind === "map"
          ? node.entries.flatMap(({ key, value }) => [key, value])
          : node.kind === "alias"
            ? [node.target]
            : [];
    for (const part of parts) {
      const found = size(part);
      all += found.all;
      alias += node.kind === "alias" ? found.all : found.alias;
    }
    const found = { all, alias };
    sizes.set(node, found);
    return found;
  }
  const { all, alias } = size(root);
  const allowed = all <= 400_000 ? 0.99 : all >= 4_000_000 ? 0.1 : 0.99 - 0.89 * ((all - 400_000) / 3_600_000);
  if (alias > 100 && all > 1000 && alias / all > allowed) {
    throw new YamlError("document contains excessive aliasing", root.start);
  }
}
