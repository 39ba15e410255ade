#!/usr/bin/env bash
# js-yaml 5.5.0, dump of a text that begins with a space, read by yaml 2.9.1 (npm).
#
# A block scalar whose text begins with a space gets a number in its header: the indentation of its lines beyond that of the
# parent node (YAML 1.2, 8.1.1.1). A whole document that is one text has a parent at -1 by the grammar. Seen: js-yaml counts from
# -1 and writes `|3` above lines that are indented by two; yaml takes the 3 for the column. The leading space of each line is
# lost without an error, and the document is rejected when only the first line has it. As a value in a mapping, where both
# count from 0, the same text arrives.
#
# Installs js-yaml and yaml in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent js-yaml@5.5.0 yaml@2.9.1
for name in js-yaml yaml; do
  node -p 'process.argv[1] + " " + require("./node_modules/" + process.argv[1] + "/package.json").version' "$name"
done
cat > run.mjs <<'END'
import { dump, load } from "js-yaml";
import { parse } from "yaml";
const read = (reader, text) => {
  try {
    return JSON.stringify(reader(text));
  } catch (error) {
    return error.name;
  }
};
for (const value of [" a\n b\n", " a\nb\n", { key: " a\n b\n" }]) {
  const text = dump(value);
  console.log(`${JSON.stringify(value)}: ${JSON.stringify(text)} | js-yaml: ${read(load, text)} | yaml: ${read(parse, text)}`);
}
END
node run.mjs | tee seen.txt
cat > expected.txt <<'END'
" a\n b\n": "|3\n   a\n   b\n" | js-yaml: " a\n b\n" | yaml: "a\nb\n"
" a\nb\n": "|3\n   a\n  b\n" | js-yaml: " a\nb\n" | yaml: YAMLParseError
{"key":" a\n b\n"}: "key: |2\n   a\n   b\n" | js-yaml: {"key":" a\n b\n"} | yaml: {"key":" a\n b\n"}
END
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
