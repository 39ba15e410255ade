import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startLocalRack } from "@convox/local-rack";
import { expect, onTestFinished, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { runInProcess } from "../support/in-process.ts";
import { root, temporary } from "../support/program.ts";

const hello = join(root, "examples/hello");

/** Exit code of the program for a key that is not allowed to do something. */
const DENIED = 3;

/** The rows of docs/deploy-keys.md: commands, and what they need. */
async function rows(): Promise<{ names: string[]; needs: string }[]> {
  const text = await readFile(join(root, "docs/deploy-keys.md"), "utf8");
  const [, table = ""] = /<!-- permissions -->\n(.*?)<!-- \/permissions -->/s.exec(text) ?? [];
  return table
    .trim()
    .split("\n")
    .slice(2)
    .map((line) => {
      const [, first = "", needs = ""] = line.split("|").map((cell) => cell.trim());
      return { names: [...first.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name), needs };
    });
}

test("the table of docs/deploy-keys.md says for each command what a default key is allowed to do", async () => {
  const dir = await temporary();
  const rack = await startLocalRack({
    data: join(dir, "rack"),
    promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0 },
    execute: "host",
    console: { organization: "acme", keys: [{ key: "default-key-1234", policy: "default" }] },
  });
  onTestFinished(() => rack.close());
  const asRack = async (...argv: string[]) => (await runInProcess(argv, rack.url)).outputs as Record<string, string>;
  await asRack("create", "web");
  await asRack("create", "other");
  const { build = "", release = "" } = await asRack("deploy", hello);
  await asRack("deploy", hello);
  const { release: next = "" } = await asRack("build", hello);
  const archive = join(dir, "build.tgz");
  const sql = join(dir, "dump.sql");
  await writeFile(sql, "SELECT 1;\n");
  const env = {
    RACK_URL: "",
    CONVOX_HOST: `http://${rack.consoleHost}`,
    CONVOX_PASSWORD: "default-key-1234",
    CONVOX_RACK: "acme/local",
  };
  /** What follows the name of a command in a command line that works with any permission. */
  const rest: Record<string, string[]> = {
    build: [hello],
    deploy: [hello],
    "promote RELEASE": [next],
    "rollback --release RELEASE": [release],
    run: ["web", "true"],
    "builds info": [build],
    "builds logs": [build],
    "builds find": ["--newest"],
    "builds export": [build, "--file", archive],
    "builds import": ["--file", archive],
    "builds copy": [build, "--to-app", "other"],
    "env get": ["A"],
    "env set": ["A=1"],
    "env set --replace": ["A=1"],
    "env unset": ["A"],
    create: ["fresh"],
    destroy: ["other", "--confirm", "other"],
    review: ["up", hello, "--pull-request", "7"],
    "releases info": [release],
    "releases manifest": [release],
    "releases find": ["--newest"],
    scale: ["web"],
    "resources export": ["main", "--file", join(dir, "dump")],
    "resources import": ["main", "--file", sql, "--confirm", "main"],
  };

  const table = await rows();
  for (const { names, needs } of table) {
    if (needs === "not documented" || needs.startsWith("in part")) continue;
    for (const name of names) {
      // Tests of these commands cover keys, as they make the connection themselves.
      if (commands.some((command) => command.name === name && command.needsTarget)) continue;
      const argv = [...name.replace(/ RELEASE$/, "").split(" "), ...(rest[name] ?? [])];
      const { code, error } = await runInProcess(argv, rack.url, { env });
      const isDenied = code === DENIED;
      expect([name, needs.startsWith("role") ? "denied" : "allowed", error]).toEqual([
        name,
        isDenied ? "denied" : "allowed",
        error,
      ]);
    }
  }

  const known = table.flatMap(({ names }) => names.map((name) => name.replace(/ (RELEASE|--.*)$/, "")));
  const connecting = commands.filter(({ needsRack }) => needsRack !== false).map(({ name }) => name);
  expect(connecting.filter((name) => !known.includes(name))).toEqual([]);
});
