import { charactersOf } from "./characters.ts";
import type { Generation } from "./item.ts";
import type { Node } from "./node.ts";
import { type Mark, parserError, YamlError } from "./place.ts";
import { Scanner } from "./scanner.ts";
import type { Token } from "./token.ts";

const YAML_TAG = "tag:yaml.org,2002:";

/** The library of a Rack stops at 10,000 levels. Here the call stack is the limit, far above what a manifest needs. */
const DEPTH_LIMIT = 1000;

/** What follows the `---` of a document without content. */
const EMPTY_DOCUMENT = ["version-directive", "tag-directive", "document-start", "document-end", "stream-end"];

/**
 * The first document of a text; undefined when it is empty. What follows the first document is not read, as on a Rack.
 * @throws YamlError with the text of the library that a Rack uses
 */
export function parseYaml(text: string, generation: Generation): Node | undefined {
  return new Parser(new Scanner(charactersOf(text), generation)).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly handles = new Map<string, string>();
  private readonly anchors = new Map<string, Node>();

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  document(): Node | undefined {
    const { scanner } = this;
    if (scanner.peek().type === "stream-end") return undefined;
    const start = scanner.peek();
    const hasDirectives = this.readDirectives();
    const isExplicit = scanner.peek().type === "document-start";
    if (isExplicit) scanner.take();
    else if (hasDirectives || start.type.endsWith("directive")) {
      throw parserError("did not find expected <document start>", scanner.peek().start);
    }
    if (isExplicit && EMPTY_DOCUMENT.includes(scanner.peek().type)) return this.scalar("", scanner.peek().start);
    const root = this.node({ isBlock: true, allowsCompactList: false });
    scanner.peek();
    return root;
  }

  private readDirectives(): boolean {
    let hasVersion = false;
    const named = new Set<string>();
    for (;;) {
      const token = this.scanner.peek();
      if (token.type === "version-directive") {
        if (hasVersion) throw parserError("found duplicate %YAML directive", token.start);
        if (token.major !== 1 || token.minor !== 1) {
          throw parserError("found incompatible YAML document", token.start);
        }
        hasVersion = true;
      } else if (token.type === "tag-directive") {
        if (named.has(token.handle)) throw parserError("found duplicate %TAG directive", token.start);
        named.add(token.handle);
        this.handles.set(token.handle, token.prefix);
      } else break;
      this.scanner.take();
    }
    if (!this.handles.has("!")) this.handles.set("!", "!");
    if (!this.handles.has("!!")) this.handles.set("!!", YAML_TAG);
    return hasVersion || named.size > 0;
  }

  private node(context: { isBlock: boolean; allowsCompactList: boolean }): Node {
    const first = this.scanner.peek();
    if (first.type === "alias") {
      this.scanner.take();
      const target = this.anchors.get(first.value);
      if (target === undefined) throw new YamlError(`unknown anchor '${first.value}' referenced`, first.start);
      return { kind: "alias", name: first.value, target, tag: "", start: first.start };
    }
    const { tag, anchor } = this.properties(first.start);
    const node = this.emptyContent(context, first.start, tag !== "" || anchor !== undefined);
    node.tag = tag;
    if (anchor !== undefined) this.anchors.set(anchor, node);
    this.fill(node);
    return node;
  }

  private properties(start: Mark): { tag: string; anchor: string | undefined } {
    let tag: Extract<Token, { type: "tag" }> | undefined;
    let anchor: string | undefined;
    for (;;) {
      const token = this.scanner.peek();
      if (token.type === "tag" && tag === undefined) tag = token;
      else if (token.type === "anchor" && anchor === undefined) anchor = token.value;
      else break;
      this.scanner.take();
    }
    if (tag === undefined) return { tag: "", anchor };
    if (tag.handle === "") return { tag: tag.suffix, anchor };
    const prefix = this.handles.get(tag.handle);
    if (prefix === undefined) throw parserError("found undefined tag handle", tag.start, start);
    return { tag: prefix + tag.suffix, anchor };
  }

  /** Work that completes a collection: its node must be known to aliases before its content is read. */
  private pending: (() => void) | undefined;
  private depth = 0;

  private fill(node: Node): void {
    const work = this.pending;
    this.pending = undefined;
    this.depth++;
    if (this.depth > DEPTH_LIMIT) throw new YamlError(`exceeded max depth of ${DEPTH_LIMIT}`, node.start);
    work?.();
    this.depth--;
  }

  private emptyContent(
    { isBlock, allowsCompactList }: { isBlock: boolean; allowsCompactList: boolean },
    start: Mark,
    hasProperties: boolean,
  ): Node {
    const token = this.scanner.peek();
    if (allowsCompactList && token.type === "block-entry") {
      const list: Node & { kind: "list" } = { kind: "list", items: [], tag: "", start };
      this.pending = () => this.compactList(list.items);
      return list;
    }
    if (token.type === "scalar") {
      this.scanner.take();
      return { kind: "scalar", value: token.value, isPlain: token.style === "plain", tag: "", start };
    }
    const isFlow = token.type === "flow-sequence-start" || token.type === "flow-mapping-start";
    if (isFlow || (isBlock && (token.type === "block-sequence-start" || token.type === "block-mapping-start"))) {
      this.scanner.take();
      if (token.type === "flow-sequence-start" || token.type === "block-sequence-start") {
        const list: Node & { kind: "list" } = { kind: "list", items: [], tag: "", start };
        this.pending = () =>
          isFlow ? this.flowList(list.items, token.start) : this.blockList(list.items, token.start);
        return list;
      }
      const map: Node & { kind: "map" } = { kind: "map", entries: [], tag: "", start };
      this.pending = () => (isFlow ? this.flowMap(map.entries, token.start) : this.blockMap(map.entries, token.start));
      return map;
    }
    if (hasProperties) return this.scalar("", start);
    throw parserError("did not find expected node content", token.start, start);
  }

  private scalar(value: string, start: Mark): Node {
    return { kind: "scalar", value, isPlain: true, tag: "", start };
  }

  private blockList(items: Node[], start: Mark): void {
    while (this.scanner.peek().type === "block-entry") {
      const entry = this.scanner.take();
      const isEmpty = ["block-entry", "block-end"].includes(this.scanner.peek().type);
      items.push(
        isEmpty ? this.scalar("", this.behind(entry)) : this.node({ isBlock: true, allowsCompactList: false }),
      );
    }
    this.expect("block-end", "did not find expected '-' indicator", start);
  }

  /** A list whose dashes are not indented below their key. */
  private compactList(items: Node[]): void {
    while (this.scanner.peek().type === "block-entry") {
      const entry = this.scanner.take();
      const isEmpty = ["block-entry", "key", "value", "block-end"].includes(this.scanner.peek().type);
      items.push(
        isEmpty ? this.scalar("", this.behind(entry)) : this.node({ isBlock: true, allowsCompactList: false }),
      );
    }
  }

  private blockMap(entries: { key: Node; value: Node }[], start: Mark): void {
    while (this.scanner.peek().type === "key") {
      const key = this.part("key", ["key", "value", "block-end"], true);
      entries.push({ key, value: this.part("value", ["key", "value", "block-end"], true) });
    }
    this.expect("block-end", "did not find expected key", start);
  }

  /** A key behind its `?` or before its `:`, or a value behind its `:`; empty when nothing is there. */
  private part(type: "key" | "value", ends: Token["type"][], isBlock: boolean): Node {
    const token = this.scanner.peek();
    if (token.type !== type) return this.scalar("", token.start);
    this.scanner.take();
    if (ends.includes(this.scanner.peek().type)) return this.scalar("", this.behind(token));
    return this.node({ isBlock, allowsCompactList: isBlock });
  }

  private flowList(items: Node[], start: Mark): void {
    while (this.scanner.peek().type !== "flow-sequence-end") {
      if (items.length > 0) this.separator("flow-sequence-end", "did not find expected ',' or ']'", start);
      const token = this.scanner.peek();
      if (token.type === "flow-sequence-end") break;
      if (token.type === "key") {
        const key = this.listKey();
        const value = this.part("value", ["flow-entry", "flow-sequence-end"], false);
        items.push({ kind: "map", entries: [{ key, value }], tag: "", start: token.start });
      } else items.push(this.node({ isBlock: false, allowsCompactList: false }));
    }
    this.scanner.take();
  }

  /** A key inside of a list. Behind a `?` without a key, the library skips the token that comes next. */
  private listKey(): Node {
    const token = this.scanner.take();
    const next = this.scanner.peek();
    if (!["value", "flow-entry", "flow-sequence-end"].includes(next.type)) {
      return this.node({ isBlock: false, allowsCompactList: false });
    }
    this.scanner.take();
    return this.scalar("", this.behind(token));
  }

  private flowMap(entries: { key: Node; value: Node }[], start: Mark): void {
    while (this.scanner.peek().type !== "flow-mapping-end") {
      if (entries.length > 0) this.separator("flow-mapping-end", "did not find expected ',' or '}'", start);
      const token = this.scanner.peek();
      if (token.type === "flow-mapping-end") break;
      if (token.type === "key") {
        const key = this.part("key", ["value", "flow-entry", "flow-mapping-end"], false);
        entries.push({ key, value: this.part("value", ["flow-entry", "flow-mapping-end"], false) });
      } else {
        const key = this.node({ isBlock: false, allowsCompactList: false });
        entries.push({ key, value: this.scalar("", this.scanner.peek().start) });
      }
    }
    this.scanner.take();
  }

  private separator(end: Token["type"], reason: string, start: Mark): void {
    const token = this.scanner.peek();
    if (token.type === end) return;
    if (token.type !== "flow-entry") throw parserError(reason, token.start, start);
    this.scanner.take();
  }

  private expect(type: Token["type"], reason: string, start: Mark): void {
    const token = this.scanner.peek();
    if (token.type !== type) throw parserError(reason, token.start, start);
    this.scanner.take();
  }

  private behind({ start }: Token): Mark {
    return { line: start.line, column: start.column + 1 };
  }
}
