#!/usr/bin/env bash
# Biome 2.6.8, rule correctness/useImportExtensions, with its safe fix.
#
# A JavaScript module `tool.mjs` has a declaration file beside it, `tool.d.mts`, which is where TypeScript looks for the types
# of `import "./tool.mjs"`. Seen: Biome takes the declaration file for the target of the import, reports a missing extension
# although the import has one, and its safe fix writes `./tool.mjs.mts`, a file that does not exist. Without the declaration
# file it accepts the same import.
#
# Installs @biomejs/biome in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --silent @biomejs/biome@2.6.8
npx biome --version
echo '{"linter":{"rules":{"correctness":{"useImportExtensions":"error"}}}}' > biome.json
echo 'export const a = 1;' > tool.mjs
printf 'import { a } from "./tool.mjs";\n\nexport const b = a;\n' > use.ts

npx biome lint use.ts > alone.txt 2>&1 || { echo "changed: the import is rejected also without a declaration file"; exit 1; }
echo "without tool.d.mts: accepted"

echo 'export const a: number;' > tool.d.mts
if npx biome lint use.ts > beside.txt 2>&1; then echo "changed: the import is accepted beside tool.d.mts"; exit 1; fi
grep -q 'Add import extension .mts' beside.txt || { echo "changed: another fix is offered"; cat beside.txt; exit 1; }
npx biome lint --write use.ts > /dev/null 2>&1 || true
head -1 use.ts
grep -q 'from "./tool.mjs.mts"' use.ts || { echo "changed: the fix writes another path"; exit 1; }
test ! -e tool.mjs.mts
echo "with tool.d.mts: the safe fix names a file that does not exist"
