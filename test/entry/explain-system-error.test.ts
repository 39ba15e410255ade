import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { describeFailure } from "../../src/entry/failure.ts";
import { temporary } from "../support/program.ts";

async function folder(): Promise<string> {
  const dir = await temporary();
  await writeFile(join(dir, "file"), "");
  await symlink("loop", join(dir, "loop"));
  return dir;
}

test.each<[string, (dir: string) => Promise<unknown>, string, string]>([
  ["a name that is too long", (dir) => readFile(join(dir, "x".repeat(300))), "name too long", "Use a shorter path."],
  [
    "links in a loop",
    (dir) => readFile(join(dir, "loop")),
    "its symbolic links lead to each other",
    "Remove the symbolic",
  ],
  [
    "a file in the place of a folder",
    (dir) => mkdir(join(dir, "file/x")),
    "a file is in the place of its folder",
    "Use",
  ],
  [
    "a folder for temporary files that does not exist",
    (dir) => mkdtemp(join(dir, "none/x-")),
    "/none: no such file or directory",
    "Set TMPDIR to a folder that can be written.",
  ],
  [
    "an environment that is too large for a program",
    async () => await promisify(execFile)("true", { env: { PATH: process.env["PATH"], BIG: "x".repeat(1 << 20) } }),
    "spawn: argument list too long",
    "Remove large variables from the environment of the job.",
  ],
])("%s is a fault of the machine with a hint, not a bug", async (_, work, reason, hint) => {
  const error: unknown = await work(await folder()).catch((cause: unknown) => cause);
  const { code, message, hints } = describeFailure(error);

  expect(code).toBe("machine-fault");
  expect(message).toContain(reason);
  expect(hints.join("\n")).toContain(hint);
});
