#!/usr/bin/env bash
# yaml 2.9.1 (npm), parseAllDocuments of a stream with a document end marker that ends no document.
#
# The grammar of a stream has one or more document suffixes `...`, comments between them, and then a document or none (YAML 1.2,
# production l-yaml-stream); a bare document is never empty. Example 9.3 of the specification, with the comment "No document"
# between two suffixes, is a stream of two documents. Seen: the library returns three, of which one is null. It adds an empty
# document for each further `...`, also at the beginning of a stream. The package js-yaml 5.5.0 reads what the specification says.
#
# Installs yaml and js-yaml in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent yaml@2.9.1 js-yaml@5.5.0
for name in yaml js-yaml; do
  node -p 'process.argv[1] + " " + require("./node_modules/" + process.argv[1] + "/package.json").version' "$name"
done
cat > run.mjs <<'END'
import { loadAll } from "js-yaml";
import { parseAllDocuments } from "yaml";
const example = "Bare\ndocument\n...\n# No document\n...\n|\n%!PS-Adobe-2.0 # Not the first line\n";
for (const [name, text] of Object.entries({ example, twice: "a: 1\n...\n...\nb: 2\n", first: "...\na: 1\n", alone: "...\n" })) {
  const found = parseAllDocuments(text);
  const errors = found.reduce((sum, document) => sum + document.errors.length, 0);
  const values = JSON.stringify(found.map((document) => document.toJS()));
  console.log(`${name}: yaml: ${values}, ${errors} errors | js-yaml: ${JSON.stringify(loadAll(text))}`);
}
END
node run.mjs | tee seen.txt
cat > expected.txt <<'END'
example: yaml: ["Bare document",null,"%!PS-Adobe-2.0 # Not the first line\n"], 0 errors | js-yaml: ["Bare document","%!PS-Adobe-2.0 # Not the first line\n"]
twice: yaml: [{"a":1},null,{"b":2}], 0 errors | js-yaml: [{"a":1},{"b":2}]
first: yaml: [null,{"a":1}], 0 errors | js-yaml: [{"a":1}]
alone: yaml: [null], 0 errors | js-yaml: []
END
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
echo "a document that the stream does not have"
