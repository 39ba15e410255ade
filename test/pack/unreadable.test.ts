import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OTHER_USER, withoutOtherUser } from "../support/other-user.ts";
import { directory, write } from "./support.ts";

/** The walk runs as another user in a separate process: compiled, as Node 20 needs. */
let compiled = "";
beforeAll(() => {
  if (withoutOtherUser !== "") return;
  compiled = mkdtempSync(join(tmpdir(), "pack-compiled-"));
  chmodSync(compiled, 0o755);
  writeFileSync(join(compiled, "package.json"), '{"type":"module"}');
  const root = join(import.meta.dirname, "../..");
  const options =
    "--ignoreConfig --module nodenext --target es2023 --types node --skipLibCheck --rewriteRelativeImportExtensions";
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const source = join(root, "src/pack/index.ts");
  execFileSync(process.execPath, [tsc, ...options.split(" "), "--outDir", compiled, source], { cwd: root });
}, 60_000);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

test.skipIf(withoutOtherUser !== "")(
  `every unreadable path is named before anything is packed${withoutOtherUser}`,
  () => {
    const dir = directory({ "a/secret": "", "b/x": "", "c/y": "", open: "", "d/seen": "", "ignored/z": "" });
    write(dir, { ".dockerignore": "ignored\n" });
    chmodSync(dir, 0o755);
    chmodSync(join(dir, "a/secret"), 0o000);
    chmodSync(join(dir, "b"), 0o000);
    chmodSync(join(dir, "c"), 0o744);
    chmodSync(join(dir, "ignored"), 0o000);

    const message = asNobody(dir);

    expect(message).toBe("PackError: not readable: a/secret (EACCES), b (EACCES), c/y (EACCES)");
  },
);

test.skipIf(withoutOtherUser !== "")(
  `ten of many unreadable files are named and the others counted${withoutOtherUser}`,
  () => {
    const dir = directory(
      Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`f${String(i).padStart(2, "0")}`, ""])),
    );
    chmodSync(dir, 0o755);
    for (let i = 0; i < 13; i++) chmodSync(join(dir, `f${String(i).padStart(2, "0")}`), 0o000);

    const message = asNobody(dir);

    expect(message).toContain("f00 (EACCES), f01 (EACCES)");
    expect(message).toMatch(/f09 \(EACCES\) and 3 more$/);
  },
);

test.skipIf(withoutOtherUser !== "")(`an unreadable .dockerignore is an error${withoutOtherUser}`, () => {
  const dir = directory({ ".dockerignore": "secret\n", secret: "", file: "" });
  chmodSync(dir, 0o755);
  chmodSync(join(dir, ".dockerignore"), 0o000);

  expect(asNobody(dir)).toBe("PackError: .dockerignore cannot be read: permission denied");
});

/** The error of `sourceTree(dir)` for a user who owns nothing in it. */
function asNobody(dir: string): string {
  const code = `import { sourceTree } from ${JSON.stringify(join(compiled, "pack/index.js"))};
    console.log(String(await sourceTree(${JSON.stringify(dir)}).catch((error) => error)));`;
  const args = ["--input-type=module", "-e", code];
  return execFileSync(process.execPath, args, { uid: OTHER_USER, gid: OTHER_USER, cwd: "/", encoding: "utf8" }).trim();
}
