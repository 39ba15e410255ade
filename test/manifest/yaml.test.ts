import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkManifest, readManifest } from "../../src/manifest/index.ts";
import { parseManifest } from "../../src/manifest/parse.ts";
import { listProblems, project, read } from "./project.ts";

test.each<[string, string, string]>([
  ["a tab for indentation", "services:\n\tweb:\n", "convox.yml:2:1: this character cannot begin a value"],
  [
    "two values on a line",
    "services:\n  web:\n    image: a: b\n",
    "convox.yml:3:13: a colon with a space behind it is not allowed here",
  ],
  [
    "a key without a colon",
    "services:\n  web\n    build: .\n",
    "convox.yml:3:10: a colon with a space behind it is not allowed here",
  ],
  ["an open quote", 'services:\n  web:\n    image: "a\n', "convox.yml:4:1: the quoted text has no end"],
  [
    "an open bracket",
    "services:\n  web:\n    domain: [a, b\n    port: 1\n",
    "convox.yml:4:9: a list in brackets is not closed",
  ],
  [
    "keys that do not line up",
    "services:\n    web:\n   api:\n",
    "convox.yml:3:4: this line does not fit the mapping above it",
  ],
  [
    "a value that begins with @",
    "services:\n  web:\n    image: @a\n",
    "convox.yml:3:12: this character cannot begin a value",
  ],
  [
    "an alias without its anchor",
    "services:\n  web: *base\n",
    "convox.yml:2:8: the alias *base has no anchor &base before it",
  ],
  ["an anchor inside itself", "services:\n  web: &a\n    x: *a\n", "convox.yml:3:8: the anchor &a holds itself"],
])("%s is refused with its place", async (_, text, message) => {
  await expect(read(text)).rejects.toMatchObject({ name: "ManifestError", message });
});

test.each<[string, string]>([
  ["brackets that are not indented", "services:\n  web:\n    image: nginx\n    domain: [\n    a.example.org,\n    ]\n"],
  ["a quoted text that continues at the margin", 'services:\n  web:\n    image: "nginx\n"\n'],
  ["a comment right after a quote", 'services:\n  web:\n    image: "nginx"#latest\n'],
])("%s is taken, as a Rack takes it", async (_, text) => {
  const { problems } = await read(text);
  expect(problems).toEqual([]);
});

test("lines may end with CR LF, and the text may begin with a byte order mark", async () => {
  const manifest = await read("\uFEFFservices:\r\n  web:\r\n    image: nginx\r\n    port: [1]\r\n");
  expect(manifest.services).toEqual(["web"]);
  expect(listProblems(manifest)).toHaveLength(1);
  expect(manifest.problems[0]).toMatchObject({ line: 4, column: 11 });
});

test("a manifest that is missing names what lies there instead", async () => {
  const dir = await project({ "convox.yaml": "services: {}\n" });
  await expect(readManifest(dir)).rejects.toMatchObject({
    name: "ManifestError",
    message: `convox.yml does not exist in ${dir}`,
    hint: "convox.yaml is there; name it with the input manifest if it is the one",
  });
  await expect(readManifest(await project({}))).rejects.toMatchObject({ hint: undefined });
});

test("a directory or bytes that are no UTF-8 are no manifest", async () => {
  const dir = await project({ "deploy/convox.yml": "services: {}\n" });
  await expect(readManifest(dir, { manifest: "deploy" })).rejects.toThrow(
    `deploy in ${dir} cannot be read: it is a directory`,
  );
  await writeFile(join(dir, "convox.yml"), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
  await expect(readManifest(dir)).rejects.toThrow("convox.yml:1 is not text in UTF-8");
});

test.each(["../convox.yml", "a/../../convox.yml", "/etc/convox.yml"])(
  "a manifest at %s cannot be found by a Rack",
  async (path) => {
    await expect(readManifest(await project({}), { manifest: path })).rejects.toThrow(
      `the manifest ${path} is outside of the source, where a Rack cannot find it`,
    );
  },
);

test.each<[string, object]>([
  ["3000", { kind: "int", value: 3000 }],
  ["-1", { kind: "int", value: -1 }],
  ["1_000", { kind: "int", value: 1000 }],
  ["0x10", { kind: "int", value: 16 }],
  ["0b11", { kind: "int", value: 3 }],
  ["010", { kind: "int", value: 8 }],
  ["08", { kind: "int", value: 8 }],
  ["3000.0", { kind: "int", value: 3000 }],
  ["1.5", { kind: "float", value: 1.5 }],
  ["8080:80", { kind: "string", value: "8080:80" }],
  ["1-3", { kind: "string", value: "1-3" }],
  ["1.2.3", { kind: "string", value: "1.2.3" }],
  ["2020-01-01", { kind: "string", value: "2020-01-01" }],
  ["yes", { kind: "bool", value: true }],
  ["off", { kind: "bool", value: false }],
  ["~", { kind: "null" }],
  ["", { kind: "null" }],
  ["nullable", { kind: "string", value: "nullable" }],
  ["0 3 * * *", { kind: "string", value: "0 3 * * *" }],
])("the plain scalar %s", (text, value) => {
  expect(readScalar(text)).toMatchObject(value);
});

test("quotes and tags keep a scalar text", () => {
  expect(readScalar('"3000"')).toMatchObject({ kind: "string", value: "3000" });
  expect(readScalar("!!str 3000")).toMatchObject({ kind: "string", value: "3000" });
  expect(readScalar('!!int "3000"')).toMatchObject({ kind: "int", value: 3000 });
});

function readScalar(text: string) {
  const { root } = parseManifest(`a: ${text}\n`, {});
  return root.kind === "map" ? root.entries[0]?.value : root;
}

test("a refused document has a hint, and its place for an annotation", async () => {
  const dir = await project({ "backend/convox.yml": "services:\n  web:\n\timage: nginx\n" });

  await expect(readManifest(join(dir, "backend"), { cwd: dir })).rejects.toMatchObject({
    hint: "Indent with spaces instead of tabs, and put a text that begins with @, ` or % in quotes.",
    place: { file: "backend/convox.yml", line: 3 },
  });
});

test("a mistake in a manifest has its place for an annotation", async () => {
  const dir = await project({
    "backend/Dockerfile": "FROM scratch\n",
    "backend/convox.yml": "services:\n  web:\n    image: [nginx]\n",
  });
  const manifest = await readManifest(join(dir, "backend"), { cwd: dir });

  expect(() => checkManifest(manifest, "v3")).toThrow(
    expect.objectContaining({ place: { file: "backend/convox.yml", line: 3 } }),
  );
});

test("UTF-16 with a byte order mark is read, with a warning", async () => {
  const dir = await project({});
  await writeFile(join(dir, "convox.yml"), Buffer.from("\uFEFFservices:\n  web:\n    image: nginx\n", "utf16le"));
  const manifest = await readManifest(dir);

  expect(manifest.services).toEqual(["web"]);
  expect(listProblems(manifest)).toEqual([
    "1: warning the manifest is UTF-16, in which Racks replace no variables; save it as UTF-8",
  ]);
});
