import { join } from "node:path";
import { expect, test } from "vitest";
import { PackError } from "../../src/errors.ts";
import { sourceTree } from "../../src/pack/index.ts";
import { archive, directory, paths, write } from "./support.ts";

test("a link to a file is replaced by a copy, executable as its target is", async () => {
  const dir = directory({ "bin/run.sh": { script: "#!/bin/sh\n" }, run: { link: "bin/run.sh" } });

  const tree = await sourceTree(dir);

  expect(tree.entries.at(-1)).toEqual({
    path: "run",
    kind: "file",
    mode: 0o755,
    size: 10,
    source: join(tree.root, "bin/run.sh"),
  });
  expect((await archive(tree)).toString("latin1").split("#!/bin/sh")).toHaveLength(3);
});

test("a link to a directory is replaced by a copy of what is in it", async () => {
  const dir = directory({
    "packages/lib/src/x.js": "x",
    "packages/lib/empty/": "",
    "app/lib": { link: "../packages/lib" },
  });

  expect(paths(await sourceTree(dir))).toEqual([
    "app/",
    "app/lib/",
    "app/lib/empty/",
    "app/lib/src/",
    "app/lib/src/x.js",
    "packages/",
    "packages/lib/",
    "packages/lib/empty/",
    "packages/lib/src/",
    "packages/lib/src/x.js",
  ]);
});

test("absolute links and links to links are followed when they end inside", async () => {
  const dir = directory({ "sub/real": "r", middle: { link: "sub/real" }, relative: { link: "./middle" } });
  write(dir, { absolute: { link: join(dir, "middle") } });

  const tree = await sourceTree(dir);

  expect(paths(tree)).toEqual(["absolute", "middle", "relative", "sub/", "sub/real"]);
  expect(tree.bytes).toBe(4);
});

test("rules apply to the names in the archive: a link target is copied even if its own path is ignored", async () => {
  const dir = directory({
    ".dockerignore": "vendor\napp/lib/*.md\n",
    "vendor/lib/x.js": "",
    "vendor/lib/README.md": "",
    "app/lib": { link: "../vendor/lib" },
  });

  expect(paths(await sourceTree(dir))).toEqual([".dockerignore", "app/", "app/lib/", "app/lib/x.js"]);
});

test("800 links to nothing give one warning", async () => {
  const links = Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`links/l${i}`, { link: "none" }]));

  const { warnings } = await sourceTree(directory({ file: "", ...links }));

  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^800 links to nothing are left out: links\/l0, links\/l1, links\/l10 and 797 more; /),
  ]);
});

test("an ignored link to a directory is not followed, but an exception below it brings its file", async () => {
  const files = { "real/a": "", "real/b": "", link: { link: "real" } };

  const without = await sourceTree(directory({ ...files, ".dockerignore": "link\n" }));
  const rescued = await sourceTree(directory({ ...files, ".dockerignore": "link\n!link/a\n" }));

  expect(paths(without)).toEqual([".dockerignore", "real/", "real/a", "real/b"]);
  expect(paths(rescued)).toEqual([".dockerignore", "link/", "link/a", "real/", "real/a", "real/b"]);
});

test("a kept file is found through a link to its directory", async () => {
  const dir = directory({ ".dockerignore": "docker\n", "real/Dockerfile": "", "real/x": "", docker: { link: "real" } });

  const tree = await sourceTree(dir, { keep: ["docker/Dockerfile"] });

  expect(paths(tree)).toEqual([".dockerignore", "docker/", "docker/Dockerfile", "real/", "real/Dockerfile", "real/x"]);
});

test("links out of the directory are errors, all named", async () => {
  const dir = directory({
    "outside/secret": "",
    "app/file": "",
    "app/relative": { link: "../outside/secret" },
    "app/sub/absolute": { link: "/etc" },
    "app/through": { link: "sub/absolute/hostname" },
    "app/parent": { link: ".." },
    "app/sibling": { link: "../app-two" },
    "app-two/x": "",
  });

  const tree = sourceTree(join(dir, "app"));

  await expect(tree).rejects.toThrow(PackError);
  await expect(tree).rejects.toThrow(/^links to files outside of the directory: parent -> .*, relative -> /);
  await expect(tree).rejects.toThrow(/sibling -> .*app-two, sub\/absolute -> \/etc, through -> \/etc\/hostname$/);
  await expect(tree).rejects.toMatchObject({ hint: expect.stringContaining(".dockerignore") });
});

test("ignored links are not resolved", async () => {
  const dir = directory({
    ".dockerignore": "out\naround\nnothing\nself\n!out/x\n!around/x\n",
    file: "",
    out: { link: "/etc" },
    around: { link: "." },
    nothing: { link: "none" },
    self: { link: "self" },
  });

  const tree = await sourceTree(dir);

  expect(paths(tree)).toEqual([".dockerignore", "file"]);
  expect(tree).toMatchObject({ ignored: 4, warnings: [] });
});

test("links to nothing are left out with one warning that names and counts them", async () => {
  const dir = directory({ file: "", "sub/lost": { link: "../none" }, through: { link: "file/none" } });

  const tree = await sourceTree(dir);

  expect(paths(tree)).toEqual(["file", "sub/"]);
  expect(tree.warnings).toEqual([
    {
      code: "link",
      path: "sub/lost",
      message: "2 links to nothing are left out: sub/lost, through; list them in .dockerignore to exclude them",
    },
  ]);
});

test("links to a directory that contains them and links to themselves are errors", async () => {
  const dir = directory({
    "a/b/up": { link: "../../a" },
    "a/root": { link: "../" },
    "c/d": { link: "../e" },
    "e/c": { link: "../c" },
    self: { link: "self" },
  });

  const tree = sourceTree(dir);

  await expect(tree).rejects.toThrow(PackError);
  await expect(tree).rejects.toThrow(
    "links to a directory that contains them: a/b/up -> a, a/root -> ., c/d/c -> c, e/c/d -> e, self",
  );
});

test("links that multiply a tree are an error", async () => {
  const files: Record<string, string | { link: string }> = {};
  for (let i = 0; i < 500; i++) files[`d0/f${i}`] = "";
  for (let i = 1; i < 40; i++) {
    files[`d${i}/a`] = { link: `../d${i - 1}` };
    files[`d${i}/b`] = { link: `../d${i - 1}` };
  }

  const tree = sourceTree(directory(files));

  await expect(tree).rejects.toThrow(PackError);
  await expect(tree).rejects.toThrow(/links to directories multiply: more than 100000 copies, at d\d+\/a\//);
});

test("a link to a device outside of the directory is an error", async () => {
  const dir = directory({ file: "", null: { link: "/dev/null" }, ".dockerignore": "" });

  await expect(sourceTree(dir)).rejects.toThrow("links to files outside of the directory: null -> /dev/null");
});
