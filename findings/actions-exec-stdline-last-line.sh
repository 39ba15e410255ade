#!/usr/bin/env bash
# @actions/exec 3.0.0, the listener `stdline`.
#
# A program prints two lines, the second without a line break at its end, as `printf` or `git rev-parse | tr -d '\n'` do. Seen:
# the listener is called for the first line only; the last line is dropped without an error. `getExecOutput` returns both.
#
# Installs @actions/exec in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @actions/exec@3.0.0
node -p '"@actions/exec " + require("./node_modules/@actions/exec/package.json").version' --input-type=commonjs
cat > run.mjs <<'END'
import { exec, getExecOutput } from "@actions/exec";
const program = [process.execPath, ["-e", "process.stdout.write('one\\ntwo')"]];
const lines = [];
await exec(...program, { silent: true, listeners: { stdline: (line) => lines.push(line) } });
const { stdout } = await getExecOutput(...program, { silent: true });
console.log(JSON.stringify({ lines, stdout }));
END
node run.mjs | tee seen.txt
grep -qxF '{"lines":["one"],"stdout":"one\ntwo"}' seen.txt || { echo "changed"; exit 1; }
echo "the listener never gets the last line"
