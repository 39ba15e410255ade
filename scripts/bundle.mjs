// Writes dist/: TypeScript to JavaScript, then everything into one bundle. The same sources give the same bytes anywhere.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** Runs a program of a package with this Node, on every system alike. */
function run(name, bin, ...args) {
  const path = join(dirname(require.resolve(`${name}/package.json`)), bin);
  execFileSync(process.execPath, [path, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
}

rmSync(join(root, "build"), { recursive: true, force: true });
rmSync(join(root, "dist"), { recursive: true, force: true });
run("typescript", "bin/tsc", "-p", "tsconfig.build.json");
run("@vercel/ncc", "dist/ncc/cli.js", "build", "build/index.js", "-o", "dist", "--license", "licenses.txt", "--quiet");
cpSync(join(root, "build/types"), join(root, "dist/types"), { recursive: true });
console.log(`dist/: ${readdirSync(join(root, "dist")).join(", ")}`);
