// usage: release-trees.mjs [DIR] [ACTION ...]   Writes the repository of each action into DIR/ACTION (default: release-trees).
// Each tree is an action by itself, for `uses: OWNER/ACTION@v1`. Its bundle is the one that the orb pins.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFiles, pinOf } from "./orb-bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Names of all actions. */
export const actionNames = () => readdirSync(join(root, "actions")).sort();

/**
 * Writes the tree of one action. Files of an earlier version are removed, but for `.git`.
 * @returns the checksum of the bundle in the tree
 * @throws Error if the bundle differs from dist/
 */
export function writeTree(action, dir) {
  const from = join(root, "actions", action);
  if (!existsSync(join(from, "action.yml"))) throw new Error(`${action} is not an action`);
  const { version, license, repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  mkdirSync(dir, { recursive: true });
  for (const name of readdirSync(dir)) if (name !== ".git") rmSync(join(dir, name), { recursive: true });

  for (const file of ["action.yml", "README.md"]) cpSync(join(from, file), join(dir, file));
  for (const file of ["LICENSE", "SECURITY.md"]) cpSync(join(root, file), join(dir, file));
  cpSync(join(root, "dist"), join(dir, "dist"), {
    recursive: true,
    filter: (path) => path !== join(root, "dist", "types"),
  });
  for (const file of ["main.js", "post.js"]) {
    if (!existsSync(join(from, file))) continue;
    writeFileSync(join(dir, file), readFileSync(join(from, file), "utf8").replace("../../dist/", "./dist/"));
  }
  const manifest = { private: true, type: "module", version, license, repository };
  writeFileSync(join(dir, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

  const [pin, copied] = [pinOf(bundleFiles()), pinOf(bundleFiles(join(dir, "dist")))];
  if (pin !== copied) throw new Error(`${action}: the bundle has the checksum ${copied}, not ${pin}`);
  return copied;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [dir = join(root, "release-trees"), ...names] = process.argv.slice(2);
  const actions = names.length > 0 ? names : actionNames();
  let pin = "";
  for (const action of actions) pin = writeTree(action, join(dir, action));
  console.log(`${actions.length} trees in ${resolve(dir)}, each with the bundle ${pin}`);
}
