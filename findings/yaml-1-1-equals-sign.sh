#!/usr/bin/env bash
# yaml 2.9.1 (npm), stringify with `version: "1.1"`, read by PyYAML 6.0.3, a YAML 1.1 reader.
#
# YAML 1.1 has the type !!value for the plain scalar `=` (yaml.org/type/value.html). Seen: with `version: "1.1"` the library
# quotes every other text that YAML 1.1 would read as another type (yes, 1:30, 0b11, 1_000), but writes the text "=" without
# quotes. PyYAML's safe loader rejects the whole document: it has no constructor for the type. The library reads it as text.
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
import { stringify } from "yaml";
writeFileSync("others.yml", stringify(["yes", "1:30", "0b11", "1_000"], { version: "1.1" }));
writeFileSync("equals.yml", stringify({ operator: "=" }, { version: "1.1" }));
END
cat > read.py <<'END'
import yaml
for name in ["others", "equals"]:
    try:
        print("%s: %r" % (name, yaml.safe_load(open(name + ".yml"))))
    except yaml.YAMLError as error:
        print("%s: %s: %s" % (name, type(error).__name__, error.problem))
END
node -p '"yaml " + require("./node_modules/yaml/package.json").version' --input-type=commonjs
PYTHONPATH=py python3 -c 'import yaml; print("PyYAML", yaml.__version__)'
node write.mjs
cat equals.yml
PYTHONPATH=py python3 read.py | tee seen.txt
{
  echo "others: ['yes', '1:30', '0b11', '1_000']"
  echo "equals: ConstructorError: could not determine a constructor for the tag 'tag:yaml.org,2002:value'"
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
grep -qxF 'operator: =' equals.yml || { echo "changed: it is quoted"; exit 1; }
