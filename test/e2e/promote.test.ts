import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect, directEndpoint, type Rack } from "../../src/rack/index.ts";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";
import { portOf } from "../support/raw-rack.ts";

const actions = join(root, "actions");
const hello = join(root, "examples/hello");

function client({ url }: LocalRack): Rack {
  const rack = connect(directEndpoint(url));
  onTestFinished(() => rack.close());
  return rack;
}

/** Builds the example and returns the release. */
async function buildRelease(rack: LocalRack): Promise<string> {
  const ran = await program(["build", ".", "--app", "web", "--id"], { cwd: hello, env: { RACK_URL: rack.url } });
  expect(ran).toMatchObject({ code: 0 });
  return ran.stdout;
}

function step(action: string, rack: LocalRack, given: Record<string, string> = {}, onLine = (_: string) => {}) {
  return runAction({
    action: join(actions, action),
    workspace: hello,
    with: { app: "web", ...given },
    env: { RACK_URL: rack.url },
    onLine,
  });
}

/** A site that answers with this status. */
async function site(status: number): Promise<string> {
  const server = createServer((_, res) => res.writeHead(status).end("well"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${portOf(server.address())}/health`;
}

describe("the action promote", () => {
  test("waits for another job's promotion of the same app, and then follows it", async () => {
    // The Rack's clock stands still until the step waits. From then on each reading of it is ten minutes later.
    let time = Date.UTC(2026, 0, 2);
    let isWaiting = false;
    const rack = await servedRack({
      promotion: { updatingMs: 600_000, rollbackMs: 600_000, creatingMs: 0 },
      clock() {
        if (isWaiting) time += 600_000;
        return time;
      },
    });
    const [older, newer] = [await buildRelease(rack), await buildRelease(rack)];
    await client(rack).releases.promote("web", older);
    const ran = await step("promote", rack, { release: newer }, (line) => {
      if (line.includes("Waiting for web, which is updating")) isWaiting = true;
    });

    expect(isWaiting).toBe(true);
    expect(ran.conclusion).toBe("success");
    expect(ran.outputs).toMatchObject({ release: newer, "previous-release": older, "rolled-back": "false" });
  });

  test("refuses the older of two releases, and promotes it when that is allowed", async () => {
    const rack = await servedRack();
    const [older, newer] = [await buildRelease(rack), await buildRelease(rack)];
    expect(await step("promote", rack, { release: newer })).toMatchObject({ conclusion: "success" });
    const refused = await step("promote", rack, { release: older });
    const allowed = await step("promote", rack, { release: older, "allow-older": "true" });

    expect(refused.conclusion).toBe("failure");
    expect(refused.annotations[0]?.message).toContain(
      `${older} is older than ${newer}, which web runs: it was created at`,
    );
    expect(refused.outputs).toMatchObject({ release: older, "previous-release": newer, "rolled-back": "false" });
    expect(allowed.outputs).toMatchObject({ status: "running", "previous-release": newer });
    expect(allowed.outputs["release"]).not.toBe(older);
  });

  test("rolls back once when the health check fails, and its outputs say so", async () => {
    const rack = await servedRack();
    const [good, bad] = [await buildRelease(rack), await buildRelease(rack)];
    const given = {
      "health-check-interval": "1s",
      "health-check-successes": "1",
      "health-check-timeout": "1s",
      rollback: "true",
    };
    const first = await step("promote", rack, { release: good, ...given, "health-check-url": await site(200) });
    const second = await step("promote", rack, { release: bad, ...given, "health-check-url": await site(500) });

    expect(first.conclusion).toBe("success");
    expect(second.conclusion).toBe("failure");
    expect(second.outputs).toMatchObject({
      release: bad,
      "previous-release": good,
      "rolled-back": "true",
      status: "rolled-back",
    });
    const [error, ...others] = second.annotations;
    expect(others).toEqual([]);
    expect(error?.message).toMatch(/status 500, expected 200-299; web was rolled back to R[A-Z]{10}, as R[A-Z]{10}\n/);
    expect(error?.message).toContain("Changes that migrations made to databases are not reverted");
    expect((await client(rack).apps.get("web")).release).not.toBe(bad);
  });
});

test("the action rollback rolls back to the previous release", async () => {
  // Each reading of the Rack's clock is a minute later: a release is far from the rollouts before and after it.
  let time = Date.UTC(2026, 0, 2);
  const rack = await servedRack({
    clock() {
      time += 60_000;
      return time;
    },
  });
  const good = await buildRelease(rack);
  await step("promote", rack, { release: good });
  const bad = await buildRelease(rack);
  await step("promote", rack, { release: bad });
  const ran = await step("rollback", rack);

  expect(ran.annotations).toEqual([]);
  expect(ran.conclusion).toBe("success");
  expect(ran.outputs).toMatchObject({ "copied-from": good, "previous-release": bad, status: "running" });
  expect((await client(rack).apps.get("web")).release).toBe(ran.outputs["release"]);
});

describe("a build that fails", () => {
  const project = async () => {
    const dir = await temporary();
    await writeFile(join(dir, "convox.yml"), "services:\n  web:\n    build: .\n");
    await writeFile(join(dir, "Dockerfile"), "FROM scratch\n\nCOPY nowhere /\n");
    return dir;
  };

  test("is one error annotation at the line of the Dockerfile, with what to do", async () => {
    const rack = await servedRack();
    const ran = await runAction({
      action: join(actions, "deploy"),
      workspace: await project(),
      with: { app: "web" },
      env: { RACK_URL: rack.url },
    });

    const errors = ran.annotations.filter(({ level }) => level === "error");
    expect(errors).toEqual([expect.objectContaining({ file: "Dockerfile", line: 3 })]);
    expect(errors[0]?.message).toMatch(
      /^build B[A-Z]{10} of web failed: COPY nowhere \/: nowhere is not in the build context\n/,
    );
    expect(errors[0]?.message).toContain('"nowhere" does not exist in the source');
    expect(ran.outputs).toMatchObject({ build: expect.stringMatching(/^B[A-Z]{10}$/), status: "failed" });
  });

  test("is a line with file and number in a terminal, and in its JSON", async () => {
    const rack = await servedRack();
    const ran = await program(["deploy", ".", "--app", "web", "--json"], {
      cwd: await project(),
      env: { RACK_URL: rack.url },
    });

    expect(ran.code).toBe(5);
    expect(ran.stderr).toMatch(/^ERROR: Dockerfile:3: build B[A-Z]{10} of web failed: COPY nowhere \//m);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      status: "failed",
      error: { code: "build-failed/missing-file", place: { file: "Dockerfile", line: 3 } },
    });
  });
});

test("the program lists releases and explains the state of an app", async () => {
  const rack = await servedRack();
  const release = await buildRelease(rack);
  const env = { RACK_URL: rack.url };
  expect(await program(["promote", release, "--app", "web"], { env })).toMatchObject({ code: 0 });

  expect((await program(["releases", "--app", "web"], { env })).stdout).toMatch(
    new RegExp(`^ID +STATUS +BUILD +CREATED +DESCRIPTION\n${release}  active  B[A-Z]{10}  `),
  );
  expect((await program(["releases", "manifest", release, "--app", "web"], { env })).stdout).toContain("services:");
  expect((await program(["diagnose", "--app", "web"], { env })).stdout).toContain(`web is running and runs ${release}`);
});
