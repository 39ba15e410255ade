import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { onAbort } from "../model/on-abort.ts";
import { exitCode, feed, mergeStreams, waitForStart, wholeChunks } from "./child.ts";
import { toolPath } from "./exec-session.ts";

/** The family of programs for a database. */
export type Tool = "postgres" | "mysql";

/** Undefined for a type that cannot be dumped. */
export function toolFor(type: string): Tool | undefined {
  if (["postgres", "postgis", "rds-postgres"].includes(type)) return "postgres";
  return ["mysql", "mariadb", "rds-mysql", "rds-mariadb"].includes(type) ? "mysql" : undefined;
}

const PROGRAMS: Record<Tool, Record<"export" | "import", string>> = {
  postgres: { export: "pg_dump", import: "psql" },
  mysql: { export: "mysqldump", import: "mysql" },
};

/** Name of the program that is not installed, or undefined. */
export async function missingTool(tool: Tool, verb: "export" | "import"): Promise<string | undefined> {
  const program = PROGRAMS[tool][verb];
  return (await toolPath(program)) === undefined ? program : undefined;
}

/** Output of the dump program, errors included. A last line reports a failure. */
export async function* dumpDatabase(tool: Tool, url: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const child = await start(tool, "export", url);
  const release = onAbort(signal, () => void child.kill());
  const exit = exitCode(child);
  exit.catch(() => undefined);
  child.stdin.end();
  yield* mergeStreams([child.stdout, child.stderr], wholeChunks);
  const code = await exit;
  release();
  if (code !== 0) yield Buffer.from(`ERROR: could not export: exit status ${code}\n`);
}

/** Restores a dump. @returns the exit code. The output is discarded; a real Rack has it in its own log. */
export async function restoreDatabase(tool: Tool, url: string, dump: AsyncIterable<Uint8Array>): Promise<number> {
  const child = await start(tool, "import", url);
  const exit = exitCode(child);
  exit.catch(() => undefined);
  child.stdout.resume();
  child.stderr.resume();
  await feed(child.stdin, dump);
  return exit;
}

function start(tool: Tool, verb: "export" | "import", url: string): Promise<ChildProcessWithoutNullStreams> {
  const { env, postgres, mysql, database } = parseAccess(url);
  const args = {
    postgres: { export: ["--no-acl", "--no-owner", postgres], import: [postgres] },
    mysql: { export: [...mysql, database], import: [...mysql, "-D", database] },
  };
  return waitForStart(spawn(PROGRAMS[tool][verb], args[tool][verb], { env, stdio: "pipe" }));
}

/** How programs connect to a resource. */
export interface Access {
  /** Their wholeChunks environment. The password is here, since everybody on the machine can see an argument. */
  env: Record<string, string>;
  host: string;
  port: string;
  /** The URL without the password. */
  postgres: string;
  mysql: string[];
  database: string;
}

export function parseAccess(url: string): Access {
  const place = new URL(url);
  const password = decodeURIComponent(place.password);
  place.password = "";
  return {
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      ...{ PGPASSWORD: password, MYSQL_PWD: password, REDISCLI_AUTH: password },
    },
    host: place.hostname,
    port: place.port,
    postgres: place.href,
    mysql: ["-h", place.hostname, "-P", place.port || "3306", "-u", decodeURIComponent(place.username)],
    database: place.pathname.slice(1),
  };
}
