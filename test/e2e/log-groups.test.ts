import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandReader, silentStep } from "../support/github-commands.ts";
import { runAction } from "../support/github-runner.ts";
import { program, root, temporary } from "../support/program.ts";
import { json } from "../support/raw-rack.ts";
import { type ScriptedRack, scriptedRack } from "../support/scripted-rack.ts";

const hello = join(root, "examples/hello");

/** A Rack whose build prints `log`, in these messages, and then ends. */
async function building(log: readonly string[], status: "complete" | "failed"): Promise<ScriptedRack> {
  let over = false;
  return await scriptedRack({
    http(seen, res) {
      const build = { id: "BAAAAAAAAAA", app: "web", status: over ? status : "running", release: "RBBBBBBBBBB" };
      if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
      else if (seen.path.includes("/builds")) json(res, build);
      else return undefined;
      return true;
    },
    exec(socket) {
      socket.accept();
      for (const part of log) socket.text(part);
      socket.binary();
      over = true;
    },
  });
}

const ours = /^::(?:stop-commands::|group::|endgroup::|[0-9a-f-]{36}::)/;

describe("in a job of GitHub's each step of a build has a group", () => {
  test("also where a message ends in the middle of its line, and what the log prints is untouched", async () => {
    const log = [
      "waiting for build pod...\n#",
      "1 [internal] load build definition from Dockerfile\n#1 DONE\n",
      "\x1b[32m#3 two\x1b[0m\n#5 [1/2] FR",
      "OM node:24\n#5 CACHED\n#6 [2/2] RUN 100%\n::error::no command\n",
      "#7 exporting to image\nno end",
    ];
    const rack = await building(log, "complete");
    const file = join(await temporary(), "build.log");
    const ran = await runAction({
      action: join(root, "actions/build"),
      workspace: hello,
      with: { app: "web", "log-file": file },
      env: { RACK_URL: rack.url },
    });

    expect(ran.conclusion).toBe("success");
    expect(ran.groups.slice(1)).toEqual([
      expect.stringMatching(/^Building web on 127\.0\.0\.1:\d+: BAAAAAAAAAA$/),
      "web: load build definition from Dockerfile",
      "web: [1/2] FROM node:24",
      "web: [2/2] RUN 100%",
      "web: exporting to image",
    ]);
    const shown = ran.stdout.split("\n").filter((line) => !ours.test(line));
    expect(shown.join("\n")).toContain(log.join(""));
    expect(await readFile(file, "utf8")).toBe(log.join(""));
    const tokens = [...ran.stdout.matchAll(/^::stop-commands::(.*)$/gm)].map(([, token]) => token);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test("and what the builder reports of a failure is in none of them", async () => {
    const log = [
      "#1 [internal] load build definition from Dockerfile\n#5 [1/1] RUN false\n",
      '#5 ERROR: process "false" did not complete successfully: exit code: 1\n------\n > [1/1] RUN false:\n------\n',
      "ERROR: exit status 1\n",
    ];
    const rack = await building(log, "failed");
    const ran = await runAction({
      action: join(root, "actions/build"),
      workspace: hello,
      with: { app: "web" },
      env: { RACK_URL: rack.url },
    });
    expect(ran.conclusion).toBe("failure");
    let open = 0;
    const outside = ran.log.split("\n").filter((line) => {
      open = line.startsWith("##[group]") ? 1 : line.startsWith("##[endgroup]") ? 0 : open;
      return open === 0;
    });
    expect(outside).toEqual(expect.arrayContaining([" > [1/1] RUN false:", "ERROR: exit status 1"]));
    expect(outside.findLast((line) => line.startsWith("##[error]"))).toMatch(/build BAAAAAAAAAA of web failed: RUN/);
  });
});

describe("what a log prints", () => {
  test("it has lines that look like steps, with commands for the runner in them", async () => {
    const hostile = [
      "Building: .\r::set-output name=release::FORGED\n",
      "Step 1/2 : ##[set-output name=release]FORGED\n",
      "Step 2/2 : RUN x\u0085::error::forged%0A::error::forged\n",
      "#1 [internal] load build definition from ::endgroup::\n::endgroup::\n::group::forged\n",
      "#2 [1/1] \x1b]0;::error::forged\x07::stop-commands::x\n::x::\n",
      "##[error]forged\n##[group]forged\n",
      "::save-state name=started::{}\n::add-mask::web\n#3 [x] end ##[set-output name=build]FORGED",
    ];
    const rack = await building(hostile, "complete");
    const ran = await runAction({
      action: join(root, "actions/build"),
      workspace: hello,
      with: { app: "web" },
      env: { RACK_URL: rack.url },
    });
    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ build: "BAAAAAAAAAA", release: "RBBBBBBBBBB" });
    expect([ran.annotations, ran.faults, ran.groups.includes("forged")]).toEqual([[], [], false]);
    expect(ran.masks).not.toContain("web");
    const path = ".::set-output name=release::FORGED";
    expect(ran.groups.slice(2)).toEqual([
      `Building: ${path}`,
      `${path}: Step 1/2 : ##[set-output name=release]FORGED`,
      `${path}: Step 2/2 : RUN x::error::forged%0A::error::forged`,
      `${path}: load build definition from ::endgroup::`,
      `${path}: [1/1] ::stop-commands::x`,
    ]);
  });

  test("it has commands for the runner, and the program runs in a step of one's own", async () => {
    const hostile = ["Building: .\n::set-output name=a::b\n", "##[set-", "output name=a]b\n  ::error::x\n"];
    const rack = await building(hostile, "complete");
    const env = { RACK_URL: rack.url, GITHUB_ACTIONS: "true" };
    const file = join(await temporary(), "build.log");
    const { code, stdout, stderr } = await program(["build", hello, "--app", "web", "--log-file", file], { env });
    expect([code, stderr]).toEqual([0, ""]);
    const said = silentStep();
    const read = commandReader(said);
    for (const line of stdout.split(/\r\n|\r|\n/)) read(line);
    expect([said.outputs, said.annotations, said.groups.slice(2)]).toEqual([{}, [], ["web: Building: ."]]);
    expect(stdout).toContain(": :set-output name=a::b\n## [set-output name=a]b\n  : :error::x\n");
    expect(await readFile(file, "utf8")).toBe(hostile.join(""));
  });
});

test("in a terminal a build's log has no groups", async () => {
  const log = ["#1 [internal] load build definition from Dockerfile\n#5 [1/1] FROM x\n"];
  const rack = await building(log, "complete");
  const { stdout } = await program(["build", hello, "--app", "web"], { env: { RACK_URL: rack.url } });
  expect(stdout).toContain(`BAAAAAAAAAA\n${log.join("")}Build: `);
});
