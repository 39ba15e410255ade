import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const LINES = 5_000;

describe.each(["v2", "v3"] as const)("a whole workflow on a %s Rack", (generation) => {
  test("makes an app, builds, promotes, runs commands that end well and badly, executes in a process, destroys", async () => {
    // Commands run on this machine, not in a container: what is shown here is the way of exit codes and output.
    const rack = await servedRack({ generation, execute: "host" });
    const workspace = join(await temporary(), "source");
    await mkdir(workspace);
    await writeFile(join(workspace, "convox.yml"), "services:\n  web:\n    build: .\n    port: 3000\n");
    await writeFile(join(workspace, "Dockerfile"), "FROM busybox\n");
    const step = (name: string, inputs: Record<string, string>) =>
      runAction({
        action: join(root, "actions", name),
        workspace,
        with: { app: "suite", ...inputs },
        env: { RACK_URL: rack.url },
      });

    expect((await step("create", {})).outputs["created"]).toBe("true");
    const { release = "" } = (await step("build", {})).outputs;
    expect((await step("promote", { release })).outputs["status"]).toBe("running");

    for (const code of [0, 1, 42]) {
      const ran = await step("run", { service: "web", command: `echo before; exit ${code}`, shell: "true" });
      expect(ran.conclusion).toBe(code === 0 ? "success" : "failure");
      expect(ran.outputs["exit-code"]).toBe(String(code));
      expect(ran.log).toContain("before");
    }

    const long = await step("run", { service: "web", command: `seq 1 ${LINES}`, release });
    expect(long.conclusion).toBe("success");
    const numbers = long.log.split(/\r?\n/).filter((line) => /^\d+$/.test(line));
    expect(numbers).toEqual(Array.from({ length: LINES }, (_, index) => String(index + 1)));

    const executed = await step("exec", { service: "web", command: "echo executed; exit 3", shell: "true" });
    expect(executed.log).toContain("executed");
    expect(executed.outputs["exit-code"]).toBe("3");

    expect((await step("destroy", { confirm: "suite" })).outputs["destroyed"]).toBe("true");
  });
});
