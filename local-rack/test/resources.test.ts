import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { LocalRack } from "../src/index.ts";
import { ask, build, pick, read, start } from "./support.ts";

const run = promisify(execFile);

const FILES = {
  "convox.yml": [
    "resources:",
    "  main-db:",
    "    type: postgres",
    "  cache:",
    "    type: redis",
    "  maria:",
    "    type: rds-mariadb",
    "services:",
    "  web:",
    "    build: .",
    "    environment:",
    "      - MAIN_DB_URL=",
    "",
  ].join("\n"),
  Dockerfile: "FROM node:20\n",
};

async function startApp(env: string, generation: "v2" | "v3" = "v3"): Promise<LocalRack> {
  const rack = await start({ generation });
  await ask(rack, "POST /apps", { form: { name: "app" } });
  await ask(rack, "POST /apps/app/releases", { form: { env } });
  const built = await build(rack, "app", FILES);
  await ask(rack, `POST /apps/app/releases/${pick(built, "release")}/promote`, { form: { force: "true" } });
  return rack;
}

test("resources are read from the manifest, and their URLs from the app's environment", async () => {
  const rack = await startApp("MAIN_DB_URL=postgres://u:p@127.0.0.1:1/app");

  expect(JSON.parse((await ask(rack, "GET /apps/app/resources")).text)).toEqual([
    { name: "cache", status: "pending", type: "redis", url: "" },
    { name: "main-db", status: "external", type: "postgres", url: "postgres://u:p@127.0.0.1:1/app" },
    { name: "maria", status: "pending", type: "rds-mariadb", url: "" },
  ]);
  expect(pick(await ask(rack, "GET /apps/app/resources/cache"), "type")).toBe("redis");
  expect(await ask(rack, "GET /apps/app/resources/none")).toMatchObject({
    status: 500,
    text: "no such resource: none\n",
  });
});

test("exports of resources without a dump program or on this Rack are rejected", async () => {
  const [rack, v2] = [await startApp("A=1"), await startApp("A=1", "v2")];

  expect(await ask(rack, "GET /apps/app/resources/cache/data")).toMatchObject({
    status: 400,
    text: "export not available for resources of type: redis\n",
  });
  expect((await ask(rack, "PUT /apps/app/resources/maria/data", { body: "x" })).text).toBe(
    "import not available for resources of type: rds-mariadb\n",
  );
  expect(await ask(rack, "GET /apps/app/resources/main-db/data")).toMatchObject({
    status: 501,
    text: "this local Rack starts no postgres: set MAIN_DB_URL in the app's environment to the URL of one\n",
  });
  expect(await ask(v2, "GET /apps/app/resources/main-db/data")).toMatchObject({ status: 404, text: "" });
  expect(pick(await ask(v2, "GET /apps/app/resources"), "0.status")).toBeUndefined();
});

test("a failed export is a 200 with the error in its body, and a failed import is a 500", async ({ skip }) => {
  if (!(await isThere("pg_dump"))) skip("there is no pg_dump (Debian: postgresql-client)");
  const rack = await startApp("MAIN_DB_URL=postgres://u:p@127.0.0.1:1/app");

  const dump = await ask(rack, "GET /apps/app/resources/main-db/data");
  const restored = await ask(rack, "PUT /apps/app/resources/main-db/data", { body: "SELECT 1;\n" });

  expect(dump.status).toBe(200);
  expect(dump.text).toMatch(/127\.0\.0\.1.*\n[\s\S]*ERROR: could not export: exit status 1\n$/);
  expect(restored).toMatchObject({ status: 500, text: "ERROR: import failed\n" });
});

test("a dump of one database is imported into another", async ({ skip }) => {
  const server = await postgres();
  if (typeof server === "string") return skip(server);
  const [from, to] = [await startApp(`MAIN_DB_URL=${server.url}/one`), await startApp(`MAIN_DB_URL=${server.url}/two`)];
  for (const name of ["one", "two"]) await server.sql("postgres", `CREATE DATABASE ${name}`);
  await server.sql("one", "CREATE TABLE t (v text); INSERT INTO t VALUES ('é')");

  const dump = await ask(from, "GET /apps/app/resources/main-db/data");
  const restored = await ask(to, "PUT /apps/app/resources/main-db/data", { body: dump.body });
  const broken = await ask(to, "PUT /apps/app/resources/main-db/data", { body: "NO SQL;\n" });

  expect(dump.text).toContain("COPY public.t (v) FROM stdin;\né\n");
  expect(restored.text).toBe("ok\n");
  expect(await server.sql("two", "SELECT v FROM t")).toBe("é\n");
  // psql continues after an error, so "ok" shows little.
  expect(broken.text).toBe("ok\n");
});

test("the console of a resource is a terminal that runs its program", async ({ skip }) => {
  const server = await postgres();
  if (typeof server === "string") return skip(server);
  const rack = await startApp(`MAIN_DB_URL=${server.url}/postgres`);

  const said = await read(rack, "/apps/app/resources/main-db/console", {
    headers: { Height: "40", Width: "100" },
    say: ["SELECT 40 + 2 AS answer;\n", "\\q\n"],
  });

  expect(said.ending).toBe("end");
  expect(said.text).toMatch(/answer[\s\S]*42/);
});

test("a console that is not available reports the reason", async () => {
  const rack = await startApp("");

  expect((await read(rack, "/apps/app/resources/none/console")).text).toBe("ERROR: no such resource: none\n");
  expect((await read(rack, "/apps/app/resources/main-db/console")).text).toContain(
    "ERROR: this local Rack starts no postgres",
  );
});

async function isThere(program: string): Promise<boolean> {
  return run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}

interface Server {
  url: string;
  sql(database: string, text: string): Promise<string>;
}

/** A PostgreSQL server that stops with the test, or the reason why there is none. */
async function postgres(): Promise<Server | string> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const version = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (version === undefined) return "there is no PostgreSQL server (Debian: postgresql)";
  const bin = `/usr/lib/postgresql/${version}/bin`;
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const folder = await mkdtemp(join(tmpdir(), "postgres-"));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" };
  await run(join(bin, "initdb"), ["-D", data, "-U", "app", "--auth=trust", "-E", "UTF8"], {
    ...user,
    env,
    cwd: folder,
  });
  const port = await freePort();
  const args = ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
  const child = spawn(join(bin, "postgres"), args, { ...user, env, cwd: folder, stdio: "ignore" });
  onTestFinished(async () => {
    child.kill("SIGINT");
    await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  });
  const url = `postgres://app:secret@127.0.0.1:${port}`;
  const sql = async (database: string, text: string) =>
    (await run(join(bin, "psql"), ["-At", "-c", text, `${url}/${database}`])).stdout;
  for (let tries = 0; ; tries++) {
    const ready = await sql("postgres", "SELECT 1").catch(() => undefined);
    if (ready !== undefined) return { url, sql };
    if (tries > 100) throw new Error("PostgreSQL does not start");
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
