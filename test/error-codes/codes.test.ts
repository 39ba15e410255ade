import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeFailure, exitCode, failureText } from "../../src/entry/failure.ts";
import { EXIT_CODES, EXIT_MEANINGS } from "../../src/error-codes/entry.ts";
import { ERROR_CODES } from "../../src/error-codes/index.ts";
import { BuildError, ConvoxError, ExitError, InputError, RackError } from "../../src/errors.ts";
import { BUILD_CAUSES } from "../../src/explain/build-causes.ts";
import { rackErrorCode } from "../../src/rack/failure-codes.ts";

const { errorDocs } = (await import(new URL("../../scripts/error-docs.mjs", import.meta.url).href)) as {
  errorDocs: (codes: object, exitCodes: object, causes: object, meanings: object) => string;
};

const folder = new URL("../../src/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("errors/"))
  .map((path) => ({ path, text: readFileSync(new URL(path, folder), "utf8") }));
const codes = Object.keys(ERROR_CODES);

test("every error that a user can meet has a code of the table, and no cast invents one", () => {
  const created = sources.flatMap(({ text }) => [...text.matchAll(/new [A-Z]\w+Error\(\s*"([a-z-]+)",/g)]);
  expect(created.length).toBeGreaterThan(200);
  expect(created.map(([, code = ""]) => code).filter((code) => !codes.includes(code))).toEqual([]);
  expect(sources.filter(({ text }) => /as ErrorCode/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("every code of the table is used", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const kinds = ["build", "release"].map((kind) => `${kind}-not-found`);
  expect(codes.filter((code) => !kinds.includes(code) && !all.includes(`"${code}"`))).toEqual([]);
});

test("every entry has a title, a cause and a remedy in sentences", () => {
  for (const [code, { title, cause, remedy }] of Object.entries(ERROR_CODES)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z.][^\n]*[^.]$|^convox\.yml [^\n]*[^.]$/);
    for (const text of [cause, remedy]) expect(text).toMatch(/^[A-Z.`][^\n]*\.$/);
  }
});

test("docs/errors.md lists every code and every known cause", () => {
  const docs = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
  expect(docs).toBe(errorDocs(ERROR_CODES, EXIT_CODES, BUILD_CAUSES, EXIT_MEANINGS));
  const headings = new Set([...docs.matchAll(/^### (.+)$/gm)].map(([, name]) => name));
  expect(
    [...codes, ...BUILD_CAUSES.map(({ name }) => `build-failed/${name}`)].filter((code) => !headings.has(code)),
  ).toEqual([]);
});

test("a failure is described by code, title, message, hints, place, docs and exit code", () => {
  const place = { file: "Dockerfile", line: 3 };
  const error = new BuildError("build-failed/oom", "build B1 failed", { hint: ["Set build.mem", "Try again"], place });
  const failure = describeFailure(error, (hint) => hint.toUpperCase());
  expect(failure).toEqual({
    code: "build-failed/oom",
    title: "The build failed",
    message: "build B1 failed",
    hints: ["SET BUILD.MEM", "TRY AGAIN"],
    place,
    docs: "https://github.com/convox/ci/blob/main/docs/errors.md#build-failedoom",
    "exit-code": 5,
    "exit-code-of": "convox-ci",
  });
  expect(failureText(failure)).toBe("ERROR: Dockerfile:3: build B1 failed\nSET BUILD.MEM\nTRY AGAIN\n");
});

test("an exit code of 5 of a command differs from a failed build in JSON", () => {
  const command = new ExitError("command-failed", "the command ended with exit code 5", 5);
  expect(describeFailure(command)).toMatchObject({ "exit-code": 5, "exit-code-of": "command" });
  expect(describeFailure(new BuildError("build-failed", "no"))).toMatchObject({
    "exit-code": 5,
    "exit-code-of": "convox-ci",
  });
  // A hook is part of a deploy, whose exit codes are those of the table.
  expect(exitCode(new ExitError("hook-failed", "before-promote on web", 5))).toBe(1);
});

test.each([
  [new InputError("input-invalid", "no"), 2],
  [new ConvoxError("key-rejected", "no"), 3],
  [new ConvoxError("app-not-found", "no"), 4],
  [new ConvoxError("rollout-rolled-back", "no"), 6],
  [new ConvoxError("promotion-timeout", "no"), 7],
  [new ConvoxError("rack-unreachable", "no"), 8],
  [new ConvoxError("canceled", "no"), 130],
  [new ConvoxError("app-exists", "no"), 1],
  [new ExitError("command-failed", "no", 256), 255],
  [new TypeError("a bug"), 1],
])("%s ends with exit code %d", (error, code) => {
  expect(exitCode(error)).toBe(code);
});

test.each([
  [401, "invalid authentication", "key-rejected"],
  [401, "you are unauthorized to access this", "permission-denied"],
  [403, "not permitted for deploy keys", "permission-denied"],
  [403, "app is currently updating", "app-busy"],
  [404, "app not found: web", "app-not-found"],
  [404, "no such app: web", "app-not-found"],
  [500, 'builds.convox.com "babc" not found', "build-not-found"],
  [500, 'releases.convox.com "rabc" not found', "release-not-found"],
  [500, "no such service: web", "service-not-found"],
  [500, 'pods "web-1" not found', "process-not-found"],
  [404, "rack not found: acme/prod", "rack-not-found"],
  [404, "", "not-found"],
  [500, "internal", "rack-failed"],
  [422, "no", "rack-refused"],
  [undefined, "no", "rack-refused"],
] as const)("the Rack's answer %s %j has the code %s", (status, reason, code) => {
  expect(rackErrorCode(status, reason)).toBe(code);
  expect(new RackError(rackErrorCode(status, reason), "GET /apps", status, reason).code).toBe(code);
});
