import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { bundler, packer } from "../support/orb.ts";
import { root, temporary } from "../support/program.ts";

type Json = Record<string, unknown>;

async function packFiles(files: Record<string, string>, links: Record<string, string> = {}): Promise<Json> {
  const dir = await temporary();
  for (const [path, text] of Object.entries({ "@orb.yml": "version: 2.1\n", ...files })) {
    if (text === "") continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  for (const [path, target] of Object.entries(links)) await symlink(target, join(dir, path));
  return packer.packOrb(dir);
}

const RUN = "steps:\n  - run:\n      command: <<include(scripts/x.sh)>>\n";

describe("what both official packers make of it", () => {
  test("files become keys of their folder, less their ending; dotfiles and other files are left out", async () => {
    expect(
      await packFiles({
        "@orb.yml": "version: 2.1\ndescription: It\n",
        "commands/a.yml": "steps: []\n",
        "commands/b.yaml": "steps: [checkout]\n",
        "commands/.c.yml": "steps: []\n",
        "commands/README.md": "text",
        "jobs/@more.yml": "x: {steps: []}\n",
        "scripts/x.sh": "echo\n",
      }),
    ).toEqual({
      version: 2.1,
      description: "It",
      commands: { a: { steps: [] }, b: { steps: ["checkout"] } },
      jobs: { x: { steps: [] } },
    });
  });

  test("an include is the file's text, with every << escaped and its last line break kept", async () => {
    const orb = await packFiles({ "commands/a.yml": RUN, "scripts/x.sh": "cat <<EOF\nhi\nEOF\n" });
    expect(orb["commands"]).toEqual({ a: { steps: [{ run: { command: "cat \\<<EOF\nhi\nEOF\n" } }] } });
  });

  test("anchors and merges work inside a file", async () => {
    const orb = await packFiles({ "commands/a.yml": "x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n" });
    expect(orb["commands"]).toEqual({ a: { x: { a: 1 }, y: { a: 1, b: 2 } } });
  });
});

describe("what both leave unchanged although it is probably a mistake stays (the linter reports it)", () => {
  test.each<[string, Record<string, string>, Json]>([
    [
      "an include with blanks inside its parentheses",
      { "commands/a.yml": "a: <<include( scripts/x.sh )>>\n" },
      { commands: { a: { a: "<<include( scripts/x.sh )>>" } } },
    ],
    [
      "an include in an example",
      { "examples/a.yml": "description: <<include(x.sh)>>\nusage: {workflows: {}}\n" },
      { examples: { a: { description: "<<include(x.sh)>>", usage: { workflows: {} } } } },
    ],
    [
      "an include in @orb.yml",
      { "@orb.yml": "version: 2.1\ndescription: <<include(x.sh)>>\n" },
      { description: "<<include(x.sh)>>" },
    ],
    ["y and n, which are texts", { "commands/a.yml": "a: [y, n, Y]\n" }, { commands: { a: { a: ["y", "n", "Y"] } } }],
  ])("%s", async (_, files, expected) => {
    expect(await packFiles(files)).toEqual({ version: 2.1, ...expected });
  });
});

test("odd sources", async () => {
  const long = `${"a very long line ".repeat(2000)}é 漢 🎉`;
  const orb = await packFiles(
    {
      "@orb.yml": "# a comment\nversion: 2.1 # another\n",
      "more.yml": "description: |\n  Two\n  lines\n",
      "commands/a.b.yml": "# nothing\nsteps: [{run: {command: <<  include(../outside.sh) >>}}]\n",
      "commands/quoted.yml": 'steps: ["<<include(scripts/long.sh)>>"]\n',
      "commands/docs/README.md": "text",
      "commands/README.md": "text",
      "../outside.sh": "<<include(scripts/long.sh)>> \\<< <<<\r\n",
      "scripts/long.sh": long,
      "scripts/README.md": "text",
      "executors/.keep": "",
      "jobs/README.md": "nothing else",
      ".hidden/x.yml": "a: 1\n",
    },
    { "commands/linked.yml": "quoted.yml" },
  );
  expect(orb).toEqual({
    version: 2.1,
    description: "Two\nlines\n",
    commands: {
      "a.b": { steps: [{ run: { command: "\\<<include(scripts/long.sh)>> \\\\<< \\<<<\r\n" } }] },
      quoted: { steps: [long] },
      linked: { steps: [long] },
    },
  });
  expect(parse(packer.packedText(orb), { version: "1.1" })).toEqual(orb);
});

describe("what one of them refuses, drops or reads differently is refused", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["no @orb.yml", { "@orb.yml": "" }, /@orb\.yml file not found/],
    ["a key of two files at the top", { "more.yml": "version: 2.1\n" }, /there is a version already/],
    ["a key of @ twice", { "commands/@a.yml": "x: {}\n", "commands/@b.yml": "x: {}\n" }, /there is a x already/],
    [
      "a command at the top and in its folder",
      { "more.yml": "commands: {a: {}}\n", "commands/a.yml": "a: 1\n" },
      /a already/,
    ],
    ["a folder far below that 1.0 makes a key of", { "scripts/x/y.yml": "a: 1\n" }, /scripts\/x\/y\.yml: CLI 1\.0/],
    ["a tag that only one knows", { "commands/a.yml": "a: !x 1\n" }, /commands\/a\.yml: Unresolved tag/],
    ["two documents in a file", { "commands/a.yml": "a: 1\n---\nb: 1\n" }, /multiple documents/],
    ["an anchor of another file", { "commands/a.yml": "a: &x 1\n", "commands/b.yml": "a: *x\n" }, /Unresolved alias/],
    ["a number with a leading zero", { "commands/a.yml": "a: 017\n" }, /017 without quotes is an octal number/],
    ["a time", { "commands/a.yml": "a: 12:30:45\n" }, /12:30:45 without quotes is a number to the base of 60/],
    ["a date", { "commands/a.yml": "a: 2026-01-01\n" }, /2026-01-01 without quotes is a date/],
    ["a number with _", { "commands/a.yml": "a: 1_000\n" }, /1_000 without quotes is a number/],
    ["a key that 0.1 drops", { "@orb.yml": "version: 2.1\nsetup: true\n" }, /setup is dropped/],
    ["a nested folder", { "commands/x/y.yml": "steps: []\n" }, /commands\/x\/y\.yml: CLI 0\.1 skips/],
    ["a folder that 1.0 makes a key of", { "tests/x.yml": "a: 1\n" }, /tests\/x\.yml: CLI 1\.0 makes a key/],
    ["one name twice", { "commands/a.yml": "steps: []\n", "commands/a.yaml": "steps: []\n" }, /there is a a already/],
    ["a file that is no map", { "commands/a.yml": "- 1\n" }, /commands\/a\.yml: it is not a map/],
    ["YAML that is wrong", { "commands/a.yml": "a: [1\n" }, /commands\/a\.yml: /],
    ["a key twice", { "commands/a.yml": "a: 1\na: 2\n" }, /commands\/a\.yml: Map keys must be unique/],
    ["yes without quotes", { "commands/a.yml": "a: yes\n" }, /yes without quotes/],
    ["off in a list", { "commands/a.yml": "a: [1, Off]\n" }, /Off without quotes/],
    ["an include of nothing", { "commands/a.yml": RUN }, /could not open scripts\/x\.sh/],
    ["an include in a longer text", { "commands/a.yml": "a: echo <<include(x.sh)>>\n" }, /to stand alone/],
    ["an include as a block", { "commands/a.yml": "a: |\n  <<include(x.sh)>>\n" }, /to stand alone/],
    [
      "an example with executors",
      { "examples/a.yml": "usage: {executors: {}, workflows: {}}\n" },
      /drops usage\.executors/,
    ],
    ["an example without workflows", { "examples/a.yml": "usage: {version: 2.1}\n" }, /no workflows/],
  ])("%s", async (_, files, message) => {
    await expect(packFiles(files)).rejects.toThrow(message);
  });
});

test("the text means the value, to a reader of YAML 1.1 too; a long text stands in it once", () => {
  const script = `${"echo a long line of a script\n".repeat(40)}`;
  const orb = {
    version: 2.1,
    commands: {
      a: { command: script, on: "on", time: "12:30:45", day: "2026-01-01", no: "no", n: "1e3" },
      b: { command: script },
    },
  };
  const text = packer.packedText(orb);
  expect(parse(text, { version: "1.1" })).toEqual(orb);
  expect(parse(text)).toEqual(orb);
  expect(text.split("echo a long line")).toHaveLength(41);
});

test("the archive is the same each time, and what its name says to any tar", async () => {
  const files = [
    { name: "1.index.js", bytes: Buffer.from("a") },
    { name: "index.js", bytes: Buffer.from("b") },
  ];
  expect(bundler.bundleArchive(files)).toEqual(bundler.bundleArchive(files));
  const { list } = await import("tar");
  const names: string[] = [];
  const path = join(await temporary(), "x.tgz");
  await writeFile(path, bundler.bundleArchive(files));
  await list({ file: path, strict: true, onReadEntry: (entry) => void names.push(entry.path) });
  expect(names).toEqual([
    "package/dist/1.index.js",
    "package/dist/index.js",
    "package/bin/convox-ci.js",
    "package/package.json",
    "package/LICENSE",
  ]);
});

test("the committed orb is what its sources pack to", async () => {
  const text = await readFile(join(root, "orb/orb.yml"), "utf8");
  expect(text).toBe(packer.packedText(packer.packOrb(join(root, "orb/src"))));
  expect(parse(text)).toEqual(packer.packOrb(join(root, "orb/src")));
});
