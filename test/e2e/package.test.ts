import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createApp, servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const run = promisify(execFile);

/** An empty project with the package that npm would publish, and the examples of docs/library.md as its sources. */
async function projectWithPackage(): Promise<{ dir: string; files: string[]; examples: number }> {
  const dir = await temporary();
  // What npm runs before it packs.
  await run(process.execPath, [join(root, "scripts/types.mjs")], { cwd: root });
  const packed = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", dir], { cwd: root });
  const [{ filename, files }] = JSON.parse(packed.stdout);
  await writeFile(join(dir, "package.json"), '{"private":true,"type":"module"}');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], { cwd: dir });
  await cp(join(root, "examples/hello"), join(dir, "app"), { recursive: true });
  const text = await readFile(join(root, "docs/library.md"), "utf8");
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
  for (const [index, code] of blocks.entries()) await writeFile(join(dir, `example-${index}.ts`), code);
  return {
    dir,
    files: files.map(({ path }: { path: string }) => path),
    examples: blocks.length,
  };
}

test("the published package has no dependencies, and its program, library, types and local Rack work in an empty project", async () => {
  const { dir, files, examples } = await projectWithPackage();
  expect(await readdir(join(dir, "node_modules"))).toEqual([".bin", ".package-lock.json", "@convox"]);
  const version = await run(join(dir, "node_modules/.bin/convox-ci"), ["--version"], { cwd: dir });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(files).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "README.md",
      "bin/convox-ci.js",
      "dist/index.js",
      "dist/types/src/index.d.ts",
      "schemas/deploy.json",
    ]),
  );

  // Every example of docs/library.md compiles as a user would compile it, with the types of the package checked, too.
  const types = join(dir, "node_modules/@types");
  await mkdir(types);
  for (const name of ["node", "undici-types"]) {
    const from = name === "node" ? `@types/${name}` : name;
    await cp(join(root, "node_modules", from), join(dir, "node_modules", from), { recursive: true });
  }
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2023"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    types: ["node"],
  };
  await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["example-*.ts"] }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const compiled = await run(process.execPath, [tsc], { cwd: dir }).catch((error) => error);
  expect(compiled.stdout).toBe("");

  // And every example runs.
  const rack = await servedRack({
    name: "staging",
    console: { keys: [{ key: "deploy-key", policy: "all" }] },
    promotion: { updatingMs: 0 },
  });
  await createApp(rack, "api");
  const env = {
    PATH: process.env["PATH"],
    HOME: dir,
    RACK_URL: rack.url,
    CONVOX_HOST: `http://${rack.consoleHost}`,
    CONVOX_PASSWORD: "deploy-key",
  };
  await writeFile(
    join(dir, "all.js"),
    Array.from({ length: examples }, (_, index) => `await import("./example-${index}.js");\n`).join(""),
  );
  const used = await run(process.execPath, ["all.js"], { cwd: dir, env });
  expect(used.stdout).toMatch(/^R[A-Z]+ runs since \d+ s$/m);
  expect(used.stdout).toMatch(/^release-not-found 4 \[/m);
  expect(used.stdout).toMatch(/^api running $/m);
});
