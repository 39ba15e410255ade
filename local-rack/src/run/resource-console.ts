import type { ExecSession, ExecSpec } from "../model/runtime.ts";
import { session, toolPath } from "./exec-session.ts";
import { access } from "./resource-dump.ts";

/** The program that speaks to a resource of a type, and its arguments; undefined for a type that has none. */
function consoleOf(type: string, url: string): { program: string; args: string[] } | undefined {
  const { host, port, postgres, mysql, database } = access(url);
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

/** True when there is a console for resources of this type. */
export function hasConsole(type: string): boolean {
  return consoleOf(type, "any://host/") !== undefined;
}

/** Runs the console of a resource on a terminal. Its `exit` rejects when the program is not on this machine. */
export function resourceConsole(type: string, url: string, spec: Pick<ExecSpec, "tty" | "stdin">): ExecSession {
  return session({ ...spec, argv: [] }, async () => {
    const { program = "", args = [] } = consoleOf(type, url) ?? {};
    const command = await toolPath(program);
    if (command === undefined) throw new Error(`this local Rack needs the program ${program} for that`);
    return { command, args, env: { ...access(url).env, TERM: "xterm" } };
  });
}
