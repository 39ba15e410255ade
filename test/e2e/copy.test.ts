import { execFile, spawn } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LocalRack } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { createApp, servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";

const hello = join(root, "examples/hello");
const convox = `node '${join(root, "bin/convox-ci.js")}'`;

async function buildApp(rack: LocalRack): Promise<{ build: string; release: string }> {
  const { stdout } = await program(["build", hello, "--app", "web", "--json"], { env: { RACK_URL: rack.url } });
  return JSON.parse(stdout);
}

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a script as CI systems do, with the variables of a job. */
function bash(script: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
      env: { PATH: process.env["PATH"], ...env },
      stdio: "pipe",
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.stdin.end();
    child.on("error", failed).on("close", (code) => done({ code: code ?? -1, stdout, stderr }));
  });
}

const builds = async (rack: LocalRack, app = "web") =>
  JSON.parse((await program(["builds", "--app", app, "--json"], { env: { RACK_URL: rack.url } })).stdout);

describe.each(["v2", "v3"] as const)("between two %s Racks", (generation) => {
  test("an export is piped into an import, as in the Convox docs: data on standard output, words on standard error", async () => {
    const [one, two] = [await servedRack({ generation }), await servedRack({ generation })];
    await createApp(two, "web2");
    const { build } = await buildApp(one);
    const { code, stdout, stderr } = await bash(
      `RACK_URL="$ONE" ${convox} builds export ${build} -a web | RACK_URL="$TWO" ${convox} builds import -a web2 --id`,
      { ONE: one.url, TWO: two.url },
    );

    expect(code).toBe(0);
    expect(stdout).toMatch(/^R[A-Z]{10}$/);
    expect(stderr).toMatch(/Exported \S+ \S+ with the image of web\n/);
    expect(await builds(two, "web2")).toMatchObject([{ status: "complete", release: stdout }]);
  });

  test("a pipe whose export breaks fails on both sides, and nothing is imported", async () => {
    const [one, two] = [await servedRack({ generation }), await servedRack({ generation })];
    const { build } = await buildApp(one);
    one.faults.add({
      kind: "append",
      value: "ERROR: connection refused by the registry\n",
      path: `/apps/web/builds/${build}.tgz`,
    });
    const { code, stderr } = await bash(
      `RACK_URL="$ONE" ${convox} builds export ${build} -a web | RACK_URL="$TWO" ${convox} builds import -a web; echo "\${PIPESTATUS[@]}"`,
      { ONE: one.url, TWO: two.url },
    );

    expect(code).toBe(1);
    expect(stderr).toContain("ERROR: connection refused by the registry");
    expect(stderr.match(/^ERROR: /gm)).toHaveLength(2);
    expect(await builds(two)).toEqual([]);
  });

  test("builds copy does it in one step, by a second RACK_URL, and promotes when asked", async () => {
    const [one, two] = [await servedRack({ generation }), await servedRack({ generation })];
    const { build } = await buildApp(one);
    const { code, stdout } = await program(["builds", "copy", build, "-a", "web", "--promote", "--json"], {
      env: { RACK_URL: one.url, CONVOX_DESTINATION_RACK_URL: two.url },
    });

    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ app: "web", images: ["web"], status: "running" });
    expect(await builds(two)).toMatchObject([{ build: result.build, release: result.release }]);
    expect(await builds(one)).toHaveLength(1);
  });
});

test("a v3 Rack's build is not sent to a v2 Rack", async () => {
  const [one, two] = [await servedRack({ generation: "v3" }), await servedRack({ generation: "v2" })];
  const { build } = await buildApp(one);
  const { code, stderr } = await program(["builds", "copy", build, "-a", "web"], {
    env: { RACK_URL: one.url, CONVOX_DESTINATION_RACK_URL: two.url },
  });

  expect(code).toBe(1);
  expect(stderr).toMatch(
    /ERROR: the archive of build B[A-Z]{10} is from a v3 Rack, and 127\.0\.0\.1:\d+ is a v2 Rack, which cannot read it\n/,
  );
  expect(two.requests.some(({ path }) => path.endsWith("/import"))).toBe(false);
});

describe("through Consoles", () => {
  const key = (name: string) => ({
    console: { organization: name, keys: [{ key: `${name}-deploy-key`, policy: "default" as const }] },
  });

  test("the action takes a key for each organization, by the community action's old names too, and shows neither", async () => {
    const [one, two] = [await servedRack(key("acme")), await servedRack(key("other"))];
    await createApp(two, "shop");
    const { build } = await buildApp(one);
    const ran = await runAction({
      action: join(root, "actions/copy-build"),
      with: {
        build,
        rack: "acme/local",
        app: "web",
        host: `http://${one.consoleHost}`,
        password: "acme-deploy-key",
        destinationRack: "other/local",
        destinationApp: "shop",
        "to-host": `http://${two.consoleHost}`,
        "to-password": "other-deploy-key",
      },
    });

    expect(ran.annotations.filter(({ level }) => level === "error")).toEqual([]);
    expect(ran.conclusion).toBe("success");
    expect(ran.annotations.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("'destinationApp' has been deprecated with message: use to-app"),
      ]),
    );
    expect(ran.outputs).toMatchObject({
      app: "shop",
      rack: "other/local",
      release: expect.stringMatching(/^R[A-Z]{10}$/),
    });
    expect(ran.masks).toEqual(expect.arrayContaining(["acme-deploy-key", "other-deploy-key"]));
    expect(ran.log).not.toMatch(/(acme|other)-deploy-key/);
  });

  test("export-build and import-build hand a file from step to step", async () => {
    const rack = await servedRack(key("acme"));
    await createApp(rack, "web2");
    const { build } = await buildApp(rack);
    const workspace = await temporary();
    const common = {
      rack: "acme/local",
      host: `http://${rack.consoleHost}`,
      password: "acme-deploy-key",
      file: "b.tgz",
    };
    const saved = await runAction({
      action: join(root, "actions/export-build"),
      with: { ...common, app: "web", build },
      workspace,
    });
    const made = await runAction({
      action: join(root, "actions/import-build"),
      with: { ...common, app: "web2" },
      workspace,
    });

    expect(saved.outputs).toMatchObject({ file: "b.tgz", images: "web" });
    expect((await stat(join(workspace, "b.tgz"))).size).toBe(Number(saved.outputs["size"]));
    expect(made.outputs["release"]).toMatch(/^R[A-Z]{10}$/);
    const found = await runAction({
      action: join(root, "actions/find-build"),
      with: { ...common, file: "", app: "web2", newest: "true" },
    });
    expect(found.outputs).toMatchObject({ found: "true", release: made.outputs["release"] });
  });
});

describe("what is written to a file", () => {
  test("system tar can read it", async () => {
    const rack = await servedRack();
    const { build } = await buildApp(rack);
    const cwd = await temporary();
    const { code } = await program(["builds", "export", build, "-a", "web", "-f", "b.tgz"], {
      cwd,
      env: { RACK_URL: rack.url },
    });
    expect(code).toBe(0);
    const { stdout } = await promisify(execFile)("tar", ["-tzf", join(cwd, "b.tgz")]);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining(["build.json", `web.${build}.tar`]));
  });

  test("and standard output that is closed early is a failure", async () => {
    const rack = await servedRack();
    const { build } = await buildApp(rack);
    const { stdout, stderr } = await bash(
      `set +e; ${convox} builds export ${build} -a web | head -c 0; echo "\${PIPESTATUS[0]}"`,
      { RACK_URL: rack.url },
    );
    expect(stdout).toBe("1\n");
    expect(stderr).toContain("ERROR: standard output was closed before all of the data was written");
  });

  test("is deleted after a failure, and --json says what failed", async () => {
    const rack = await servedRack();
    const { build } = await buildApp(rack);
    rack.faults.add({ kind: "append", value: "ERROR: oops, a disk is full\n", path: `/apps/web/builds/${build}.tgz` });
    const cwd = await temporary();
    const { code, stdout } = await program(["builds", "export", build, "-a", "web", "-f", "b.tgz", "--json"], {
      cwd,
      env: { RACK_URL: rack.url },
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: "archive-invalid",
      message: expect.stringContaining("oops, a disk is full"),
    });
    expect(await readdir(cwd)).toEqual([]);
  });
});

test("--quiet leaves the result, warnings and errors", async () => {
  const rack = await servedRack();
  const env = { RACK_URL: rack.url };
  const { stdout, stderr, code } = await program(["build", hello, "-a", "web", "--quiet", "--id"], { env });
  expect([code, stdout.replace(/R[A-Z]{10}/, "ID")]).toEqual([0, "ID"]);
  expect(stderr.replace(/^WARNING: .*\n/gm, "")).toBe("");
  const readOutput = async (...argv: string[]) => (await program([...argv, "-a", "web", "-q"], { env })).stdout;
  expect(await readOutput("env", "set", "A=b")).toMatch(/^R[A-Z]{10}\n$/);
  expect(await readOutput("restart")).toBe("");
  expect(await readOutput("releases")).toMatch(/^(?:R[A-Z]{10}\n){2}$/);
  expect(await readOutput("services")).toBe("");
  const wrong = await program(["builds", "info", "BNONE", "-a", "web", "-q"], { env });
  expect([wrong.code, wrong.stderr.startsWith("ERROR: ")]).toEqual([4, true]);
});

test.each([
  ["builds exprot", ["builds", "exprot"], '"builds exprot" is not a command\nUse builds export.'],
  [
    "builds nonsense",
    ["builds", "nonsense"],
    '"builds nonsense" is not a command\nUse one of these: builds info, builds logs',
  ],
  ["--buildarg", ["build", "--buildarg", "A=1"], "build has no flag --buildarg\nUse --build-args."],
  [
    "--to-password",
    ["builds", "copy", "--to-password", "x"],
    "--to-password is not a flag: other users of the machine can read a command line",
  ],
])("%s is answered with what was meant", async (_, argv, words) => {
  const { code, stderr } = await program(argv);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test("help has pages for the exit codes and the variables, and names the command's required flags", async () => {
  const exitCodes = await program(["help", "exit-codes"]);
  expect(exitCodes.stdout).toMatch(/^ *8 +The Rack, the Console or the network cannot be reached/m);
  expect((await program(["help", "environment"])).stdout).toContain("NO_COLOR");
  expect((await program(["help", "builds", "copy"])).stdout).toContain(
    "Usage: convox-ci builds copy BUILD --app APP [flags]",
  );
  expect(await readFile(join(root, "README.md"), "utf8")).toContain("convox-ci builds copy");
});
