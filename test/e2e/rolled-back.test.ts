import { join } from "node:path";
import { expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { root } from "../support/program.ts";

/** `node scripts/rolled-back-runs.mjs --runs 100` sets it. */
const runs = Number(process.env["ROLLED_BACK_RUNS"] ?? 2);

/** What an app prints when it crashes: commands of the runner, in each form, also with the token of an earlier stop. */
const output = (run: number) =>
  [
    "::group::a group of the app",
    "::error::an error of the app",
    "##[group]another group",
    "::stop-commands::token-of-the-app",
    "::set-output name=release::RFFFFFFFFFF",
    `::add-mask::${run}`,
    "Error: cannot reach the database",
  ].join("\n");

test("after each rolled-back deploy the runner reads commands again, every group has ended, and the error is an annotation", {
  timeout: 180_000 + runs * 30_000,
}, async () => {
  const rack = await servedRack({ promotion: { updatingMs: 1000, rollbackMs: 4000, creatingMs: 0 } });
  const options = {
    action: join(root, "actions/deploy"),
    workspace: join(root, "examples/hello"),
    with: { app: "web" },
    env: { RACK_URL: rack.url },
  };
  const good = await runAction(options);
  expect(good.conclusion).toBe("success");

  for (let run = 0; run < runs; run++) {
    rack.faults.add({ kind: "crash-output", value: output(run) });
    // `runAction` fails if commands are still stopped, or a group is open, at the end of the log.
    const ran = await runAction(options);

    expect(ran.faults).toEqual([]);
    expect(ran.annotations.filter(({ level }) => level === "error")).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^R[A-Z]{10} was rolled back; web runs .*cannot reach the database/s),
      }),
    ]);
    expect(ran.groups.filter((title) => title.includes("of the app") || title === "another group")).toEqual([]);
    expect(ran.groups).toContain("Last output of web");
    expect(ran.log).toContain("::error::an error of the app");
    expect(ran.masks).not.toContain(String(run));
    expect(ran.outputs).toMatchObject({ "rolled-back": "true", "previous-release": good.outputs["release"] });
    const stops = ran.stdout.match(/^::stop-commands::(?!token-of-the-app)(.+)$/gm) ?? [];
    expect(stops.length).toBeGreaterThan(0);
    for (const stop of stops) expect(ran.stdout.split("\n")).toContain(`::${stop.slice("::stop-commands::".length)}::`);
  }
});
