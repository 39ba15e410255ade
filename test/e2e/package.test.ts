import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root, temporary } from "../support/program.ts";

const run = promisify(execFile);

test("the published package has no dependencies, runs its program, and can be imported with its types", async () => {
  const dir = await temporary();
  // What npm runs before it packs.
  await run(process.execPath, [join(root, "scripts/types.mjs")], { cwd: root });
  const packed = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", dir], { cwd: root });
  const [{ filename, files }] = JSON.parse(packed.stdout);
  const home = join(dir, "node_modules/@convox/ci");
  await mkdir(home, { recursive: true });
  await run("tar", ["-xzf", join(dir, filename), "-C", home, "--strip-components=1"]);

  const version = await run(process.execPath, [join(home, "bin/convox-ci.js"), "--version"], { cwd: dir });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "README.md",
      "bin/convox-ci.js",
      "dist/index.js",
      "dist/types/src/index.d.ts",
      "schemas/deploy.json",
    ]),
  );

  await writeFile(
    join(dir, "use.mts"),
    [
      'import { commands, connect, directEndpoint, InputError, type Rack, sourceTree, tarball } from "@convox/ci";',
      'const rack: Rack = connect(directEndpoint("https://convox:key@rack.example.com"));',
      "const names: string[] = commands.map((command) => command.name);",
      "console.log(rack.name, names.includes('deploy'), typeof sourceTree, typeof tarball, new InputError('input-invalid', 'x').name);",
      "rack.close();",
      "",
    ].join("\n"),
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const options = [
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--strict",
    "--typeRoots",
    join(root, "node_modules/@types"),
    "--types",
    "node",
  ];
  const compiled = await run(process.execPath, [tsc, ...options, "use.mts"], { cwd: dir }).catch((error) => error);
  expect(compiled.stdout).toBe("");
  const used = await run(process.execPath, ["use.mjs"], { cwd: dir });
  expect(used.stdout).toBe("rack.example.com true function function InputError\n");
});
