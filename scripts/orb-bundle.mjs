// usage: orb-bundle.mjs [FILE]   Packs dist/ as the archive that the orb downloads, and prints its pin.
// The same dist/ gives the same archive; the pin is of the files alone, so that any archive with them will do.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Files of the bundle, sorted by name: what lies in dist/ itself. Types are for editors. */
export function bundleFiles(dist = join(root, "dist")) {
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(dist, name)) }));
}

/** What the orb pins: `sha256sum * | sha256sum`, with the C locale's order of names. */
export function pinOf(files) {
  return sha256(files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join(""));
}

/** A header of the ustar format, with nothing of the machine that made it. */
function header(name, size, mode) {
  const block = Buffer.alloc(512);
  if (Buffer.byteLength(name) > 99) throw new Error(`${name} is too long for the archive`);
  block.write(name, 0);
  const octal = (value, at, length) => block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** The archive: laid out as npm's package, so that unpacked it is a program too. */
export function bundleArchive(files = bundleFiles()) {
  const all = [
    ...files.map(({ name, bytes }) => ({ name: `dist/${name}`, bytes, mode: 0o644 })),
    { name: "bin/convox-ci.js", bytes: readFileSync(join(root, "bin/convox-ci.js")), mode: 0o755 },
    ...["package.json", "LICENSE"].map((name) => ({ name, bytes: readFileSync(join(root, name)), mode: 0o644 })),
  ];
  const blocks = all.flatMap(({ name, bytes, mode }) => [
    header(`package/${name}`, bytes.length, mode),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 9 });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = process.argv[2] ?? `convox-ci-${version}.tgz`;
  const archive = bundleArchive();
  writeFileSync(file, archive);
  console.log(`${pinOf(bundleFiles())}  the bundle's files, which the orb pins`);
  console.log(`${sha256(archive)}  ${file}, ${archive.length} bytes`);
}
