import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { flagsOf } from "../../../src/entry/terminal/command-line.ts";
import { loadTerminalCommands } from "../../../src/entry/terminal/commands.ts";
import { completeValues } from "../../../src/entry/terminal/completion/complete-values.ts";
import { valueKind } from "../../../src/entry/terminal/completion/value-kinds.ts";
import { stage } from "../../support/command.ts";

async function stageWithApp() {
  const { server, release, rack } = await stage({ promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0 } });
  await rack.releases.create("web", { env: "GREETING=hello\nTOKEN=secret-value" });
  const id = await release();
  await rack.releases.promote("web", id);
  const [build] = await rack.builds.list("web");
  return { env: { RACK_URL: server.url, CONVOX_APP: "web" }, release: id, build: build?.id ?? "" };
}

/** The values that are offered for the last word. */
async function offer(line: string, env: Record<string, string>): Promise<string[]> {
  const text = await completeValues(line.split(" "), env, 10_000);
  return text
    .split("\n")
    .map((row) => row.split("\t")[0] ?? "")
    .filter((value) => value !== "");
}

test("values are those of the Rack and of the app that the line names", async () => {
  const { env, release, build } = await stageWithApp();
  const expected: Record<string, unknown> = {
    "deploy --app ": ["web"],
    "deploy -a ": ["web"],
    "deploy --app=": ["web"],
    "apps info ": ["web"],
    "builds copy B1 --to-app ": ["web"],
    "destroy web --confirm ": ["web"],
    "run ": ["web"],
    "logs --service ": ["web"],
    "promote ": expect.arrayContaining([release]),
    "promote --app other ": [],
    "builds logs ": [build],
    "exec ": ["web", expect.stringMatching(/^web-/)],
    "env get ": ["GREETING", "TOKEN"],
    "env unset TOKEN ": ["GREETING", "TOKEN"],
    "deploy --rack ": ["local"],
    // What is free text, new, or a command on the Rack.
    "logs --filter ": [],
    "create ": [],
    "run web ": [],
    "run web -- ": [],
    "nothing ": [],
    "deploy --nothing ": [],
  };
  const offered: Record<string, unknown> = {};
  for (const line of Object.keys(expected)) offered[line] = await offer(line, env);
  expect(offered).toEqual(expected);
  expect(await completeValues(["builds", "info", ""], env, 10_000)).toMatch(/^B[A-Z]{10}\tcomplete /);
  expect(await completeValues(["env", "get", ""], env, 10_000)).not.toContain("secret-value");
  const wrongKey = { ...env, RACK_URL: env.RACK_URL.replace(/:[^:@]*@/, ":wrong@") };
  expect(await completeValues(["deploy", "--app", ""], wrongKey)).toBe("");
});

test("nothing is offered and nothing fails without a Rack, and with a Rack that does not answer", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  onTestFinished(() => void silent.close());
  const { port } = Object(silent.address());
  const words = ["promote", "--app", "web", ""];
  expect(await completeValues(words, {})).toBe("");
  expect(await completeValues(words, { RACK_URL: `http://convox:x@127.0.0.1:${port}` }, 50)).toBe("");
});

test("a value of a Rack that a shell could read as more than a word is not offered", async () => {
  const apps = ["web", "$(reboot)", "a b", "-x", "a\tb"].map((name) => ({ name, status: "running" }));
  const server = createHttpServer((_, reply) => void reply.end(JSON.stringify(apps))).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const { port } = Object(server.address());
  expect(await offer("deploy --app ", { RACK_URL: `http://convox:x@127.0.0.1:${port}` })).toEqual(["web"]);
});

test("every input whose value names a thing on the Rack or on the disk has its kind", async () => {
  const texts = new Set<string>();
  for (const command of await loadTerminalCommands()) {
    for (const [name, input] of Object.entries(flagsOf(command))) {
      const isWord = !["boolean", "integer", "duration", "size", "pairs"].includes(input.kind ?? "") && !input.choices;
      if (isWord && !input.secret && valueKind(command, name, input) === "text") texts.add(name);
    }
  }
  // Texts that no one can list. A new input is added here or to value-kinds.ts.
  const free =
    "after-promote annotations app before-promote build-args-json command description environment-json faults filter git-sha github-environment health-check-status health-check-text health-check-url host image labels listen machine mirror name node-affinity pull-request registry registry-cache sha256 to-host to-machine tolerations variables-json version";
  expect([...texts].sort()).toEqual(free.split(" "));
});
