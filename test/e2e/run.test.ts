import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { commandReader, silentStep } from "../support/github-commands.ts";
import { runAction } from "../support/github-runner.ts";
import { program, root, temporary } from "../support/program.ts";
import { turns } from "../support/raw-rack.ts";
import { endCommand, type Scene, scriptedRack } from "../support/scripted-rack.ts";

const actions = join(root, "actions");
const env = (rack: { url: string }) => ({ RACK_URL: rack.url });

describe("convox-ci run", () => {
  test("prints the command's output alone on standard output, and ends with its exit code", async () => {
    const rack = await scriptedRack({ exec: (s) => endCommand(s.accept().text("out\n"), 7) });
    const { code, stdout, stderr } = await program(["run", "web", "-a", "web", "--", "sh", "-c", "exit 7"], {
      env: env(rack),
    });
    expect([code, stdout]).toEqual([7, "out\n"]);
    expect(stderr).toContain("Process web-1 of web in web");
    expect(stderr).toContain("ERROR: the command in web-1 ended with exit code 7");
    expect(rack.requests.find(({ path }) => path.endsWith("/exec"))?.headers["command"]).toBe("sh -c 'exit 7'");
    expect(rack.calls().at(-1)).toBe("DELETE /apps/web/processes/web-1");
  });

  test("takes a whole command line as one argument", async () => {
    const rack = await scriptedRack();
    const { code } = await program(["run", "web", "rake db:migrate", "-a", "web"], { env: env(rack) });
    expect(code).toBe(0);
    expect(rack.requests.find(({ path }) => path.endsWith("/exec"))?.headers["command"]).toBe("rake db:migrate");
  });

  test("shows help for what stands before --, and not for what comes behind", async () => {
    const rack = await scriptedRack();
    const { stdout } = await program(["run", "web", "-a", "web", "--", "rake", "--help"], { env: env(rack) });
    expect(stdout).toBe("hi\n");
    expect((await program(["run", "--help"])).stdout).toContain("Usage: convox-ci run SERVICE COMMAND");
  });

  test("does not wait for a detached command", async () => {
    const rack = await scriptedRack();
    const { code, stdout } = await program(["run", "web", "rake jobs", "-a", "web", "--detach", "--json"], {
      env: env(rack),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ process: "web-1", release: "RAAAAAAAAAA" });
    expect(rack.calls()).toEqual(["GET /system", "POST /apps/web/services/web/processes"]);
    expect(rack.requests[1]?.headers["command"]).toBe("rake jobs");
  });

  test("hands its standard input to a command on a v2 Rack", async () => {
    const rack = await scriptedRack({
      version: "20260421192651",
      async exec(s) {
        s.accept();
        while (s.received().length < 6 + 9 + 6) await turns();
        endCommand(s, 0);
      },
    });
    const { code } = await program(["run", "web", "cat", "-a", "web", "--stdin=-"], {
      env: env(rack),
      input: "select 1;",
    });
    expect(code).toBe(0);
  });
});

test("convox-ci exec leaves the process alone", async () => {
  const rack = await scriptedRack({
    processes: [{ id: "web-1", name: "web", status: "running" }],
    exec: (s) => endCommand(s.accept().text("hi\n"), 3),
  });
  const { code, stdout } = await program(["exec", "web-1", "true", "-a", "web"], { env: env(rack) });
  expect([code, stdout]).toEqual([3, "hi\n"]);
  expect(rack.calls().filter((call) => !call.startsWith("GET"))).toEqual([]);
});

describe("the action", () => {
  const run = (scene: Scene, given: Record<string, string> = {}) => action("run", scene, given);
  async function action(name: string, scene: Scene, given: Record<string, string>) {
    const rack = await scriptedRack(scene);
    const ran = await runAction({
      action: join(actions, name),
      with: { app: "web", service: "web", command: "rake db:migrate", ...given },
      env: { RACK_URL: rack.url },
    });
    return { rack, ...ran };
  }

  test("run hands out the exit code and which process and release it was", async () => {
    const ran = await run({});
    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ "exit-code": "0", process: "web-1", release: "RAAAAAAAAAA" });
    expect(ran.log).toContain("hi");
    expect(ran.post?.conclusion).toBe("success");
    expect(ran.post?.log).toBe("");
  });

  test("run fails with the command, and hands out its exit code then too", async () => {
    const ran = await run({ exec: (s) => endCommand(s.accept().text("no\n"), 7) });
    expect(ran.conclusion).toBe("failure");
    expect(ran.outputs).toMatchObject({ "exit-code": "7", process: "web-1", release: "RAAAAAAAAAA" });
    expect(ran.annotations.map(({ message }) => message)).toEqual(["the command in web-1 ended with exit code 7"]);
  });

  test("run has no exit code to hand out when none came", async () => {
    const ran = await run({ exec: (s) => s.accept().text("half").drop() });
    expect(ran.conclusion).toBe("failure");
    expect(ran.outputs["exit-code"] ?? "").toBe("");
    expect(ran.outputs["process"]).toBe("web-1");
  });

  test("exec takes a service, as the action before it did", async () => {
    const ran = await action(
      "exec",
      { processes: [{ id: "web-1", name: "web", status: "running" }] },
      { service: "web" },
    );
    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ "exit-code": "0", process: "web-1" });
    expect(ran.post).toBeUndefined();
  });
});

describe("what a log prints", () => {
  test("it has commands for the runner, in each form there is", async () => {
    const forms = [
      "::set-output name=process::FORGED\n",
      "  ::add-mask::web\n",
      "\u0085::error::forged\n",
      "text\r::set-output name=process::FORGED\n",
      "text ##[set-output name=process]FORGED\n",
      "##[error]forged\n",
      "::stop-commands::x\n::x::\n",
      "::save-state name=started::{}\n",
      "::group::forged\n::endgroup::\n",
      "no end ##[set-output name=release]FORGED",
    ];
    const rack = await scriptedRack({
      exec(s) {
        s.accept();
        // Cut in the middle of commands, too.
        for (const form of forms) for (const half of [form.slice(0, 4), form.slice(4)]) s.text(half);
        endCommand(s, 0);
      },
      http(seen, res) {
        if (seen.method !== "DELETE") return undefined;
        res.writeHead(500).end("no\r\n::set-output name=process::FORGED\n##[error]forged\n");
        return true;
      },
    });
    const file = join(await temporary(), "run.log");
    const ran = await runAction({
      action: join(actions, "run"),
      with: { app: "web", service: "web", command: "true", "log-file": file },
      env: { RACK_URL: rack.url },
    });

    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ process: "web-1", release: "RAAAAAAAAAA" });
    expect(ran.groups).toEqual([]);
    expect(ran.masks).not.toContain("web");
    expect(ran.faults).toEqual([]);
    expect(ran.annotations.map(({ level }) => level)).toEqual(["warning"]);
    expect(ran.stdout).toContain("text ##[set-output name=process]FORGED");
    expect(await readFile(file, "utf8")).toBe(forms.join(""));
  });
});

test("in a job of GitHub's nothing that the program prints is a command, and what goes to a file is exact", async () => {
  const form = "::set-output name=a::b\n##[set-output name=c]d\n";
  const scene: Scene = {
    exec: (s) => endCommand(s.accept().text(form), 0),
    processes: [{ id: "web-1", name: "web", status: "running", command: "\n::error::x ##[set-output name=e]f" }],
    http(seen, res) {
      if (seen.method !== "DELETE") return undefined;
      res.writeHead(500).end(`no ##[set-output name=g]h\n${form}`);
      return true;
    },
  };
  const rack = await scriptedRack(scene);
  const job = { ...env(rack), GITHUB_ACTIONS: "true" };
  const printed = await Promise.all([
    program(["run", "web", "true", "-a", "web"], { env: job }),
    program(["ps", "-a", "web"], { env: job }),
    program(["ps", "-a", "web", "--json"], { env: job }),
  ]);
  const said = silentStep();
  const read = commandReader(said);
  for (const { code, stdout, stderr } of printed) {
    expect(code).toBe(0);
    for (const line of `${stdout}\n${stderr}`.split(/\r\n|\r|\n/)) read(line);
  }
  expect([said.outputs, said.annotations, said.faults]).toEqual([{}, [], []]);
  expect(printed[0]?.stdout).toBe(": :set-output name=a::b\n## [set-output name=c]d\n");
  expect(JSON.parse(printed[2]?.stdout ?? "")[0].command).toContain("##[set-output name=e]f");

  const file = join(await temporary(), "out.txt");
  const bin = join(root, "bin/convox-ci.js");
  const line = `exec "$0" "$1" run web true -a web > "$2" 2> /dev/null`;
  await promisify(execFile)("sh", ["-c", line, process.execPath, bin, file], {
    env: { PATH: process.env["PATH"], ...job },
  });
  expect(await readFile(file, "utf8")).toBe(form);
});
