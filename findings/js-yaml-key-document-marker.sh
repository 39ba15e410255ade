#!/usr/bin/env bash
# js-yaml 5.5.0, dump of a mapping whose first key begins with three dots or three dashes and a space.
#
# At the start of a line, `...` and `---` before a space are document markers (YAML 1.2, 9.1.2), so such a text needs quotes.
# Seen: dump quotes it as a value, and writes it bare as a key in the first column. From `... more: 1` its own load reads the
# key "more", without an error; from `--- more: 1` it reads nothing and ends with an error. The package yaml 2.9.1 rejects both.
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
for (const value of ["... more", { "... more": 1 }, { "--- more": 1 }]) {
  const text = dump(value);
  console.log(`${JSON.stringify(value)}: ${text.trim()} | js-yaml: ${read(load, text)} | yaml: ${read(parse, text)}`);
}
END
node run.mjs | tee seen.txt
{
  echo "\"... more\": '... more' | js-yaml: \"... more\" | yaml: \"... more\""
  echo '{"... more":1}: ... more: 1 | js-yaml: {"more":1} | yaml: YAMLParseError'
  echo '{"--- more":1}: --- more: 1 | js-yaml: YAMLException | yaml: YAMLParseError'
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
echo "one key comes back as another"
