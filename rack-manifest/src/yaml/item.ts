import type { Node } from "./node.ts";
import { type Mark, YamlError } from "./place.ts";
import { type Resolved, resolvePlain } from "./resolve.ts";

export type Generation = "v2" | "v3";

/** A scalar's meaning. "unknown" stands for a variable whose value only the Rack has. */
export type Scalar = Resolved | { kind: "unknown" };

/**
 * A node as the decoder sees it. `at` is its place in the manifest. `line` counts from 1 in the text that is decoded, which
 * for parts of a manifest is a text that the Rack printed itself.
 */
export type Item = { at: Mark; line: number } & (
  | { kind: "scalar"; text: string; scalar: Scalar }
  | { kind: "list"; items: Item[] }
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
      return item;
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
    return { ...place, kind: "scalar", text: scalarText(node), scalar: scalarOf(node, options) };
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

function scalarOf(node: Node & { kind: "scalar" }, { generation, unknown }: ReadOptions): Scalar {
  const { value, tag, isPlain, start } = node;
  if (unknown !== undefined && value.includes(unknown)) return { kind: "unknown" };
  const type = longTag(tag);
  if (tag === "" ? !isPlain : !["bool", "int", "float", "null", "merge", "timestamp", "binary"].includes(type)) {
    return { kind: "string", value };
  }
  if (type === "binary") {
    const bytes = decodeBinary(value);
    if (bytes === undefined) throw new YamlError("!!binary value contains invalid base64 data", start);
    return { kind: "string", value: bytes };
  }
  const resolved = resolvePlain(value, generation);
  if (tag === "" || type === resolved.kind || type === "timestamp") return resolved;
  if (type === "float" && resolved.kind === "int") return { kind: "float", value: Number(resolved.value) };
  const seen = { string: "!!str", null: "!!null", bool: "!!bool", int: "!!int", float: "!!float", merge: "!!merge" };
  throw new YamlError(`cannot decode ${seen[resolved.kind]} \`${value}\` as a !!${type}`, start);
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
