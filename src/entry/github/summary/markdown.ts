// Markdown for GitHub, from texts that a Rack, a log or a user wrote. None of them can add markup, HTML, links or mentions.

/** Characters that Markdown or HTML gives a meaning. "@" and "#" start mentions and references, ":" emoji and addresses. */
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~@:^$"'=/]/g;
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** `text` on one line, to be read as it is. */
export function escapeText(text: string, most = 500): string {
  const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
  return line.replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}

/** `text` as inline code on one line. */
export function inlineCode(text: string, most = 200): string {
  const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
  return line === "" ? "" : `<code>${escapeHtml(line)}</code>`;
}

/** A table; cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A folded part. HTML, because a code block of Markdown ends at a fence that the text may contain. */
export function foldedText(title: string, text: string): string {
  return `<details><summary>${escapeHtml(title)}</summary>\n\n<pre>${escapePreformatted(text)}</pre>\n\n</details>`;
}

/** A folded part whose content is Markdown already. */
export function foldedMarkdown(title: string, markdown: string): string {
  return `<details><summary>${escapeHtml(title)}</summary>\n\n${markdown}\n\n</details>`;
}

/** A blank line ends HTML in Markdown, so it is not sent as one. */
function escapePreformatted(text: string): string {
  return escapeHtml(text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").replace(/[\u202a-\u202e\u2066-\u2069]/g, ""))
    .split("\n")
    .map((line) => (line.trim() === "" ? "&#8203;" : line))
    .join("\n");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'@#:`*_~[\]()\\|$]/g, (character) => `&#${character.codePointAt(0)};`);
}

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
