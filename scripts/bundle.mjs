// Writes dist/: TypeScript to JavaScript, then one bundle. The same sources give the same bytes in any directory.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, runPackage } from "./compile.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The old bundle stays until the new one is complete. Each build has a work folder, so that two builds do not collide.
const work = mkdtempSync(join(root, "build-"));
try {
  compile(root, work);
  // The sources import the local Rack by its package name; ncc finds the compiled copy before the workspace's link.
  const localRack = join(work, "node_modules/@convox/local-rack");
  mkdirSync(dirname(localRack), { recursive: true });
  renameSync(join(work, "local-rack"), localRack);
  writeFileSync(join(localRack, "package.json"), JSON.stringify({ type: "module", exports: "./src/index.js" }));

  const options = ["--license", "licenses.txt", "--quiet"];
  runPackage(work, "@vercel/ncc", "dist/ncc/cli.js", "build", "src/index.js", "-o", "dist", ...options);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(join(work, "dist"), join(root, "dist"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`dist/: ${readdirSync(join(root, "dist")).join(", ")}`);
