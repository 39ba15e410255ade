#!/usr/bin/env bash
# yaml 2.9.1 (npm), stringify of a mapping with the text "<<" as a key, with `version: "1.1"` or `merge: true`.
#
# With either option a plain `<<` is the merge key (yaml.org/type/merge.html); the text "<<" needs quotes, and the library's own
# parse keeps it when it has them. Seen: stringify writes it without quotes, although it quotes other texts that these options
# would read as another type (yes, 1_000). Its own parse, with the same options, reads the entries of the inner mapping as if they
# were the outer one's, or ends with an error when the value is no mapping. The package js-yaml 5.5.0 quotes the key.
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
import { dump } from "js-yaml";
import { parse, stringify } from "yaml";
const value = { "<<": { a: 1 }, b: 2 };
const show = (read) => {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return error.message;
  }
};
for (const options of [{ version: "1.1" }, { merge: true }]) {
  const text = stringify(value, options);
  console.log(`${JSON.stringify(options)}: ${JSON.stringify(text)} -> ${show(() => parse(text, options))}`);
  console.log(`  a number: ${show(() => parse(stringify({ "<<": 5 }, options), options))}`);
  console.log(`  in quotes: ${show(() => parse('"<<": {a: 1}\nb: 2\n', options))}`);
}
console.log(`other texts: ${JSON.stringify(stringify({ yes: 1, "1_000": 2 }, { version: "1.1" }))}`);
console.log(`js-yaml: ${JSON.stringify(dump(value))}`);
END
node run.mjs | tee seen.txt
cat > expected.txt <<'END'
{"version":"1.1"}: "<<:\n  a: 1\nb: 2\n" -> {"a":1,"b":2}
  a number: Merge sources must be maps or map aliases
  in quotes: {"<<":{"a":1},"b":2}
{"merge":true}: "<<:\n  a: 1\nb: 2\n" -> {"a":1,"b":2}
  a number: Merge sources must be maps or map aliases
  in quotes: {"<<":{"a":1},"b":2}
other texts: "\"yes\": 1\n\"1_000\": 2\n"
js-yaml: "'<<':\n  a: 1\nb: 2\n"
END
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
echo "one key comes back as the entries below it"
