import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createGit } from "../../src/host/git.ts";
import { temporary } from "../support/program.ts";

const git = createGit();

function run(dir: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", dir, ...identity, ...args], { encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with the commits `first` and `second`, and `beside` on a branch from the first. */
async function repository() {
  const dir = await temporary();
  run(dir, "init", "-q", "-b", "main");
  const commit = (subject: string) => {
    run(dir, "commit", "-q", "--allow-empty", "-m", subject);
    return run(dir, "rev-parse", "HEAD");
  };
  const first = commit("first");
  run(dir, "checkout", "-q", "-b", "side");
  const beside = commit("beside");
  run(dir, "checkout", "-q", "main");
  return { dir, first, beside, second: commit("second") };
}

test("the history decides which of two commits comes first", async () => {
  const { dir, first, second, beside } = await repository();
  expect(await git.isAncestor(dir, first, second)).toBe(true);
  expect(await git.isAncestor(dir, second, first)).toBe(false);
  expect(await git.isAncestor(dir, first, first)).toBe(true);
  expect(await git.isAncestor(dir, beside, second)).toBe(false);
});

test("a commit that does not exist gives nothing, and neither does a folder outside of a work tree", async () => {
  const { dir, first } = await repository();
  expect(await git.isAncestor(dir, first, "0".repeat(40))).toBeUndefined();
  expect(await git.isAncestor(await temporary(), first, first)).toBeUndefined();
  expect(await git.commits(dir, "0".repeat(40), first, 5)).toBeUndefined();
});

test("a shallow clone gives only what it has", async () => {
  const { dir, first, second } = await repository();
  const shallow = join(await temporary(), "clone");
  run(dir, "clone", "-q", "--depth", "1", `file://${dir}`, shallow);
  expect(await git.isAncestor(shallow, first, second)).toBeUndefined();
  run(shallow, "fetch", "-q", "--depth", "1", "origin", first);
  // Both commits are there by now, but not what lies between them.
  expect(await git.isAncestor(shallow, first, second)).toBeUndefined();
  expect(await git.isAncestor(shallow, second, second)).toBe(true);
});

test("what a Rack calls a commit cannot become an option of git", async () => {
  const { dir, first } = await repository();
  expect(await git.isAncestor(dir, "--help", first)).toBeUndefined();
  expect(await git.commits(dir, "--output=/tmp/x", first, 5)).toBeUndefined();
});

test("the commits between two are given newest first, up to the given number", async () => {
  const { dir, first, second, beside } = await repository();
  expect(await git.commits(dir, first, second, 5)).toEqual([expect.stringMatching(/^[0-9a-f]{7,} second$/)]);
  expect(await git.commits(dir, beside, second, 5)).toHaveLength(1);
  expect(await git.commits(dir, second, second, 5)).toEqual([]);
});
