import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { program, root, temporary } from "../support/program.ts";

test.each([
  [
    "a file in place of the data folder",
    async (dir: string) => {
      await writeFile(join(dir, "file"), "");
      return join(dir, "file");
    },
    "a file is in its place",
  ],
  ["a data folder below a device", async () => "/dev/null/data", "a file is in its place"],
])("the program reports %s in one sentence", async (_, dataIn, reason) => {
  const data = await dataIn(await temporary());
  const env = { CONVOX_LOCAL_RACK_DATA: data, CONVOX_LOCAL_RACK_BUILDER: "plan" };
  const { code, stderr } = await program(["deploy", join(root, "examples/hello"), "--rack", "local", "--app", "web"], {
    env,
  });
  expect(code).toBe(2);
  expect(stderr).toContain(`local Rack: data folder ${data} cannot be used: ${reason}`);
  expect(stderr).toContain("Set CONVOX_LOCAL_RACK_DATA to a folder that can be written.");
  expect(stderr).not.toContain("    at ");
});
