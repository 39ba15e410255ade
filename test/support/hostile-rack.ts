import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { secretForms } from "../../src/rack/index.ts";
import { json, plain, type RawRack, type RawSocket, rawRack, type Seen } from "./raw-rack.ts";
import { MARKER } from "./scripted-rack.ts";

/** What a terminal would obey: clipboard, title, link, erasing, a question; and the 8-bit forms. */
export const SEQUENCES =
  "\x1b]52;c;cm0gLXJm\x07\x1b]0;title\x07\x1b]8;;http://x\x1b\\\x1b[2J\x1b[6n\u009b2K\u009d0;t\u009c";

/** `texts`: ids and states are those of a Rack, all other texts are hostile. `errors`: every request fails. */
export type Mode = "texts" | "everything" | "errors";

export interface HostileRack extends RawRack {
  /** The password is in it. */
  readonly rackUrl: string;
}

/**
 * A Rack that answers with the password that it was sent, in every form and in every text: names, states, errors, headers,
 * logs with colors inside the secret, and log messages that end in the middle of it.
 */
export async function hostileRack(password: string, mode: Mode): Promise<HostileRack> {
  const forms = secretForms(password);
  const colored = [...password].map((character, at) => `\x1b[3${at % 8}m${character}`).join("");
  const echo = `${SEQUENCES}${forms.join(" ")} ${colored}\x1b[0m`;
  const text = (safe: string) => (mode === "everything" ? `${safe}${echo}` : safe);
  const rack = await rawRack({
    http(seen, res) {
      res.setHeader("X-Echo", encodeURIComponent(password));
      if (mode === "errors") return answerWithError(seen, res, echo);
      const { pathname } = new URL(seen.path, "http://rack");
      if (pathname.endsWith("/promote") || seen.method === "DELETE") return res.end("ok");
      if (pathname.endsWith("/diagnose")) return json(res, diagnosis(echo));
      const isBuild = /\/builds\b/.test(pathname);
      const reply = { ...everyField(echo, text), status: text(isBuild ? "complete" : "running") };
      json(
        res,
        /\/(?:apps|builds|releases|processes|services|resources|racks)$/.test(pathname) && seen.method === "GET"
          ? [reply]
          : reply,
      );
    },
    socket(seen, socket) {
      if (mode === "errors") return socket.refuse(500, echo);
      sendLog(socket.accept(), seen, echo);
    },
  });
  onTestFinished(() => rack.close());
  const userinfo = `convox:${encodeURIComponent(password)}`;
  return { ...rack, rackUrl: rack.url.replace("//", `//${userinfo}@`) };
}

function answerWithError(seen: Seen, res: ServerResponse, echo: string): void {
  // Each request gets another kind of failure, by its path.
  const kind = [...seen.path].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 4;
  if (kind === 0) json(res, { error: echo }, 500);
  else if (kind === 1) plain(res, 403, echo);
  else if (kind === 2) res.writeHead(302, { Location: `http://elsewhere.example/${encodeURIComponent(echo)}` }).end();
  else res.writeHead(200, { "Content-Type": "application/json" }).end(`not JSON ${echo}`);
}

/** An object that is an app, a build, a release, a process, a service, a resource and a system. */
function everyField(echo: string, text: (safe: string) => string): object {
  return {
    id: text("RABCDEFGHIJ"),
    name: text("web"),
    app: text("web"),
    build: text("BABCDEFGHIJ"),
    release: text("RABCDEFGHIJ"),
    version: text("3.24.9"),
    generation: text("3"),
    started: "2026-01-02T03:04:05Z",
    created: "2026-01-02T03:04:05Z",
    description: echo,
    command: echo,
    manifest: `services:\n  web:\n    image: "${echo}"\n`,
    env: `KEY=${echo.replaceAll("\n", " ")}\n${echo.replace(/[=\n]/g, "")}=value`,
    reason: echo,
    domain: echo,
    url: `https://${echo}`,
    type: echo,
    provider: echo,
    region: echo,
    router: echo,
    locked: false,
    count: 1,
    cpu: 1,
    memory: 1,
    ports: [{ balancer: 443, container: 3000, certificate: echo }],
    parameters: { Password: echo, [echo]: echo },
    outputs: { [echo]: echo },
  };
}

function diagnosis(echo: string): object {
  const event = { reason: echo, object: echo, message: echo, hint: echo, type: "Warning", count: 3 };
  const pod = { name: echo, service: "web", ready: "0/1", phase: "Running", classification: echo, stateDetail: echo };
  return {
    overview: { services: [{ name: "web", status: echo, stallReason: echo, ready: 0, desired: 1 }], events: [event] },
    initPods: [{ name: echo, service: "web", initContainers: [{ name: echo, state: echo, logs: echo }] }],
    pods: [{ ...pod, hint: echo, logs: echo, previousLogs: echo, events: [event] }],
  };
}

function sendLog(socket: RawSocket, seen: Seen, echo: string): void {
  const bytes = Buffer.from(`${echo}\n`);
  for (let at = 0; at < bytes.length; at += 7) socket.text(bytes.subarray(at, at + 7));
  if (seen.path.endsWith("/exec")) socket.text(`${MARKER}0\n`);
  socket.binary();
}
