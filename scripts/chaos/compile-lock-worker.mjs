import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/**
 * Compiles local-rack/test/lock-worker.ts and its imports into the folder `out`, so that any Node can run it.
 * @param {string} out
 * @returns {Promise<string>} path of the program
 */
export async function compileLockWorker(out) {
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const root = resolve(import.meta.dirname, "../../local-rack");
  const flags = ["--ignoreConfig", "--noCheck", "--rewriteRelativeImportExtensions"];
  const target = ["--module", "nodenext", "--target", "es2022", "--rootDir", root, "--outDir", out];
  execFileSync(process.execPath, [tsc, ...flags, ...target, join(root, "test/lock-worker.ts")]);
  return join(out, "test/lock-worker.js");
}
