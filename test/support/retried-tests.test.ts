import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

test("a test that passes at its second try shows the failure of its first", async () => {
  const dir = await mkdtemp(join(tmpdir(), "retried-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await symlink(join(ROOT, "node_modules"), join(dir, "node_modules"));
  const reporters = ["default", join(ROOT, "test/support/retried-tests.ts")];
  await writeFile(
    join(dir, "vitest.config.mjs"),
    `export default { test: { retry: 1, reporters: ${JSON.stringify(reporters)} } };\n`,
  );
  await writeFile(
    join(dir, "random.test.mjs"),
    `import { test } from "vitest";
let tries = 0;
test("passes", () => {});
test("some names", () => {
  if (++tries === 1) throw new Error("Counterexample: [\\"first\\"]");
});
`,
  );

  const { stderr } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--root", dir],
    { cwd: dir },
  );

  expect(stderr).toContain(
    'Failed at first, passed when tried again: random.test.mjs > some names\nError: Counterexample: ["first"]\n',
  );
  expect(stderr).not.toContain("> passes");
});
