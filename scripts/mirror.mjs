// usage: mirror.mjs ACTION DIR   Writes the repository behind `uses: convox/ACTION@v1`: one action, by itself.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [action, dir] = process.argv.slice(2);
if (!action || !dir) {
  console.error("usage: mirror.mjs ACTION DIR");
  process.exit(2);
}

const from = join(root, "actions", action);
const scripts = ["main.js", "post.js"].filter((file) => existsSync(join(from, file)));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

mkdirSync(dir, { recursive: true });
for (const file of ["action.yml", "README.md"]) cpSync(join(from, file), join(dir, file));
for (const file of ["LICENSE", "SECURITY.md"]) cpSync(join(root, file), join(dir, file));
rmSync(join(dir, "dist"), { recursive: true, force: true });
cpSync(join(root, "dist"), join(dir, "dist"), {
  recursive: true,
  filter: (path) => path !== join(root, "dist", "types"),
});
for (const file of scripts) {
  writeFileSync(join(dir, file), readFileSync(join(from, file), "utf8").replace("../../dist/", "./dist/"));
}
writeFileSync(join(dir, "package.json"), `${JSON.stringify({ private: true, type: "module", version }, null, 2)}\n`);
