/**
 * Formats rows in columns as wide as their widest cell, separated by two spaces, without trailing spaces. A cell may hold
 * text from others, such as a description, so line breaks and control sequences are removed.
 */
export function table(given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map(sanitizeCell));
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** A table with a heading. Without rows it is the sentence `none`, since a bare heading looks like a result that was cut. */
export function listTable(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  return rows.length === 0 ? `${none}\n` : table([head, ...rows]);
}

/** Joins the lines of a text for a cell. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function sanitizeCell(cell: string): string {
  return cell
    .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
    .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
}
