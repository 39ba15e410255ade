import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { root, temporary } from "../support/program.ts";
import { json } from "../support/raw-rack.ts";
import { scriptedRack } from "../support/scripted-rack.ts";

test("each image of a build has a group in a job's log, and the first that of the build", async () => {
  const log = [
    "waiting for build pod...\n",
    "#1 [internal] load build definition from Dockerfile\n#2 one\n",
    "\x1b[32m#3 two\x1b[0m\n#1 [inte",
    "rnal] load build definition from worker.Dockerfile\n#2 three\n::error::no command\n",
    "no end",
  ];
  let over = false;
  const rack = await scriptedRack({
    http(seen, res) {
      const status = over ? "complete" : "running";
      if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
      else if (seen.path.includes("/builds")) json(res, { id: "BAAAAAAAAAA", status, release: "RBBBBBBBBBB" });
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
  const file = join(await temporary(), "build.log");
  const ran = await runAction({
    action: join(root, "actions/build"),
    workspace: join(root, "examples/hello"),
    with: { app: "web", "log-file": file },
    env: { RACK_URL: rack.url },
  });

  expect(ran.conclusion).toBe("success");
  expect(ran.groups.slice(1)).toEqual([
    expect.stringMatching(/^Building web on 127\.0\.0\.1:\d+: BAAAAAAAAAA$/),
    "#1 [internal] load build definition from worker.Dockerfile",
  ]);
  const shown = ran.stdout.split("\n").filter((line) => !/^::/.test(line) || line === "::error::no command");
  expect(shown.join("\n")).toContain(log.join(""));
  expect(await readFile(file, "utf8")).toBe(log.join(""));
});
