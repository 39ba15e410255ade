/** Longer texts are not compared line by line. */
const MAX_LINES = 3_000;
const CONTEXT = 2;

/**
 * The lines that differ, marked with "- " and "+ ", with two lines of context and "..." for omitted lines. Empty if the
 * texts are equal. Uses the longest common subsequence, so the list is the shortest possible.
 */
export function lineDiff(before: string, after: string): string[] {
  if (before === after) return [];
  const [a, b] = [before.split("\n"), after.split("\n")];
  if (a.length > MAX_LINES || b.length > MAX_LINES) return [`- ${a.length} lines`, `+ ${b.length} lines`];
  return withContext(changes(a, b));
}

function changes(a: readonly string[], b: readonly string[]): string[] {
  const width = b.length + 1;
  // common[i * width + j]: lines that a from i and b from j have in common, in order.
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i++]}`);
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${a[i++]}`);
    } else {
      lines.push(`+ ${b[j++]}`);
    }
  }
  return lines;
}

function withContext(lines: readonly string[]): string[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith("  ")),
  );
  return lines.flatMap((line, at) => (near[at] ? [line] : at === 0 || near[at - 1] ? ["..."] : []));
}
