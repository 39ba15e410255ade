#!/usr/bin/env bash
# @actions/tool-cache 4.0.0, cacheDir and find with a version that has build metadata, as those of Java and Zig have.
#
# Two builds, 17.0.2+7 and 17.0.2+8, are cached one after the other. Semantic Versioning (item 10) leaves what follows the plus
# out of the order of versions, but they stay two versions. Seen: the library drops it from the name of the folder, so that the
# second build replaces the first, and find("17.0.2+7") returns the folder of 17.0.2+8 without a word. A version of two or four
# numbers goes the other way: cacheDir stores 1.4.0.1, and find("1.4.0.1") does not find it.
#
# Installs @actions/tool-cache in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @actions/tool-cache@4.0.0
node -p '"@actions/tool-cache " + require("./node_modules/@actions/tool-cache/package.json").version' --input-type=commonjs
mkdir tool cache temp
cat > run.mjs <<'END'
import { readFileSync, writeFileSync } from "node:fs";
import { cacheDir, find } from "@actions/tool-cache";
const versions = ["17.0.2+7", "17.0.2+8", "1.4.0.1"];
for (const version of versions) {
  writeFileSync("tool/version", version);
  await cacheDir("tool", "tool", version);
}
for (const version of versions) {
  const folder = find("tool", version);
  console.log(`seen: ${version}: ${folder ? readFileSync(`${folder}/version`, "utf8") : "not found"}`);
}
END
RUNNER_TOOL_CACHE="$work/cache" RUNNER_TEMP="$work/temp" node run.mjs | grep '^seen: ' | tee seen.txt
printf 'seen: %s\n' '17.0.2+7: 17.0.2+8' '17.0.2+8: 17.0.2+8' '1.4.0.1: not found' > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
echo "one build is found under the version of another"
