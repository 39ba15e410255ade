import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";

/**
 * convox.yml as the Rack's YAML library (yaml.v2 of Go) sees it: YAML 1.1 booleans (`yes`, `off`), no base-60 numbers,
 * no dates, duplicate keys allowed, order of mappings kept.
 */
export type YamlValue =
  | { kind: "null" }
  | { kind: "bool"; value: boolean; text: string }
  | { kind: "int"; value: number; text: string }
  | { kind: "float"; value: number; text: string }
  | { kind: "string"; text: string }
  | { kind: "list"; items: YamlValue[]; line: number }
  | { kind: "map"; entries: YamlEntry[]; line: number };

export interface YamlEntry {
  key: YamlValue;
  value: YamlValue;
}

/** @throws Error beginning with `yaml: `, as the Rack's library would, though its exact wording may differ */
export function parseYaml(text: string): YamlValue {
  const lines = new LineCounter();
  // Plain scalars stay texts here: the Rack's library has rules of its own for what is a number.
  const document = parseDocument(text, {
    version: "1.1",
    schema: "failsafe",
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
  });
  const error = document.errors[0];
  if (error !== undefined)
    throw new Error(`yaml: line ${lines.linePos(error.pos[0]).line}: ${WORDS[error.code] ?? error.message}`);
  const lineOf = (node: Node) => lines.linePos(node.range?.[0] ?? 0).line;

  function convert(node: unknown): YamlValue {
    if (isAlias(node)) return convert(node.resolve(document));
    if (isSeq(node)) return { kind: "list", items: node.items.map(convert), line: lineOf(node) };
    if (isMap(node)) return { kind: "map", entries: node.items.flatMap(entriesOf), line: lineOf(node) };
    if (!isScalar(node)) return { kind: "null" };
    const plain = typeof node.value === "string" ? node.value : (node.source ?? "");
    if (node.tag === "tag:yaml.org,2002:str" || node.tag === "!") return { kind: "string", text: plain };
    return node.type === "PLAIN" || node.type === undefined || node.tag !== undefined
      ? resolvePlain(plain)
      : { kind: "string", text: plain };
  }

  function entriesOf(pair: Pair): YamlEntry[] {
    const key = convert(pair.key);
    if (key.kind !== "string" || key.text !== "<<") return [{ key, value: convert(pair.value) }];
    const merged = convert(pair.value);
    const sources = merged.kind === "list" ? merged.items : [merged];
    return sources.flatMap((source) => (source.kind === "map" ? source.entries : []));
  }

  return convert(document.contents);
}

/** libyaml's words for the commonest mistakes. */
const WORDS: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "mapping values are not allowed in this context",
  TAB_AS_INDENT: "found character that cannot start any token",
  BAD_ALIAS: "unknown anchor referenced",
};

const TRUE = /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** What an unquoted scalar means to yaml.v2. */
function resolvePlain(text: string): YamlValue {
  if (/^(~|null|Null|NULL|)$/.test(text)) return { kind: "null" };
  if (TRUE.test(text)) return { kind: "bool", value: true, text };
  if (FALSE.test(text)) return { kind: "bool", value: false, text };
  const special = /^([-+]?)\.(inf|Inf|INF)$/.exec(text);
  if (special !== null) {
    return { kind: "float", value: special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, text };
  }
  if (/^\.(nan|NaN|NAN)$/.test(text)) return { kind: "float", value: Number.NaN, text };
  const digits = text.replaceAll("_", "");
  if (/^[-+]?(0|[1-9]\d*)$/.test(digits)) return { kind: "int", value: Number(digits), text };
  const based = /^([-+]?)0(?:([xX])([0-9a-fA-F]+)|([bB])([01]+)|[oO]?([0-7]+))$/.exec(digits);
  if (based !== null) {
    const [, sign, hex, hexDigits, , binary, octal] = based;
    const value =
      hex !== undefined
        ? Number.parseInt(hexDigits ?? "", 16)
        : binary !== undefined
          ? Number.parseInt(binary, 2)
          : Number.parseInt(octal ?? "", 8);
    return { kind: "int", value: sign === "-" ? -value : value, text };
  }
  if (/^[-+]?\d*\.?\d+([eE][-+]\d+)?$/.test(digits)) return { kind: "float", value: Number(digits), text };
  return { kind: "string", text };
}

/** Value of a key; a later duplicate wins. */
export function field(value: YamlValue, name: string): YamlValue | undefined {
  if (value.kind !== "map") return undefined;
  const found = value.entries.filter(({ key }) => key.kind === "string" && key.text === name).at(-1)?.value;
  return found?.kind === "null" ? undefined : found;
}

/** Go's name of the type, as `%T` prints it in the Rack's messages. */
export function goType(value: YamlValue): string {
  switch (value.kind) {
    case "null":
      return "<nil>";
    case "bool":
      return "bool";
    case "int":
      return "int";
    case "float":
      return "float64";
    case "string":
      return "string";
    case "list":
      return "[]interface {}";
    case "map":
      return "map[interface {}]interface {}";
  }
}

/** yaml.v2's complaint about a value of the wrong kind. `goName` is the Go type that was wanted. */
export function cannotUnmarshal(value: YamlValue, goName: string, line = 1): Error {
  const at = value.kind === "list" || value.kind === "map" ? value.line : line;
  const short = value.kind === "string" || value.kind === "int" || value.kind === "bool" || value.kind === "float";
  const tag = {
    null: "!!null",
    bool: "!!bool",
    int: "!!int",
    float: "!!float",
    string: "!!str",
    list: "!!seq",
    map: "!!map",
  };
  const shown = short ? ` \`${value.text.length > 10 ? `${value.text.slice(0, 7)}...` : value.text}\`` : "";
  return new Error(`yaml: unmarshal errors:\n  line ${at}: cannot unmarshal ${tag[value.kind]}${shown} into ${goName}`);
}
