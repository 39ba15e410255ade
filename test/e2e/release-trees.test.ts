import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { bundler } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

const run = promisify(execFile);

test("each action has a tree that runs without the rest of the repository, with the bundle that the orb pins", async () => {
  const dir = await temporary();
  const { stdout } = await run(process.execPath, [join(root, "scripts/release-trees.mjs"), dir]);
  const pin = bundler.pinOf(bundler.bundleFiles());
  const actions = await readdir(join(root, "actions"));
  expect(stdout).toBe(`${actions.length} trees in ${dir}, each with the bundle ${pin}\n`);
  expect((await readdir(dir)).sort()).toEqual(actions.sort());

  for (const action of actions) {
    expect(await readFile(join(dir, action, "action.yml"))).toEqual(
      await readFile(join(root, "actions", action, "action.yml")),
    );
    // A value that each command rejects before it connects: the entry point, the bundle and the declaration are there.
    const ran = await runAction({ action: join(dir, action), with: { host: "no host" } });
    expect([action, ran.conclusion, ran.faults]).toEqual([action, "failure", []]);
    expect(ran.annotations.map(({ level }) => level)).toContain("error");
    expect(ran.log).not.toMatch(/Cannot find module|ERR_MODULE_NOT_FOUND|bug in convox-ci/);
  }

  const rack = await servedRack({ builder: "plan" });
  const env = { RACK_URL: rack.url };
  const workspace = join(root, "examples/hello");
  const deployed = await runAction({ action: join(dir, "deploy"), with: { app: "web" }, env, workspace });
  expect([deployed.conclusion, deployed.outputs["release"]]).toEqual([
    "success",
    expect.stringMatching(/^R[A-Z]{10}$/),
  ]);
});

test("a tree that is written again has no files of an earlier version", async () => {
  const dir = await temporary();
  const script = join(root, "scripts/release-trees.mjs");
  await run(process.execPath, [script, dir, "cancel"]);
  const files = await readdir(join(dir, "cancel"));
  await run("sh", ["-c", 'mkdir "$0/.git" && touch "$0/post.js" "$0/dist/old.index.js"', join(dir, "cancel")]);
  await run(process.execPath, [script, dir, "cancel"]);
  expect((await readdir(join(dir, "cancel"))).sort()).toEqual([...files, ".git"].sort());
  expect(await readdir(join(dir, "cancel/dist"))).not.toContain("old.index.js");
  await expect(run(process.execPath, [script, dir, "nothing"])).rejects.toThrow("nothing is not an action");
});
