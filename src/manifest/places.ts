import type { Mark } from "@convox/rack-manifest";
import type { Interpolated } from "./interpolate.ts";
import type { Place } from "./problem.ts";

const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/** Finds the place in the text as written for a mark in the text whose variables are replaced. */
export function findPlaces(source: string, interpolated: Interpolated): (mark: Mark) => Place {
  const starts = lineStarts(interpolated.text);
  const originals = lineStarts(source);
  return ({ line, column }) => {
    const offset = (starts[line] ?? interpolated.text.length) + column;
    const original = Math.min(interpolated.original(Math.min(offset, interpolated.text.length)), source.length);
    let low = 0;
    let high = originals.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((originals[middle] ?? 0) <= original) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: original - (originals[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(LINE_END)].map((match) => match.index + match[0].length)];
}
