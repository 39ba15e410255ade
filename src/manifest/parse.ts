import { type Item, readDocument as readItems, refuseUnreadable, YamlError } from "@convox/rack-manifest";
import { readDocument, type Value, YamlFault } from "./document.ts";
import { type Interpolated, interpolate, UNKNOWN } from "./interpolate.ts";
import { findPlaces } from "./places.ts";
import type { Place } from "./problem.ts";
import { explainYaml } from "./yaml-hints.ts";

/** What the parser made of the manifest. */
export interface Parsed {
  root: Value;
  /** The document as each generation of Rack reads it; undefined when it is empty or cannot be judged. */
  documents: { v2: Item; v3: Item } | undefined;
  place: (mark: { line: number; column: number }) => Place;
  /** False when a variable may change the structure: then `root` may be wrong. */
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
    return parseWithoutValues(source, known, fault);
  }
}

/** A variable may stand for whole lines, or for nothing: then the text is YAML only with the value left out. */
function parseWithoutValues(source: string, known: Readonly<Record<string, string>>, fault: YamlFault): Parsed {
  try {
    const parsed = parseYaml(source, interpolate(source, known, ""));
    const message = `the manifest was not checked, as a variable changes its structure: ${fault.message}`;
    return { ...parsed, documents: undefined, certain: false, notes: [{ at: fault.at, message }] };
  } catch (second) {
    if (!(second instanceof YamlFault)) throw second;
    const line = source.split("\n")[fault.at.line - 1] ?? "";
    if (!/\$\{[^}]*\}/.test(line)) throw fault;
    const message = `whether this is YAML depends on a variable that only the Rack knows: ${fault.message}`;
    const root: Value = { kind: "unknown", at: fault.at };
    const place = () => fault.at;
    return { root, documents: undefined, place, certain: false, notes: [{ at: fault.at, message }] };
  }
}

function parseYaml(source: string, interpolated: Interpolated): Parsed {
  const place = findPlaces(source, interpolated);
  const notes: Parsed["notes"] = [];
  try {
    const v3 = readItems(interpolated.text, { generation: "v3", unknown: UNKNOWN });
    const v2 = readItems(interpolated.text, { generation: "v2", unknown: UNKNOWN });
    if (v2 === undefined || v3 === undefined) {
      const root: Value = { kind: "null", at: { line: 1, column: 1 } };
      return { root, documents: undefined, place, certain: true, notes };
    }
    refuseUnreadable(v2, "v2");
    refuseUnreadable(v3, "v3");
    const note = (at: Place, message: string) => notes.push({ at, message });
    const root = readDocument(v3, (item) => place(item.at), note);
    return { root, documents: { v2, v3 }, place, certain: true, notes };
  } catch (fault) {
    if (!(fault instanceof YamlError)) throw fault;
    const { message, hint } = explainYaml(fault.reason);
    throw new YamlFault(message, place(fault.at), hint);
  }
}
