#!/usr/bin/env bash
# @actions/exec 3.0.0, the listener `stdline` and the output of getExecOutput.
#
# A program writes "café" in UTF-8, and the two bytes of "é" arrive in two chunks, as they do when a pipe is full. Seen: the
# listener gets two replacement characters (U+FFFD) in place of "é", because each chunk is decoded by itself. getExecOutput
# returns the text undamaged: it decodes all chunks with one decoder.
#
# Installs @actions/exec in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent @actions/exec@3.0.0
node -p '"@actions/exec " + require("./node_modules/@actions/exec/package.json").version' --input-type=commonjs
cat > print.mjs <<'END'
const bytes = Buffer.from("caf\u00e9\n");
process.stdout.write(bytes.subarray(0, 4));
setTimeout(() => process.stdout.write(bytes.subarray(4)), 500);
END
cat > run.mjs <<'END'
import { exec, getExecOutput } from "@actions/exec";
const program = [process.execPath, ["print.mjs"]];
const lines = [];
await exec(...program, { silent: true, listeners: { stdline: (line) => lines.push(line) } });
const { stdout } = await getExecOutput(...program, { silent: true });
const plain = (text) => text.replace(/[^\x20-\x7e]/g, (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
console.log(`stdline: ${lines.map(plain).join("|")}  getExecOutput: ${plain(stdout.trim())}`);
END
node run.mjs | tee seen.txt
grep -qxF 'stdline: caf<U+FFFD><U+FFFD>  getExecOutput: caf<U+00E9>' seen.txt || { echo "changed"; exit 1; }
echo "a character that is split between two chunks is lost in the lines"
