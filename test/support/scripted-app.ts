import type { Rack } from "../../src/rack/index.ts";
import { setup } from "../rack/harness.ts";
import { json, plain } from "./raw-rack.ts";

/** A Rack on which the app `web` runs ROLD, and every promotion takes at once; what is run on it is written down. */
export interface ScriptedApp {
  readonly rack: Rack;
  /** What happened, in order: `promote RNEW`, `run web RNEW`, `exec sh -c ...`, `copy ROLD`. */
  readonly happened: string[];
  /** Release that is active now. */
  active(): string;
}

export interface ScriptedOptions {
  /** Exit code of a command, by its text. */
  exitCode?: (command: string) => number;
  /** Address of the service web. */
  domain?: { host: string; port: number };
  /** Whether releases may be read. */
  releases?: boolean;
  /** Called before each promotion; false lets the Rack roll it back. */
  promotes?: (release: string) => boolean;
}

const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D";

export async function scriptedApp(options: ScriptedOptions = {}): Promise<ScriptedApp> {
  const happened: string[] = [];
  let active = "ROLD";
  let copies = 0;
  const { rack } = await setup({
    async http({ method, path, headers, body }, res) {
      if (path.startsWith("/system")) return json(res, { name: "test", version: "3.24.9", provider: "aws" });
      const [, rest = ""] = /^\/apps\/web([^?]*)/.exec(path) ?? [];
      const call = `${method} ${rest}`;
      const promoted = /^POST \/releases\/(\w+)\/promote$/.exec(call)?.[1];
      if (promoted !== undefined) {
        happened.push(`promote ${promoted}`);
        if (options.promotes?.(promoted) !== false) active = promoted;
        return plain(res, 200, "ok\n");
      }
      if (call === "GET ") return json(res, { name: "web", status: "running", release: active, generation: "3" });
      if (call === "GET /services") {
        const { host = "", port = 0 } = options.domain ?? {};
        return json(res, [{ name: "web", domain: host, ports: port === 0 ? [] : [{ balancer: port }] }]);
      }
      const read = /^GET \/releases\/(\w+)$/.exec(call)?.[1];
      if (read !== undefined && options.releases !== false)
        return json(res, { id: read, app: "web", build: `B${read}`, env: "A=1", manifest: "services: {}" });
      if (call === "POST /releases") {
        const form = new URLSearchParams((await body()).toString());
        happened.push(`copy ${form.get("parent-release") ?? form.get("build")?.slice(1)}`);
        return json(res, { id: `RCOPY${++copies}`, app: "web" });
      }
      const service = /^POST \/services\/(\w+)\/processes$/.exec(call)?.[1];
      if (service !== undefined) {
        happened.push(`run ${service} ${headers["release"]}`);
        return json(res, { id: "p1", name: service, status: "pending" });
      }
      if (call === "GET /processes/p1") return json(res, { id: "p1", name: "web", status: "running" });
      if (call === "DELETE /processes/p1") return plain(res, 200, "ok\n");
      if (call === "GET /builds" || call === "GET /processes") return json(res, []);
      return plain(res, call.startsWith("GET /releases") ? 403 : 404, "this key may not do that\n");
    },
    socket({ path, headers }, socket) {
      socket.accept();
      if (!path.includes("/exec")) return;
      const command = headers["command"] ?? "";
      happened.push(`exec ${command}`);
      socket.text(`${MARKER}:${options.exitCode?.(command) ?? 0}\n`).binary();
    },
  });
  return { rack, happened, active: () => active };
}
