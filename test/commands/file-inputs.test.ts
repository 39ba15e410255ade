import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runInProcess } from "../support/in-process.ts";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const hello = join(root, "examples/hello");
const COMMANDS: [string, string[]][] = [
  ["file", ["builds", "import", "--app=web"]],
  ["file", ["env", "set", "--app=web"]],
  ["file", ["resources", "import", "main", "--confirm=main", "--app=web"]],
  ["stdin", ["exec", "web", "cat", "--app=web"]],
  ["log-file", ["build", hello, "--app=web"]],
  ["provenance", ["build", hello, "--app=web"]],
  ["file", ["builds", "export", "BAAAAAAAAAA", "--app=web"]],
  ["ca-file", ["apps"]],
];
const UNUSABLE: [string, RegExp][] = [
  ["folder", /: (it cannot be (read|written): )?it is (a directory|not a file)$/],
  ["file/x", /: it cannot be (read|written): a file is in the place of its folder$/],
  ["x".repeat(300), /: it cannot be (read|written): name too long$/],
];

test.each(COMMANDS)("a file that %s cannot use is an error with the reason: %s", async (input, words) => {
  const rack = await servedRack({ generation: "v2" });
  const dir = await temporary();
  await mkdir(join(dir, "folder"));
  await writeFile(join(dir, "file"), "");
  for (const [path, reason] of UNUSABLE) {
    const given = join(dir, path);
    const { code, error } = await runInProcess([...words, `--${input}=${given}`], rack.url);

    expect([code, error.split("\n")[0]]).toEqual([2, expect.stringMatching(reason)]);
    expect(error).toContain(`${input} is ${JSON.stringify(given)}: `);
  }
  expect(rack.requests.filter(({ method, path }) => method !== "GET" && path !== "/apps")).toEqual([]);
});
