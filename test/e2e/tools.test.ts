import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { describe, expect, onTestFinished, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { servedRack } from "../support/local-rack.ts";
import { program, root, temporary } from "../support/program.ts";
import { json, rawRack } from "../support/raw-rack.ts";

const KEY = "deploy-key-123";
const ADMIN = "admin-key-456";
const SECRET = "s3cret/value=1";

const action = (name: string) => join(root, "actions", name);

/** A Rack that both kinds of key reach through its Console, with the two services of `web` running. */
async function deployApp(generation: "v2" | "v3"): Promise<LocalRack> {
  const rack = await servedRack({
    generation,
    promotion: { updatingMs: 50, rollbackMs: 50, creatingMs: 50, deletingMs: 50 },
    console: {
      organization: "acme",
      keys: [
        { key: KEY, policy: "default" },
        { key: ADMIN, policy: "all" },
      ],
    },
  });
  const dir = await temporary();
  await writeFile(
    join(dir, "convox.yml"),
    "services:\n  web:\n    image: httpd\n    port: 3000\n  worker:\n    image: busybox\n",
  );
  const { code, stderr } = await program(["deploy", dir, "--app", "web"], { env: { RACK_URL: rack.url } });
  expect([code, stderr]).toEqual([0, ""]);
  return rack;
}

describe.each(["v2", "v3"] as const)("the actions on a %s Rack", (generation) => {
  test("make an app, set its environment, scale it and take it down again", async () => {
    const rack = await deployApp(generation);
    const to = { rack: "acme/local", host: `http://${rack.consoleHost}`, password: ADMIN };

    const created = await runAction({ action: action("create"), with: { ...to, app: "shop" } });
    expect(created.outputs).toEqual({ app: "shop", rack: "acme/local", created: "true", status: "running" });
    const again = await runAction({ action: action("create"), with: { ...to, app: "shop", "if-exists": "skip" } });
    expect(again.outputs["created"]).toBe("false");

    const set = await runAction({
      action: action("env-set"),
      with: { ...to, app: "web", variables: "MODE=fast\nTOKEN", promote: "true" },
      env: { TOKEN: SECRET },
    });
    expect([set.conclusion, set.annotations]).toEqual(["success", []]);
    expect(set.outputs).toMatchObject({ status: "running", added: "MODE TOKEN", changed: "", removed: "" });
    expect(set.masks).toContain(SECRET);
    const shown = set.stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(shown.join("\n") + set.stderr).not.toContain(SECRET);

    const scaled = await runAction({
      action: action("scale"),
      with: { ...to, app: "web", service: "worker", count: "2" },
    });
    expect(scaled.outputs).toMatchObject({ service: "worker", count: "2", running: "2" });

    const kept = await runAction({ action: action("destroy"), with: { ...to, app: "shop", confirm: "web" } });
    expect(kept.conclusion).toBe("failure");
    const destroyed = await runAction({ action: action("destroy"), with: { ...to, app: "shop", confirm: "shop" } });
    expect(destroyed.outputs).toEqual({ app: "shop", rack: "acme/local", destroyed: "true" });
    for (const { env } of [created, set, scaled, destroyed]) expect(env).toEqual({});
  });

  test("with a plain deploy key replace an environment, and the errors name the missing permission", async () => {
    const rack = await deployApp(generation);
    const to = { rack: "acme/local", host: `http://${rack.consoleHost}`, password: KEY, app: "web" };
    const errorOf = async (name: string, given: Record<string, string>) => {
      const ran = await runAction({ action: action(name), with: { ...to, ...given } });
      expect(ran.conclusion).toBe("failure");
      return ran.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
    };

    const replaced = await runAction({ action: action("env-set"), with: { ...to, variables: "A=1", replace: "true" } });
    expect(replaced.conclusion).toBe("success");
    expect(await errorOf("env-set", { variables: "A=1" })).toEqual([
      expect.stringMatching(
        /403 .*\nA deploy key without a role is not allowed to read releases, .* Read on the app web and Read on the Rack/,
      ),
    ]);
    expect(await errorOf("scale", { service: "web", count: "2" })).toEqual([
      expect.stringContaining("is not allowed to scale services"),
    ]);
    expect(await errorOf("create", { app: "shop" })).toEqual([
      expect.stringContaining("is not allowed to create apps"),
    ]);
  });

  test("look at an app, restart it, and take variables away", async () => {
    const rack = await deployApp(generation);
    const to = { rack: "acme/local", host: `http://${rack.consoleHost}`, password: ADMIN, app: "web" };
    const run = (name: string, given: Record<string, string> = {}) =>
      runAction({ action: action(name), with: { ...to, ...given } });

    const well = await run("diagnose");
    expect([well.conclusion, well.outputs["failing"]]).toEqual(["success", ""]);
    expect(well.stdout).toContain("web is running and runs R");
    const log = await run("logs", { since: "1h" });
    expect([log.conclusion, log.stdout]).toEqual(["success", expect.stringMatching(/^\S+Z system\//m)]);
    const restarted = await run("restart", { service: "worker" });
    expect(restarted.outputs).toMatchObject({ app: "web", services: "worker" });
    await run("env-set", { variables: "A=1\nB=2" });
    const unset = await run("env-unset", { names: "A" });
    expect(unset.outputs).toMatchObject({ removed: "A", status: "created" });
    const idle = await run("cancel");
    expect([idle.conclusion, idle.outputs["status"]]).toEqual(["failure", "running"]);
    const scaled = await run("scale");
    expect(scaled.stdout).toMatch(/^SERVICE +DESIRED/m);
  });

  test("log in and examine the way", async () => {
    const rack = await deployApp(generation);
    const host = `http://${rack.consoleHost}`;

    const plain = await runAction({ action: action("login"), with: { password: KEY, host } });
    expect([plain.conclusion, plain.env]).toEqual(["success", {}]);
    expect(plain.outputs).toMatchObject({ racks: "acme/local", rack: "" });
    const exported = await runAction({ action: action("login"), with: { password: KEY, host, export: "true" } });
    expect(exported.env).toEqual({ CONVOX_PASSWORD: KEY, CONVOX_HOST: host });
    expect(exported.masks).toContain(KEY);
    const later = await runAction({
      action: action("env-set"),
      with: { rack: "acme/local", app: "web", variables: "A=1", replace: "true" },
      env: exported.env,
    });
    expect(later.conclusion).toBe("success");

    const well = await runAction({
      action: action("doctor"),
      with: { password: KEY, host, rack: "acme/local", app: "web" },
    });
    expect([well.conclusion, well.outputs["failed"]]).toEqual(["success", "0"]);
    expect(well.stdout).toMatch(/^CHECK +RESULT +DETAIL$/m);
    const ill = await runAction({
      action: action("doctor"),
      with: { password: "wrong-key", host, rack: "acme/local" },
    });
    expect([ill.conclusion, ill.outputs["failed"]]).toEqual(["failure", "1"]);
    expect(ill.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/checks failed: key\n401 invalid/),
    ]);
  });
});

describe("the program", () => {
  test("shows what is on a Rack, in tables and as JSON", async () => {
    const rack = await deployApp("v3");
    const env = { RACK_URL: rack.url, CONVOX_APP: "web" };
    const readShown = async (...argv: string[]) => {
      const { code, stdout, stderr } = await program(argv, { env });
      expect([argv.join(" "), code, stderr]).toEqual([argv.join(" "), 0, ""]);
      return stdout;
    };

    expect(await readShown("apps")).toMatch(/^APP +STATUS +RELEASE\nweb +running +R/);
    expect(JSON.parse(await readShown("apps", "info", "--json"))).toMatchObject({ app: "web", status: "running" });
    expect(await readShown("services")).toMatch(/^SERVICE +DOMAIN +PORTS\nweb /);
    expect(await readShown("ps")).toMatch(/\nworker-\S+ +worker +running +R/);
    expect(JSON.parse(await readShown("scale", "web", "--json"))).toMatchObject({
      service: "web",
      count: 1,
      running: 1,
    });
    expect(await readShown("racks")).toMatch(/^NAME +PROVIDER +STATUS\nlocal /);
    expect(await readShown("rack")).toMatch(/Version +3\.25\.10\n/);
    expect(await readShown("resources")).toBe("No resources\n");
    expect(await readShown("logs", "--since", "1h")).toMatch(/^\S+Z system\//);
    const examined = await program(["doctor", "--json"], { env });
    expect(JSON.parse(examined.stdout)).toMatchObject({ failed: 0, warnings: 0 });
    expect(examined.stderr).toMatch(/^CHECK +RESULT +DETAIL\nsettings +ok /);
  });

  test("sets variables from arguments, a file and standard input, prints no value unasked, and the id alone with --id", async () => {
    const rack = await deployApp("v3");
    const dir = await temporary();
    await writeFile(join(dir, "app.env"), `TOKEN=${SECRET}\n`);
    const ran = (argv: string[], input = "") =>
      program(argv, { env: { RACK_URL: rack.url, CONVOX_APP: "web" }, cwd: dir, input });

    const set = await ran(["env", "set", "A=1", "B=x y", "--file", "app.env", "--id"]);
    expect(set.stdout).toMatch(/^R[A-Z]{10}$/);
    expect(set.stderr).toContain("add:A add:B add:TOKEN");
    expect((await ran(["env", "set", "-f", "-"], "C=3\n")).code).toBe(0);
    expect((await ran(["env", "set"], "C=3\nD=4\n")).stdout).toContain("add:D");
    expect((await ran(["env", "unset", "D"])).code).toBe(0);
    expect((await ran(["env"])).stdout).toBe("A\nB\nC\nTOKEN\n");
    expect((await ran(["env", "get", "TOKEN"])).stdout).toBe("TOKEN is set (14 B). Use --reveal to print it\n");
    expect((await ran(["env", "get", "TOKEN", "--reveal"])).stdout).toBe(`${SECRET}\n`);
    expect((await ran(["env", "unset", "A", "B"])).stdout + (await ran(["env"])).stdout).toContain("remove:A remove:B");
    const bad = await ran(["env", "set", "A =1", `X=one\n${SECRET}`]);
    expect([bad.code, bad.stdout]).toEqual([2, ""]);
    expect(bad.stderr).toMatch(/remove the white space around A\n.*/);
    expect(set.stderr + bad.stderr).not.toContain(SECRET);
  });

  test("asks for the name before it destroys, and takes none from the folder", async () => {
    const rack = await deployApp("v3");
    const folder = join(await temporary(), "web");
    await mkdir(folder);
    for (const argv of [
      ["destroy", "--confirm", "web"],
      ["destroy", "web"],
      ["destroy", "web", "--confirm", "wbe"],
    ]) {
      expect((await program(argv, { env: { RACK_URL: rack.url }, cwd: folder })).code).toBe(2);
    }
    expect(rack.requests.filter(({ method }) => method === "DELETE")).toEqual([]);
  });

  test("names what is wrong with the way to a Rack, and ends with the exit code of the failed check", async () => {
    const { code, stdout, stderr } = await program(["doctor"], {
      env: { RACK_URL: "http://convox:s3cret@127.0.0.1:1" },
    });
    expect(code).toBe(8);
    expect(stdout).toMatch(/^connection +fail +127\.0\.0\.1:1 refuses connections$/m);
    expect(stderr).toMatch(/^ERROR: 1 of 10 checks failed: connection\n/);
    expect(stdout + stderr).not.toContain("s3cret");
  });
});

describe("a dump of a database", () => {
  const DUMP = "CREATE TABLE t (x int);\n-- PostgreSQL database dump complete\n";
  async function database(dump: string) {
    const server = await rawRack({
      http(seen, res) {
        if (seen.path.endsWith("/data")) return res.end(dump);
        json(res, {
          name: "db",
          type: "postgres",
          status: "running",
          version: "3.24.9",
          url: "postgres://app:s3cret@db/app",
        });
      },
    });
    onTestFinished(() => server.close());
    return server.url.replace("//", "//convox:pw@");
  }

  test("is saved by the action under the official action's inputs, whole or not at all", async () => {
    const workspace = await temporary();
    const given = { app: "web", resource: "db", filename: "dump.sql" };

    const good = await runAction({
      action: action("export"),
      workspace,
      with: given,
      env: { RACK_URL: await database(DUMP) },
    });
    expect(good.outputs).toMatchObject({ file: "dump.sql", size: String(DUMP.length), type: "postgres" });
    expect(await readFile(join(workspace, "dump.sql"), "utf8")).toBe(DUMP);
    expect((await stat(join(workspace, "dump.sql"))).mode & 0o777).toBe(0o600);

    const url = await database(`${DUMP}ERROR: could not export: exit status 1\n`);
    const bad = await runAction({
      action: action("export"),
      workspace,
      with: { ...given, filename: "other.sql" },
      env: { RACK_URL: url },
    });
    expect(bad.conclusion).toBe("failure");
    expect(bad.stdout).toContain("db was not exported: could not export: exit status 1");
    expect(await readdir(workspace)).toEqual(["dump.sql"]);
    expect(good.log + bad.log).not.toContain("s3cret");
  });

  test("goes to standard output, where a failure shows in the exit code", async () => {
    const argv = ["resources", "export", "db", "--app", "web"];
    const good = await program(argv, { env: { RACK_URL: await database(DUMP) } });
    expect([good.code, good.stdout]).toEqual([0, DUMP]);
    const bad = await program(argv, { env: { RACK_URL: await database("ERROR: could not export: exit status 1\n") } });
    expect(bad.code).toBe(1);
  });

  test("that cannot be written where it should be is never asked for", async () => {
    const dir = await temporary();
    await chmod(dir, 0o755);
    const argv = ["resources", "export", "db", "--app", "web", "--file", "no/such/folder/dump.sql"];
    const { code, stderr } = await program(argv, { env: { RACK_URL: await database(DUMP) }, cwd: dir });
    expect([code, stderr]).toEqual([2, expect.stringContaining("it cannot be written")]);
    expect(await readdir(dir)).toEqual([]);
  });
});
