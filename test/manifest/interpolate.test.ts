import { expect, test } from "vitest";
import { interpolate, UNKNOWN } from "../../src/manifest/interpolate.ts";
import { listProblems, read } from "./project.ts";

test.each<[string, string]>([
  ["a ${A} b", "a 1 b"],
  ["${A}${A}", "11"],
  ["# ${A}\nb", "# 1\nb"],
  ["${B}", "two\nlines"],
  ["${C}", UNKNOWN],
  ["$A $${A} ${}", "$A $1 "],
  ["${no name}", ""],
  ["${A", "${A"],
  ["${toString}", UNKNOWN],
])("%j becomes %j", (source, text) => {
  expect(interpolate(source, { A: "1", B: "two\nlines" }, UNKNOWN).text).toBe(text);
});

test("an offset after a replacement leads back to the text as written", () => {
  const source = "one ${NAME} two ${X} three";
  const { text, original } = interpolate(source, { NAME: "a longer value than before", X: "" }, UNKNOWN);
  for (const word of ["one", "two", "three"]) expect(original(text.indexOf(word))).toBe(source.indexOf(word));
  expect(original(text.indexOf("longer"))).toBe(source.indexOf("${NAME}"));
});

test("a value of several lines does not move the lines of what follows", async () => {
  const text = "services:\n  web:\n    image: nginx\n    # ${NOTE}\n    port: [1]\n";
  const { problems } = await read(text, { buildArgs: { NOTE: "one\n    # two\n    # three" } });
  expect(problems).toMatchObject([{ line: 5, column: 11 }]);
});

test("a value that a build argument gives is judged, at the place of its variable", async () => {
  const text = "services:\n  web:\n    image: nginx\n    scale: ${COUNT}\n";
  expect(listProblems(await read(text, { buildArgs: { COUNT: "many" } }))).toEqual([
    '4: service web: scale must be a number such as 2 or a range such as 1-3, not the text "many"',
  ]);
  expect(listProblems(await read(text))).toEqual([]);
});

test.each([
  "port: ${PORT}",
  'port: "${SCHEME}:${PORT}"',
  "scale: { count: ${MIN}-${MAX} }",
  "drain: ${DRAIN}",
  "environment: ${LIST}",
  "build: ${BUILD}",
  "build: { path: ${BUILD_PATH}, manifest: Dockerfile.missing }",
  "resources: [ ${NAME} ]",
  "${KEY}: value",
  "# ${COMMENT} 'with a quote",
])("nothing is said of %s, as only the Rack knows the value", async (line) => {
  expect(listProblems(await read(`services:\n  web:\n    ${line}\n    # end\n`))).toEqual([]);
});

test("no reference is called wrong while a name stands behind a variable", async () => {
  const text = `services:
  \${NAME}:
    image: nginx
  web:
    image: nginx
    resources: [db]
resources:
  \${DB}:
    type: postgres
timers:
  t:
    schedule: 0 3 * * *
    service: worker
`;
  const manifest = await read(text);
  expect(listProblems(manifest)).toEqual([]);
  expect(manifest.services).toEqual(["web"]);
});

test("a variable that stands for whole lines is left out when that makes it YAML", async () => {
  const manifest = await read(
    "services:\n  web:\n    image: nginx\n${MORE}\n  worker:\n    image: nginx\n    port: [1]\n",
  );
  expect(manifest.services).toEqual(["web", "worker"]);
  expect(manifest.problems.map(({ severity }) => severity)).toEqual(["warning"]);
});

test("a fault on the line of a variable is left to the Rack, another one is not", async () => {
  const manifest = await read("services:\n  web:\n    image: @${IMAGE}\n");
  expect(manifest.services).toEqual([]);
  expect(listProblems(manifest)).toEqual([
    "3: warning whether this is YAML depends on a variable that only the Rack knows: this character cannot begin a value",
  ]);
  await expect(read("services:\n  web:\n    image: @a\n    port: ${PORT}\n")).rejects.toThrow("convox.yml:3:12: ");
});
