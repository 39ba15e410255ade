import type { ExecSession, ExecSpec } from "../model/runtime.ts";
import { session, toolPath } from "./exec-session.ts";
import { parseAccess } from "./resource-dump.ts";

/** The console program for a type of resource, and its arguments. Undefined for a type without one. */
function consoleOf(type: string, url: string): { program: string; args: string[] } | undefined {
  const { host, port, postgres, mysql, database } = parseAccess(url);
  switch (type.replace(/^(rds|elasticache)-/, "")) {
    case "postgres":
    case "postgis":
      return { program: "psql", args: [postgres] };
    case "mysql":
    case "mariadb":
      return { program: "mysql", args: [...mysql, "-D", database] };
    case "redis":
      return {
        program: "redis-cli",
        args: ["-h", host, "-p", port || "6379", ...(database === "" ? [] : ["-n", database])],
      };
    case "memcached":
      return { program: "telnet", args: [host, port || "11211"] };
    default:
      return undefined;
  }
}

/** True if resources of this type have a console. */
export function hasConsole(type: string): boolean {
  return consoleOf(type, "any://host/") !== undefined;
}

/** Runs the console of a resource on a terminal. `exit` rejects if the program is not installed. */
export function resourceConsole(type: string, url: string, spec: Pick<ExecSpec, "tty" | "stdin">): ExecSession {
  return session({ ...spec, argv: [] }, async () => {
    const { program = "", args = [] } = consoleOf(type, url) ?? {};
    const command = await toolPath(program);
    if (command === undefined) throw new Error(`the console of a ${type} resource needs the program ${program}`);
    return { command, args, env: { ...parseAccess(url).env, TERM: "xterm" } };
  });
}
