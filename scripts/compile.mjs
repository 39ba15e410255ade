import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Runs the program `bin` of an installed package with this Node, in the directory `cwd`. */
export function runPackage(cwd, name, bin, ...args) {
  const path = join(dirname(require.resolve(`${name}/package.json`)), bin);
  execFileSync(process.execPath, [path, ...args], { cwd, stdio: ["ignore", "inherit", "inherit"] });
}

/**
 * Compiles the sources of the checkout `root` into `out`: `src/` and `local-rack/src/`, with declarations under
 * `types/`. It does not check types; `npm run check` does.
 * @param flags more flags of the compiler
 */
export function compile(root, out, ...flags) {
  const types = join(out, "types");
  const args = ["-p", "tsconfig.build.json", "--noCheck", "--outDir", out, "--declarationDir", types, ...flags];
  runPackage(root, "typescript", "bin/tsc", ...args);
}
