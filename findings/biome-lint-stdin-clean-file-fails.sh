#!/usr/bin/env bash
# Biome 2.6.8, `biome lint --stdin-file-path`.
#
# Seen: a file without any finding, linted from standard input without --write, ends with exit code 1 and "The contents aren't
# fixed. Use the `--write` flag to fix them." The same bytes in a file on disk end with exit code 0. So the exit code of the
# standard-input form does not show whether the linter found something.
#
# Installs @biomejs/biome in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --silent @biomejs/biome@2.6.8
npx biome --version
echo '{"linter":{"enabled":true}}' > biome.json
mkdir src
printf 'export const b = 1;\n' > src/clean.ts

npx biome lint src/clean.ts > disk.txt 2>&1 || { echo "changed: the file on disk fails"; cat disk.txt; exit 1; }
echo "on disk: exit code 0"

code=0
npx biome lint --stdin-file-path=src/clean.ts < src/clean.ts > stdin.txt 2>&1 || code=$?
echo "from standard input: exit code $code"
grep "aren't fixed" stdin.txt || true
[ "$code" = 1 ] && grep -q "The contents aren't fixed" stdin.txt || { echo "changed"; cat stdin.txt; exit 1; }
