#!/usr/bin/env bash
# tar 7.5.23 (npm), extraction of an archive that GNU tar wrote with --sparse.
#
# GNU tar stores a file with holes as an entry of the type `S` (GNU tar's manual, "Old GNU Format"). Seen: the library leaves the
# file out. `extract` ends without an error, and `onwarn` is not called, also with `strict`, although its README names a warning
# for entries of a type that it does not support (TAR_ENTRY_UNSUPPORTED). Python's tarfile and GNU tar restore the file.
#
# Installs tar in a temporary folder; needs GNU tar and Python. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent tar@7.5.23
node -p '"tar " + require("./node_modules/tar/package.json").version' --input-type=commonjs
tar --version | head -1
truncate -s 1M disk.img
printf 'data' | dd of=disk.img bs=1 seek=500000 conv=notrunc status=none
echo plain > plain.txt
tar --format=gnu --sparse --hole-detection=raw -cf image.tar disk.img plain.txt
cat > run.mjs <<'END'
import { extract } from "tar";
await extract({ file: "image.tar", cwd: "library", strict: true, onwarn: (code) => console.log(`warning: ${code}`) });
END
mkdir library python gnu
{
  node run.mjs
  python3 -c 'import tarfile; tarfile.open("image.tar").extractall("python")'
  tar -xf image.tar -C gnu
  for reader in library python gnu; do
    if cmp -s disk.img $reader/disk.img; then echo "$reader: the same"; else echo "$reader: $(ls $reader)"; fi
  done
} | tee seen.txt
printf '%s\n' 'library: plain.txt' 'python: the same' 'gnu: the same' > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
