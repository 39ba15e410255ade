#!/usr/bin/env bash
# yaml 2.9.1 (npm), stringify with `version: "1.1"`, read by PyYAML 6.0.3, a YAML 1.1 reader.
#
# In YAML 1.1 the characters U+0085, U+2028 and U+2029 are line breaks (YAML 1.1, 5.4); YAML 1.2 made them ordinary
# characters. Seen: with `version: "1.1"` the library still writes them bare. A text with U+0085 comes back from PyYAML with
# a space in its place, without an error; a text with U+2028 is not even a valid document there. The library itself reads
# both back unchanged in version 1.1, so a round trip through it does not show the difference.
#
# Installs yaml and PyYAML in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent yaml@2.9.1
pip install --quiet --disable-pip-version-check --root-user-action=ignore --retries 1 --target py PyYAML==6.0.3
cat > write.mjs <<'END'
import { writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
for (const [name, text] of [["next-line", "a\u0085b"], ["separator", "a\u2028b"]]) {
  const document = stringify([text], { version: "1.1" });
  writeFileSync(`${name}.yml`, document);
  console.log(`yaml ${name}: ${JSON.stringify(parse(document, { version: "1.1" })[0] === text)}`);
}
END
cat > read.py <<'END'
import yaml
for name in ["next-line", "separator"]:
    try:
        print("PyYAML %s: %r" % (name, yaml.safe_load(open(name + ".yml", encoding="utf-8"))[0]))
    except yaml.YAMLError as error:
        print("PyYAML %s: %s" % (name, type(error).__name__))
END
node -p '"yaml " + require("./node_modules/yaml/package.json").version' --input-type=commonjs
PYTHONPATH=py python3 -c 'import yaml; print("PyYAML", yaml.__version__)'
{ node write.mjs; PYTHONPATH=py python3 read.py; } | tee seen.txt
printf '%s\n' 'yaml next-line: true' 'yaml separator: true' "PyYAML next-line: 'a b'" 'PyYAML separator: ScannerError' > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
echo "two YAML 1.1 implementations disagree about a document that one of them wrote"
