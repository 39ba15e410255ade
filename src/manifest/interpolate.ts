/**
 * Stands for the value of a variable that only the Rack knows. It is a private-use character: YAML takes it wherever it
 * takes a letter, and no manifest holds it otherwise.
 */
export const UNKNOWN = "\uE000";

/** The manifest's text after `${NAME}` was replaced, and the way back to the text as written. */
export interface Interpolated {
  text: string;
  /** True when a variable was met whose value is not known here. */
  unknowns: boolean;
  /** Offset in the text as written for an offset in `text`. */
  original(offset: number): number;
}

interface Cut {
  start: number;
  end: number;
  originalStart: number;
  originalEnd: number;
}

/**
 * Replaces `${NAME}` as a Rack does before it parses the manifest: in the raw text, so also in keys and comments, the
 * shortest match, without defaults and without an escape (convox/convox pkg/manifest/helpers.go, the same in convox/rack).
 * A name in `known` gives its value. Any other name may be set in the app's environment, which is not known here: it
 * becomes `unknown`.
 */
export function interpolate(source: string, known: Readonly<Record<string, string>>, unknown: string): Interpolated {
  const cuts: Cut[] = [];
  let text = "";
  let copied = 0;
  let unknowns = false;
  for (const match of source.matchAll(/\$\{([^}]*)\}/g)) {
    const name = match[1] ?? "";
    text += source.slice(copied, match.index);
    copied = match.index + match[0].length;
    const start = text.length;
    if (Object.hasOwn(known, name)) {
      text += known[name] ?? "";
    } else if (/^[^\s=]+$/.test(name)) {
      unknowns = true;
      text += unknown;
    }
    // What is left, such as ${} or a name with a space, cannot be a variable of an app: a Rack puts in nothing.
    cuts.push({ start, end: text.length, originalStart: match.index, originalEnd: copied });
  }
  text += source.slice(copied);

  const original = (offset: number) => {
    let shift = 0;
    for (const cut of cuts) {
      if (offset < cut.start) break;
      if (offset < cut.end) return cut.originalStart;
      shift = cut.originalEnd - cut.end;
    }
    return offset + shift;
  };
  return { text, unknowns, original };
}
