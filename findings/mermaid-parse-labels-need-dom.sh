#!/usr/bin/env bash
# mermaid 12.3.0, mermaid.parse in Node without a DOM.
#
# Whether a flowchart can be parsed depends on its labels, not on its kind: `a --> b` is parsed, and `a[x] --> b` ends with
# "TypeError: DOMPurify.addHook is not a function", an error that says nothing about the diagram. Reported as
# mermaid-js/mermaid issue 6531, which does not say that only labels are concerned. State and class diagrams fail too.
# sequence, pie, git and entity diagrams are parsed. A linter of documents that catches errors of parse takes valid diagrams
# for invalid ones.
#
# Installs mermaid in a temporary folder (200 MB). Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent mermaid@12.3.0
cat > run.mjs <<'END'
import mermaid from "mermaid";
const diagrams = ["flowchart TD\n a --> b\n", "flowchart TD\n a[x] --> b\n", "stateDiagram-v2\n a --> b\n", "pie\n \"a\" : 1\n"];
for (const diagram of diagrams) {
  const outcome = await mermaid.parse(diagram).then(() => "parsed", (error) => String(error).split("\n")[0]);
  console.log(`${JSON.stringify(diagram)}: ${outcome}`);
}
END
node run.mjs | tee seen.txt
grep -qxF '"flowchart TD\n a --> b\n": parsed' seen.txt &&
  grep -qxF '"flowchart TD\n a[x] --> b\n": TypeError: DOMPurify.addHook is not a function' seen.txt || { echo "changed"; exit 1; }
echo "a label makes the parser need a DOM"
