// Writes dist/: TypeScript to JavaScript, then one bundle. The same sources give the same bytes in any directory.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { minifySync } from "rolldown/utils";
import { compile, runPackage } from "./compile.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The old bundle stays until the new one is complete. Each build has a work folder, so that two builds do not collide.
const work = mkdtempSync(join(root, "build-"));
try {
  compile(root, work, "--removeComments");
  // Loading a file has no effect by itself, so an unused file is not loaded.
  writeFileSync(join(work, "package.json"), JSON.stringify({ type: "module", sideEffects: false }));
  // The sources import the workspaces by their package names; ncc finds the compiled copies before the links.
  for (const name of ["local-rack", "rack-manifest"]) {
    const copy = join(work, "node_modules/@convox", name);
    mkdirSync(dirname(copy), { recursive: true });
    renameSync(join(work, name), copy);
    writeFileSync(join(copy, "package.json"), JSON.stringify({ type: "module", exports: "./src/index.js" }));
  }

  const options = ["--license", "licenses.txt", "--quiet"];
  runPackage(work, "@vercel/ncc", "dist/ncc/cli.js", "build", "src/main.js", "-o", "dist", ...options);
  minify(join(work, "dist"));
  const { loadLibrary } = await import(pathToFileURL(join(work, "dist/index.js")));
  const names = Object.keys(await loadLibrary()).sort();
  writeFileSync(
    join(work, "dist/library.js"),
    `import { loadLibrary } from "./index.js";\nexport const {\n${names.map((name) => `  ${name},\n`).join("")}} = await loadLibrary();\n`,
  );
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(join(work, "dist"), join(root, "dist"));
} finally {
  rmSync(work, { recursive: true, force: true });
}

console.log(`dist/: ${readdirSync(join(root, "dist")).join(", ")}`);

/**
 * Halves what Node reads before the first request of a command. Functions and classes keep their names, which stacks show.
 * ncc's own option minifies its first file alone.
 */
function minify(folder) {
  const names = { function: true, class: true };
  const options = { module: true, compress: { keepNames: names }, mangle: { keepNames: names } };
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".js"))) {
    const { code, errors } = minifySync(name, makeEager(readFileSync(join(folder, name), "utf8")), options);
    if (errors.length > 0) throw new Error(`${name} cannot be minified: ${errors[0].message}`);
    writeFileSync(join(folder, name), code);
  }
}

/**
 * ncc makes an arrow function of each module. Before Node 24, V8 parses it twice: to find its end, and as it is called. It
 * compiles a function in parentheses as it reads it.
 */
function makeEager(code) {
  return code.replaceAll(/^(\/\*{3}\/ \()(\([\w, ]*\)) => \{$/gm, "$1function$2 {");
}
