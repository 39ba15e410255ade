import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import * as commands from "../../../src/entry/github/workflow-commands.ts";
import { temporary } from "../../support/program.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What `use` prints. */
function print(use: () => void): string {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  use();
  spy.mockRestore();
  return text;
}

test("a command is one line, and the runner's rules give its message and properties back", () => {
  const decode = (text: string) =>
    text
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":")
      .replaceAll("%0A", "\n")
      .replaceAll("%0D", "\r")
      .replaceAll("%25", "%");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary", minLength: 1 }), (message, file) => {
      const line = print(() => commands.issueCommand("error", message, { file, line: 7, col: undefined }));
      const [, properties = "", data = ""] = /^::error ([^\r\n]*?)::([^\r\n]*)\n$/.exec(line) ?? [];
      const pairs = properties.split(",").map((pair) => pair.split(/=(.*)/s).slice(0, 2));
      expect(pairs.map(([name, value = ""]) => [name, decode(value)])).toEqual([
        ["file", file],
        ["line", "7"],
      ]);
      expect(decode(data)).toBe(message);
    }),
  );
});

test("a value of several lines is recorded between two lines that it cannot contain", async () => {
  const file = join(await temporary(), "output");
  await writeFile(file, "before=1\n");
  vi.stubEnv("GITHUB_OUTPUT", file);
  expect(print(() => commands.setOutput("log", "a\nEOF\nb"))).toBe("");
  expect(await readFile(file, "utf8")).toMatch(/^before=1\nlog<<(ghadelimiter_[\w-]+)\na\nEOF\nb\n\1\n$/);
});

test("a file that the runner did not make is an error, and is not created", async () => {
  const file = join(await temporary(), "state");
  vi.stubEnv("GITHUB_STATE", file);
  expect(() => commands.saveState("work", "x")).toThrow("ENOENT");
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("a runner without files gets commands", () => {
  for (const name of ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH"]) vi.stubEnv(name, "");
  vi.stubEnv("PATH", "/bin");
  const printed = print(() => {
    commands.setOutput("release", "R1");
    commands.saveState("work", "x");
    commands.addPath("/opt/tool");
  });
  expect(printed).toBe("\n::set-output name=release::R1\n::save-state name=work::x\n::add-path::/opt/tool\n");
  expect(process.env["PATH"]).toBe("/opt/tool:/bin");
});

test("inputs are read by the name that the runner gives them", () => {
  vi.stubEnv("INPUT_BUILD-TIMEOUT", " 10m\n");
  expect([commands.readInput("build-timeout"), commands.readInput("rack")]).toEqual(["10m", ""]);
});
