#!/usr/bin/env bash
# @actions/core 3.0.1, summary.addHeading and summary.addTable, with summary.addRaw after them; rendered by commonmark 0.31.2.
#
# A job summary is Markdown, and addRaw takes Markdown. addHeading, addTable, addList and addDetails write HTML on a line of its
# own with one line break behind it. In CommonMark (4.6, HTML blocks) such a block continues to the next blank line. Seen: the
# Markdown that addRaw appends after one of them belongs to the HTML block, so `**bold**`, a list or a link is shown as typed.
# The same text after an empty line, `addEOL()`, is rendered. A blank line within a cell of addTable ends the block as well, so
# that one cell decides whether the text behind the table is rendered.
#
# Installs @actions/core and commonmark in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @actions/core@3.0.1 commonmark@0.31.2
for name in @actions/core commonmark; do
  node -p 'process.argv[1] + " " + require("./node_modules/" + process.argv[1] + "/package.json").version' "$name"
done
cat > run.mjs <<'END'
import { readFileSync, writeFileSync } from "node:fs";
import { summary } from "@actions/core";
import { HtmlRenderer, Parser } from "commonmark";
const cell = (text) => (to) => to.addTable([[text]]);
const heading = (to) => to.addHeading("Result");
const cases = {
  "after a heading": heading,
  "after a table": cell("a"),
  "after a heading and addEOL": (to) => heading(to).addEOL(),
  "after a table with a blank line in a cell": cell("a\n\nb"),
};
for (const [name, write] of Object.entries(cases)) {
  writeFileSync(process.env.GITHUB_STEP_SUMMARY, "");
  await write(summary).addRaw("**bold** text", true).write();
  const html = new HtmlRenderer().render(new Parser().parse(readFileSync(process.env.GITHUB_STEP_SUMMARY, "utf8")));
  console.log(`${name}: ${html.includes("<strong>bold</strong> text") ? "rendered" : html.includes("**bold** text") && "as typed"}`);
}
END
touch summary.md
GITHUB_STEP_SUMMARY="$work/summary.md" node run.mjs | tee seen.txt
{
  echo "after a heading: as typed"
  echo "after a table: as typed"
  echo "after a heading and addEOL: rendered"
  echo "after a table with a blank line in a cell: rendered"
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
