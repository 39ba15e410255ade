import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRules } from "../../src/pack/ignore.ts";
import { sourceTree } from "../../src/pack/index.ts";
import { ignoreLine } from "../../src/pack/warnings.ts";
import { directory } from "./support.ts";

const PRIVATE = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n";

test("environment files and private keys cause one warning for each folder", async () => {
  const dir = directory({
    ".env": "",
    ".env.production": "",
    "web/.env.local": "",
    "home/id_rsa": "",
    "home/id_ed25519": "",
    "home/id_ecdsa": "",
    "home/store.p12": "",
    "tls/server.pem": PRIVATE,
    "tls/server.key": PRIVATE,
    "tls/STORE.PFX": "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings.map(({ message }) => message)).toEqual([
    "2 files in the root folder are sent to the Rack and look like secrets: .env, .env.production; " +
      "list them in .dockerignore to exclude them",
    "4 files in home are sent to the Rack and look like secrets: id_ecdsa, id_ed25519, id_rsa and 1 more; " +
      "list them in .dockerignore to exclude them",
    "3 files in tls are sent to the Rack and look like secrets: STORE.PFX, server.key, server.pem; " +
      "list them in .dockerignore to exclude them",
    "web/.env.local is sent to the Rack and looks like an environment file; " +
      "add web/.env.local to .dockerignore to exclude it",
  ]);
});

test.each(["node_modules/pkg/test", "vendor/lib", "spec/fixtures", "src/__tests__", "tests/tls", "pkg/testdata"])(
  "keys in %s cause no warning",
  async (folder) => {
    const dir = directory({ [`${folder}/server.pem`]: PRIVATE, [`${folder}/.env`]: "", [`${folder}/id_rsa`]: "" });

    expect((await sourceTree(dir)).warnings).toEqual([]);
  },
);

test("a .dockerignore as docker init writes it causes no warning", async () => {
  const rules = ["**/.dockerignore", "**/.git", "**/Dockerfile*", "**/compose.y*ml", "**/node_modules", "LICENSE"];
  const dir = directory({
    ".dockerignore": `# Include any files or directories that you don't want to be copied.\n${rules.join("\n")}\nREADME.md\n`,
    Dockerfile: "FROM scratch\n",
    "compose.yaml": "",
    "README.md": "",
    "convox.yml": "",
    "src/main.js": "",
  });

  const tree = await sourceTree(dir, { keep: ["Dockerfile", "convox.yml"] });

  expect(tree.warnings).toEqual([]);
  expect(tree.entries.map(({ path }) => path)).toContain("Dockerfile");
});

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;

test("Git LFS pointers cause one warning with the way to fetch the files", async () => {
  const dir = directory({
    "a/model.bin": POINTER,
    "b/logo.png": POINTER,
    "b/text.md": `${POINTER}`.replace("v1", "v9"),
    c: "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toEqual([
    {
      code: "lfs",
      path: "a/model.bin",
      message:
        "2 Git LFS pointers are sent instead of the real content: a/model.bin, b/logo.png; " +
        "check out with lfs: true, or run git lfs pull",
    },
  ]);
});

test("empty submodules cause one warning, unless a rule excludes them", async () => {
  const modules = ["lib/one", "lib/two", "full", "docs", "none"].map(
    (path) => `[submodule "${path}"]\n\tpath = ${path}\n`,
  );
  const dir = directory({
    ".gitmodules": modules.join(""),
    ".dockerignore": "docs\n",
    "lib/one/": "",
    "lib/two/": "",
    "docs/": "",
    "full/file": "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toEqual([
    {
      code: "submodule",
      path: "lib/one",
      message:
        "2 submodules are empty: lib/one, lib/two; check out with submodules: true, or run git submodule update --init",
    },
  ]);
});

test("examples, public keys, certificates and ignored files cause no warning", async () => {
  const dir = directory({
    ".dockerignore": "secret\n",
    ".env.example": "",
    ".env.sample": "",
    ".env.local.template": "",
    ".envrc": "",
    "id_rsa.pub": "",
    "ca.pem": "-----BEGIN CERTIFICATE-----\n",
    "translations.key": "hello",
    "late.pem": `${"x".repeat(1024)}${PRIVATE}`,
    "secret/.env": "",
    "secret/id_rsa": "",
  });

  expect((await sourceTree(dir)).warnings).toEqual([]);
});

test("the files of .git that name a commit, as Visual Studio's .dockerignore keeps them, cause no warning", async () => {
  const rules = ["**/.git", "!.git/HEAD", "!.git/config", "!.git/packed-refs", "!.git/refs/heads/**"];
  const dir = directory({
    ".dockerignore": rules.join("\n"),
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/config": "[core]\n",
    ".git/refs/heads/main": "a\n",
    ".git/objects/pack/p": "x",
  });

  const { entries, warnings } = await sourceTree(dir);

  expect(warnings).toEqual([]);
  expect(entries.map(({ path }) => path)).toContain(".git/refs/heads/main");
});

test("many folders with the same secrets, and many repositories, cause one warning each", async () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const files = names.flatMap((name) => [
    [`apps/${name}/.env`, ""],
    [`apps/${name}/.git/objects/p`, "x".repeat(500)],
  ]);

  const { warnings } = await sourceTree(directory(Object.fromEntries(files)));

  expect(warnings.map(({ message }) => message)).toEqual([
    "6 files in 6 folders are sent to the Rack and look like secrets: apps/a/.env, apps/b/.env, apps/c/.env and 3 more; " +
      "add **/.env to .dockerignore to exclude them",
    "6 folders of git are sent to the Rack with 3 kB of history: apps/a/.git, apps/b/.git, apps/c/.git and 3 more; " +
      "add **/.git to .dockerignore to exclude them",
  ]);
});

test("a .git directory causes one warning with its size", async () => {
  const dir = directory({
    ".git/config": "x".repeat(1500),
    ".git/objects/pack/p": "x".repeat(2_000_000),
    ".git/modules/m/.git/x": "",
    ".git/.env": "",
    "sub/.git": "gitdir: ../.git/modules/m\n",
    file: "",
  });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toEqual([
    {
      code: "git",
      path: ".git",
      message: ".git is sent to the Rack with 2.0 MB of history; add .git to .dockerignore to exclude it",
    },
  ]);
  expect((await sourceTree(directory({ ".git/x": "", ".dockerignore": ".git", f: "" }))).warnings).toEqual([]);
});

test("the line in a warning excludes the path that it names, and no other", () => {
  const name = fc
    .string({ unit: fc.constantFrom(..." !#*?[]\\^-|$.+(){}\"'/aé😀\t\u00a0"), minLength: 1, maxLength: 8 })
    .filter((path) => !/(^|\/)\.{0,2}(\/|$)/.test(path));

  fc.assert(
    fc.property(name, name, (path, other) => {
      const { verdict } = parseRules(ignoreLine(path));
      expect(verdict(path).ignored).toBe(true);
      // A control character is given as "?", which takes any other character there.
      const same = [...other].length === [...path].length && /\t/.test(path);
      if (other !== path && !same) expect(verdict(other).ignored).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("no message holds a character that could end its line", async () => {
  const dir = directory({ "a\n::warning::/.env": "", "b\r.p12": "", c: { link: "none" } });

  const { warnings } = await sourceTree(dir);

  expect(warnings).toHaveLength(3);
  for (const { message } of warnings) expect(message).not.toMatch(/\p{Cc}/u);
});
