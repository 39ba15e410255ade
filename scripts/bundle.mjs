// Writes dist/: TypeScript to JavaScript, then everything into one bundle. The same sources give the same bytes anywhere.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** Runs a program of a package with this Node, on every system alike. */
function run(cwd, name, bin, ...args) {
  const path = join(dirname(require.resolve(`${name}/package.json`)), bin);
  execFileSync(process.execPath, [path, ...args], { cwd, stdio: ["ignore", "inherit", "inherit"] });
}

/** Copies a declaration file and those that it names: what no export leads to is nobody's business. */
function copyTypes(from, to, file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join(from, file), "utf8");
  mkdirSync(dirname(join(to, file)), { recursive: true });
  writeFileSync(join(to, file), text);
  for (const [, path] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.ts"/g)) {
    copyTypes(from, to, join(dirname(file), `${path}.d.ts`), seen);
  }
}

// Types are checked by `npm run check`; here they are only taken off. The old bundle stays until the new one is whole,
// and paths in it are relative to a work folder of its own, so that builds at the same time do not meet.
const work = mkdtempSync(join(root, "build-"));
try {
  const types = join(work, "types");
  run(
    root,
    "typescript",
    "bin/tsc",
    "-p",
    "tsconfig.build.json",
    "--noCheck",
    "--outDir",
    join(work, "src"),
    "--declarationDir",
    types,
  );
  run(
    work,
    "@vercel/ncc",
    "dist/ncc/cli.js",
    "build",
    "src/index.js",
    "-o",
    "dist",
    "--license",
    "licenses.txt",
    "--quiet",
  );
  copyTypes(types, join(work, "dist/types"), "index.d.ts", new Set());
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(join(work, "dist"), join(root, "dist"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`dist/: ${readdirSync(join(root, "dist")).join(", ")}`);
