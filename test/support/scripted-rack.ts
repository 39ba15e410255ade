import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { json, plain, type RawRack, type RawSocket, rawRack, type Seen } from "./raw-rack.ts";

export const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

export interface Scene {
  readonly version?: string;
  /** Answers a call in its own way; true when it has done so. */
  http?(seen: Seen, res: ServerResponse): boolean | undefined;
  /** What happens on an exec socket; without it the command prints "hi" and ends with 0. */
  exec?(socket: RawSocket, seen: Seen): unknown;
  /** Status of the started process, reading by reading; the last one stays. */
  readonly statuses?: readonly string[];
  /** What lists as running. */
  readonly processes?: readonly object[];
}

export interface ScriptedRack extends RawRack {
  /** `POST /apps/web/services/web/processes`, in order. */
  calls(): string[];
}

/** A Rack with an app `web` that runs processes as far as its API goes, and does on the wire what the scene says. */
export async function scriptedRack(scene: Scene = {}): Promise<ScriptedRack> {
  const statuses = [...(scene.statuses ?? ["pending", "running"])];
  const rack = await rawRack({
    http(seen, res) {
      if (scene.http?.(seen, res)) return;
      const call = `${seen.method} ${seen.path}`;
      if (call === "GET /system") return json(res, { version: scene.version ?? "3.24.9" });
      if (call === "GET /apps/web") return json(res, { name: "web", status: "running", release: "RAAAAAAAAAA" });
      if (call === "GET /apps/web/processes") return json(res, scene.processes ?? []);
      if (call.startsWith("POST /apps/web/services/")) return json(res, processJson("pending"));
      if (call === "GET /apps/web/processes/web-1") {
        return json(res, processJson((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? "running"));
      }
      if (call === "DELETE /apps/web/processes/web-1") return res.end("ok\n");
      plain(res, 404, "");
    },
    socket(seen, socket) {
      if (scene.exec) return scene.exec(socket, seen);
      endCommand(socket.accept().text("hi\n"), 0);
    },
  });
  onTestFinished(() => rack.close());
  return {
    ...rack,
    url: rack.url.replace("//", "//convox:rack-password@"),
    calls: () => rack.requests.map(({ method, path }) => `${method} ${path}`),
  };
}

/** Ends a command as a Rack does. */
export function endCommand(socket: RawSocket, code: number): void {
  socket.text(`${MARKER}${code}\n`).binary();
}

export function processJson(status: string): object {
  return { id: "web-1", app: "web", name: "web", release: "RAAAAAAAAAA", status, command: "sleep 3600" };
}

/** A scene's answer to one call, such as `DELETE /apps/web/processes/web-1`, or to every call with a method. */
export function answer(call: string, status: number, body: string): NonNullable<Scene["http"]> {
  return (seen, res) => {
    if (`${seen.method} ${seen.path}` !== call && seen.method !== call) return undefined;
    plain(res, status, body);
    return true;
  };
}
