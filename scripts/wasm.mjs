// Compiles the block coder in src/pack/deflate/assembly/ to WebAssembly, and writes it as text into src/pack/deflate/code.ts.
// The same sources give the same bytes.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = "src/pack/deflate/assembly/coder.ts";

let binary;
const options = [
  "--runtime",
  "stub",
  "-O3",
  "--noAssert",
  "--initialMemory",
  "64",
  "--enable",
  "bulk-memory",
  "--use",
  "abort=",
];
const { error, stderr } = await asc.main([source, "--baseDir", root, "--outFile", "coder.wasm", ...options], {
  writeFile: (_name, contents) => {
    binary = contents;
  },
});

if (error || binary === undefined) {
  console.error(stderr?.toString());
  throw error ?? new Error(`${source} gave no binary`);
}
const lines =
  Buffer.from(binary)
    .toString("base64")
    .match(/.{1,110}/g) ?? [];
writeFileSync(
  join(root, "src/pack/deflate/code.ts"),
  `// Written by scripts/wasm.mjs from the sources in assembly/; do not edit.\nexport const CODE =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`,
);
