import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { program, root, temporary } from "../support/program.ts";
import { rawRack } from "../support/raw-rack.ts";

const CLI = "#!/bin/sh\necho 'client: 3.24.9'\n";
const sha256 = createHash("sha256").update(CLI).digest("hex");

async function mirror(): Promise<string> {
  const server = await rawRack({ http: (_, res) => res.writeHead(200).end(CLI) });
  onTestFinished(() => server.close());
  return `${server.url}/{version}/{file}`;
}

test("as an action: later steps find the program in their PATH", async () => {
  const tools = await temporary();
  const options = {
    action: join(root, "actions/setup"),
    with: { version: "3.24.9", sha256, mirror: await mirror() },
    env: { RUNNER_TOOL_CACHE: tools },
  };
  const first = await runAction(options);
  const second = await runAction(options);

  expect([first.conclusion, second.conclusion]).toEqual(["success", "success"]);
  expect([first.outputs["cache-hit"], second.outputs["cache-hit"]]).toEqual(["false", "true"]);
  expect(first.path).toEqual([first.outputs["path"]]);
  expect(first.outputs["path"]?.startsWith(tools)).toBe(true);
  expect(execFileSync(join(first.path[0] ?? "", "convox"), { encoding: "utf8" })).toBe("client: 3.24.9\n");
});

test("as a command: its output is one line for the shell, and the program is kept in a folder of the user's", async () => {
  const cache = await temporary();
  const argv = ["setup", "3.24.9", "--sha256", sha256, "--mirror", await mirror()];
  const { code, stdout } = await program(argv, { env: { XDG_CACHE_HOME: cache } });

  expect([code, stdout.trim().split("\n").length]).toEqual([0, 1]);
  const said = execFileSync("bash", ["-c", `${stdout}\nconvox`], { encoding: "utf8" });
  expect(said).toBe("client: 3.24.9\n");
  expect(stdout).toContain(`${cache}/convox-ci/convox/3.24.9/`);
});

test("without a checksum nothing is installed", async () => {
  const { code, stderr } = await program(["setup", "3.24.9", "--mirror", await mirror()]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^ERROR: sha256 is required: the checksum of convox-/);
});
