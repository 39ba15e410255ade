import { parseDocument, type YAMLError } from "yaml";
import { readDocument, type Value, YamlFault } from "./document.ts";
import { type Interpolated, interpolate, UNKNOWN } from "./interpolate.ts";
import type { Place } from "./problem.ts";

/** What the parser made of the manifest. */
export interface Parsed {
  root: Value;
  /** False when it stumbled over something that a Rack's more lenient parser takes: then `root` may be wrong. */
  certain: boolean;
  /** What was noticed on the way, such as a key that is written twice. */
  notes: { at: Place; message: string }[];
}

/**
 * Parses the manifest as a Rack does, `${NAME}` replaced by what `known` holds.
 * @throws YamlFault when a Rack's parser refuses the text too
 */
export function parseManifest(source: string, known: Readonly<Record<string, string>>): Parsed {
  const marked = interpolate(source, known, UNKNOWN);
  try {
    return parseYaml(source, marked);
  } catch (fault) {
    if (!(fault instanceof YamlFault) || !marked.unknowns) throw fault;
    return withoutValues(source, known, fault);
  }
}

/** A variable may stand for whole lines, or for nothing: then the text is YAML only with the value left out. */
function withoutValues(source: string, known: Readonly<Record<string, string>>, fault: YamlFault): Parsed {
  try {
    const parsed = parseYaml(source, interpolate(source, known, ""));
    const message = `the manifest was not checked, as a variable changes its structure: ${fault.message}`;
    return { ...parsed, certain: false, notes: [{ at: fault.at, message }] };
  } catch (second) {
    if (!(second instanceof YamlFault)) throw second;
    const line = source.split("\n")[fault.at.line - 1] ?? "";
    if (!/\$\{[^}]*\}/.test(line)) throw fault;
    const message = `whether this is YAML depends on a variable that only the Rack knows: ${fault.message}`;
    return { root: { kind: "unknown", at: fault.at }, certain: false, notes: [{ at: fault.at, message }] };
  }
}

function parseYaml(source: string, interpolated: Interpolated): Parsed {
  const place = places(source, interpolated);
  const document = parseDocument(interpolated.text, {
    version: "1.1",
    // Scalars stay text: scalar.ts gives them the meaning that they have on a Rack.
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const notes: Parsed["notes"] = [];
  const fault = document.errors[0];
  if (fault !== undefined) {
    const at = place(start(fault, interpolated.text));
    if (!takenByRack(fault, interpolated.text)) throw new YamlFault(fault.message, at);
    notes.push({
      at,
      message: `the manifest was not checked, as a Rack may take what is a fault here: ${fault.message}`,
    });
  }
  const root = readDocument(document, place, (at, message) => notes.push({ at, message }));
  return { root, certain: fault === undefined, notes };
}

/**
 * A Rack parses with a port of libyaml. That one does not mind how far the lines inside brackets and quotes are indented,
 * wants no space before a comment that follows a quote, and reads only the first document.
 */
function takenByRack(fault: YAMLError, text: string): boolean {
  const { code, message } = fault;
  const rest = text.slice(fault.pos[0]);
  if (/sufficiently indented and end with a .$/.test(message)) return rest.includes(message.slice(-1));
  const quote = /^Missing closing (['"])/.exec(message)?.[1];
  if (quote !== undefined) return rest.includes(quote);
  if (/^Comments must be|^Tags and anchors must be|a tab character/.test(message)) return true;
  return ["MULTIPLE_DOCS", "DUPLICATE_KEY", "NON_STRING_KEY", "BAD_DIRECTIVE", "RESOURCE_EXHAUSTION"].includes(code);
}

/** The parser sees lines that do not line up from the end of the line before. */
function start({ message, pos }: YAMLError, text: string): number {
  if (!message.endsWith("must start at the same column")) return pos[0];
  return pos[0] + (text.slice(pos[0]).search(/\S/) + 1 || 1) - 1;
}

function places(source: string, interpolated: Interpolated): (offset: number) => Place {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const original = Math.min(interpolated.original(offset), source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= original) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: original - (starts[low] ?? 0) + 1 };
  };
}
