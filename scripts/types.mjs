// Writes dist/types/, the declarations that the published package ships. Runs before `npm pack`; git ignores the result.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "./compile.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Copies a declaration file and every file that it refers to; internal declarations stay out of the package. The
 * workspaces are no packages of the registry, so references to them become relative.
 */
function copyTypes(from, to, file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join(from, file), "utf8").replaceAll(
    /(from |import\()"@convox\/([\w-]+)"/g,
    (_, how, name) => {
      const path = relative(dirname(file), join(name, "src/index.ts")).split(sep).join("/");
      return `${how}"${path.startsWith(".") ? path : `./${path}`}"`;
    },
  );
  mkdirSync(dirname(join(to, file)), { recursive: true });
  writeFileSync(join(to, file), text);
  for (const [, path] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.ts"/g)) {
    copyTypes(from, to, join(dirname(file), `${path}.d.ts`), seen);
  }
}

const work = mkdtempSync(join(root, "build-"));
try {
  compile(root, work);
  const to = join(root, "dist/types");
  rmSync(to, { recursive: true, force: true });
  copyTypes(join(work, "types"), to, "src/index.d.ts", new Set());
} finally {
  rmSync(work, { recursive: true, force: true });
}
