import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { resources } from "../../src/commands/app/resources.ts";
import { resourcesExport } from "../../src/commands/app/resources-export.ts";
import { resourcesImport } from "../../src/commands/app/resources-import.ts";
import { ConvoxError, InputError, RackError, UnreachableError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, MANIFEST, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { json, plain, type Script } from "../support/raw-rack.ts";
import { runs, watchfulHost } from "../support/runs.ts";

const URL = "postgres://app:p%40ssw0rd@db.internal:5432/app";
const DUMP =
  "--\n-- PostgreSQL database dump\n--\nCREATE TABLE t (x int);\n--\n-- PostgreSQL database dump complete\n--\n";

/** A v3 Rack with one database, whose dump is scripted. */
async function database(data: Script["http"], version = "3.24.9") {
  const { rack, server } = await setup((seen, res, req) => {
    if (seen.path.endsWith("/data")) return data?.(seen, res, req);
    const resource = { name: "db", type: "postgres", status: "running", url: URL };
    if (seen.path === "/apps/web/resources") return json(res, [resource]);
    if (seen.path === "/apps/web/resources/db") return json(res, resource);
    json(res, { name: "web", status: "running", version });
  });
  const cwd = await temporary();
  const host = watchfulHost();
  return { deps: { ...depsFor(rack), cwd, host }, host, cwd, server };
}

const exporting = { app: "web", resource: "db", file: "dump.sql" };
const importing = { ...exporting, confirm: "db" };

describe("resources", () => {
  test("are listed without their addresses unless reveal is true", async () => {
    const { deps } = await database(undefined);
    const list = await runs(resources, { app: "web" }, deps);
    expect(list).toEqual([{ resource: "db", type: "postgres", status: "running" }]);
    expect(resources.text?.(list, 0)).toBe("NAME  TYPE      STATUS\ndb    postgres  running\n");
    const revealed = await runs(resources, { app: "web", reveal: "true" }, deps);
    expect(resources.text?.(revealed, 0)).toContain(URL);
  });

  test.each(["v2", "v3"] as const)("of an app on a %s Rack are those of its manifest", async (generation) => {
    const { job, keyJob, rack, release, clock } = await stage({ generation });
    const manifest = `${MANIFEST}    resources:\n      - db\nresources:\n  db:\n    type: postgres\n`;
    await rack.releases.promote("web", await release({ manifest }));
    await clock.sleep(600_000);

    expect(await runs(resources, { app: "web" }, job())).toEqual([
      expect.objectContaining({ resource: "db", type: "postgres" }),
    ]);
    expect((await failure(runs(resources, { app: "web" }, keyJob()), RackError)).hint).toContain(
      "is not allowed to list resources",
    );
    const cwd = await temporary();
    await expect(runs(resourcesExport, exporting, job({ cwd }))).rejects.toThrow(
      generation === "v2" ? "require a v3 Rack" : "501",
    );
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe("an export", () => {
  test("is saved completely, readable only by this user, and the address of the resource is masked", async () => {
    const { deps, host, cwd } = await database((_, res) => {
      res.write(DUMP.slice(0, 40));
      setImmediate(() => res.end(DUMP.slice(40)));
    });

    const result = await runs(resourcesExport, exporting, deps);

    expect(result).toMatchObject({ file: "dump.sql", size: DUMP.length, resource: "db", type: "postgres" });
    expect(await readFile(join(cwd, "dump.sql"), "utf8")).toBe(DUMP);
    expect((await stat(join(cwd, "dump.sql"))).mode & 0o777).toBe(0o600);
    expect(await readdir(cwd)).toEqual(["dump.sql"]);
    expect(host.masks).toEqual(expect.arrayContaining([URL, "p@ssw0rd"]));
    expect(host.warned).toEqual([]);
  });

  test.each<[string, Script["http"], RegExp]>([
    [
      "that ends with an error of the Rack",
      (_, res) => res.end(`${DUMP}pg_dump: error: query failed\nERROR: could not export: exit status 1\n`),
      /^db was not exported: could not export: exit status 1$/,
    ],
    [
      "that ends in the middle",
      (_, res) => res.end(DUMP.slice(0, -20)),
      /^db was not exported: the end mark of pg_dump is missing, so the dump is incomplete$/,
    ],
    ["that is empty", (_, res) => res.end(), /^db was not exported: the Rack sent no data$/],
    [
      "that the Rack rejects",
      (_, res) => plain(res, 400, "export not available for resources of type: redis\n"),
      /400 export not available/,
    ],
    [
      "that breaks off",
      (_, res) => {
        res.write(DUMP);
        setImmediate(() => res.destroy());
      },
      /connection|cut/,
    ],
  ])("%s fails, and does not change the file", async (_, data, message) => {
    const { deps, cwd } = await database(data);
    await writeFile(join(cwd, "dump.sql"), "yesterday's");

    const error = await failure<ConvoxError>(runs(resourcesExport, exporting, deps), ConvoxError);

    expect(error.message).toMatch(message);
    expect(await readdir(cwd)).toEqual(["dump.sql"]);
    expect(await readFile(join(cwd, "dump.sql"), "utf8")).toBe("yesterday's");
  });

  test("without the end mark of pg_dump is a warning", async () => {
    const { deps, host } = await database((_, res) => res.end("CREATE TABLE t (x int);\n"));
    await runs(resourcesExport, exporting, deps);
    expect(host.warned).toEqual([expect.stringContaining("has no end mark")]);
  });

  test.each([undefined, "-"])("is written to standard output if file is %j, and is checked too", async (file) => {
    const given = { resource: "db", app: "web", ...(file === undefined ? {} : { file }) };
    const parts: Uint8Array[] = [];
    const stdout = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) parts.push(chunk);
    };
    const whole = await database((_, res) => res.end(DUMP));
    expect(await runs(resourcesExport, given, { ...whole.deps, stdout })).toMatchObject({ size: DUMP.length });
    expect(Buffer.concat(parts).toString()).toBe(DUMP);

    const broken = await database((_, res) => res.end(`${DUMP}ERROR: could not export: exit status 1\n`));
    const error = await failure(runs(resourcesExport, given, { ...broken.deps, stdout }), ConvoxError);
    expect(error.message).toContain("db was not exported");
  });

  test("requires a file if there is no standard output, and sends no request", async () => {
    const { deps, server } = await database((_, res) => res.end(DUMP));
    const error = await failure(runs(resourcesExport, { resource: "db", app: "web" }, deps), InputError);
    expect(error.message).toBe("file is required: there is no standard output for the dump");
    expect(server.requests.filter(({ path }) => path.endsWith("/data"))).toEqual([]);
  });

  test.each(["missing/dump.sql", "."])("to %j is rejected before the export starts", async (file) => {
    const { deps, server } = await database((_, res) => res.end(DUMP));
    const error = await failure<InputError>(runs(resourcesExport, { ...exporting, file }, deps), InputError);
    expect(error.message).toMatch(/^file is ".*": it (is a directory|cannot be written: no such file or directory)$/);
    expect(server.requests.filter(({ path }) => path.endsWith("/data"))).toEqual([]);
  });
});

describe("an import", () => {
  test("sends the file unchanged and once", async () => {
    let body: Buffer | undefined;
    const { deps, cwd, server } = await database(async (seen, res) => {
      body = await seen.body();
      res.end("ok\n");
    });
    await writeFile(join(cwd, "dump.sql"), DUMP);

    expect(await runs(resourcesImport, importing, deps)).toMatchObject({ size: DUMP.length, resource: "db" });

    expect(body?.toString()).toBe(DUMP);
    const [sent] = server.requests.filter(({ method }) => method === "PUT");
    expect(sent?.headers).toMatchObject({
      "content-length": String(DUMP.length),
      "content-type": "application/octet-stream",
    });
  });

  test.each<[string, string | Buffer, Record<string, string>, RegExp]>([
    [
      "without the name of the resource as confirm",
      DUMP,
      { confirm: "yes" },
      /confirm is "yes", not the name of the resource/,
    ],
    ["of an empty file", "", {}, /it is empty/],
    ["of a compressed file", gzipSync(DUMP), {}, /it is compressed/],
    ["of the custom format of pg_dump", "PGDMP\x01\x0e", {}, /it is in the custom format of pg_dump/],
    ["of the tar format of pg_dump", `toc.dat${"\0".repeat(505)}`, {}, /it is in the tar format of pg_dump/],
    ["of a file of bzip2", "BZh91AY&SY", {}, /it is compressed/],
    ["of a file of zstd", Buffer.from("28b52ffd", "hex"), {}, /it is compressed/],
    ["of a dump in UTF-16", Buffer.from(`\ufeff${DUMP}`, "utf16le"), {}, /it is text in UTF-16/],
    ["of a database of SQLite", "SQLite format 3\0", {}, /it is binary, not SQL/],
    ["of a failed export", `${DUMP}ERROR: could not export: exit status 1\n`, {}, /the result of a failed export/],
    ["of a file that does not exist", DUMP, { file: "other.sql" }, /"other.sql": it cannot be read/],
  ])("%s is rejected before anything is sent", async (_, content, given, message) => {
    const { deps, cwd, server } = await database((_, res) => res.end("ok\n"));
    await writeFile(join(cwd, "dump.sql"), content);
    const error = await failure<InputError>(runs(resourcesImport, { ...importing, ...given }, deps), InputError);
    expect(error.message).toMatch(message);
    expect(server.requests).toEqual([]);
  });

  const ROWS = "INSERT INTO t VALUES (1);\n".repeat(2000);
  const PG = `--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n${ROWS}`;
  const CLUSTER = `--\n-- PostgreSQL database cluster dump\n--\n${ROWS}`;
  const MYSQL = `-- MySQL dump 10.13  Distrib 8.0.40, for Linux (x86_64)\n--\n${ROWS}`;
  const MARIADB = `/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19-11.4.4-MariaDB\n--\n${ROWS}`;

  test.each([
    ["pg_dump", PG, "--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict abc\n"],
    ["pg_dumpall", CLUSTER, "--\n-- PostgreSQL database cluster dump complete\n--\n"],
    ["mysqldump", MYSQL, "-- Dump completed on 2026-01-02  3:04:05\n"],
    ["mariadb-dump", MARIADB, "-- Dump completed\n"],
    ["mysqldump with CRLF", MYSQL.replaceAll("\n", "\r\n"), "-- Dump completed on 2026-01-02  3:04:05\r\n"],
  ])("of a dump of %s requires its end mark or allow-incomplete", async (program, dump, end) => {
    let sent = 0;
    const { deps, cwd, server } = await database(async (seen, res) => {
      sent = (await seen.body()).length;
      res.end("ok\n");
    });
    await writeFile(join(cwd, "dump.sql"), dump);
    const error = await failure<InputError>(runs(resourcesImport, importing, deps), InputError);
    expect(error.message).toContain(`the end mark of ${program.split(" ")[0]} is missing`);
    expect(server.requests).toEqual([]);

    await runs(resourcesImport, { ...importing, "allow-incomplete": "true" }, deps);
    expect(sent).toBe(dump.length);
    await writeFile(join(cwd, "dump.sql"), dump + end);
    await runs(resourcesImport, importing, deps);
    expect(sent).toBe(dump.length + end.length);
  });

  test("of SQL without the header of a dump program requires no end mark", async () => {
    const { deps, cwd } = await database(async (seen, res) => {
      await seen.body();
      res.end("ok\n");
    });
    const quoting = `${ROWS}-- PostgreSQL database dump\nINSERT INTO notes VALUES ('-- MySQL dump 10');\n`;
    await writeFile(join(cwd, "dump.sql"), quoting);
    expect(await runs(resourcesImport, importing, deps)).toMatchObject({ size: quoting.length });
  });

  test("whose reply is lost is not sent again", async () => {
    const { deps, cwd, server } = await database(async (seen, res) => {
      await seen.body();
      res.destroy();
    });
    await writeFile(join(cwd, "dump.sql"), DUMP);
    const error = await failure(runs(resourcesImport, importing, deps), UnreachableError);
    expect(error.hint).toContain("The Rack may have received the request");
    expect(server.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });
});
