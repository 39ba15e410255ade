import { expect, test } from "vitest";
import { ConvoxError } from "../../src/errors.ts";
import { directEndpoint, mayHaveHappened, type Rack } from "../../src/rack/index.ts";
import { type RawRack, rawRack } from "../support/raw-rack.ts";
import { client, closing, failure } from "./harness.ts";

/** `repeatable`: may be sent again. `once`: changes something, and is sent once, for any answer. */
type Kind = "repeatable" | "once";
type Row = readonly [Kind, (rack: Rack) => Promise<unknown>];
type Tables =
  | "system"
  | "apps"
  | "objects"
  | "builds"
  | "releases"
  | "processes"
  | "diagnose"
  | "services"
  | "resources"
  | "logs";
/** A row for each call of the client: the compiler misses none. */
type Calls = { readonly [T in Tables]: { readonly [C in keyof Rack[T]]: Row } };

const v3 = { generation: "v3", version: "3.24.9" } as const;
async function* source() {
  yield Buffer.alloc(1000);
}
const read = (call: Row[1]): Row => ["repeatable", call];
const change = (call: Row[1]): Row => ["once", call];

const calls: Calls = {
  system: { get: read((r) => r.system.get()), auth: read((r) => r.system.auth()) },
  apps: {
    get: read((r) => r.apps.get("web")),
    list: read((r) => r.apps.list()),
    create: change((r) => r.apps.create("web")),
    delete: read((r) => r.apps.delete("web")),
    cancel: change((r) => r.apps.cancel("web")),
  },
  objects: {
    store: read((r) => r.objects.store("web", "tmp/x", source)),
    get: read((r) => r.objects.get("web", "tmp/x")),
  },
  builds: {
    create: change((r) => r.builds.create("web", { url: "object://web/x" }, v3)),
    get: read((r) => r.builds.get("web", "B1")),
    list: read((r) => r.builds.list("web")),
    logs: read((r) => r.builds.logs("web", "B1")),
    cancel: change((r) => r.builds.cancel("web", "B1")),
    update: read((r) => r.builds.update("web", "B1", { release: "R1" })),
    importImage: change((r) => r.builds.importImage("web", "B1", "nginx")),
    markFailed: read((r) => r.builds.markFailed("web", "B1", new Date(0))),
    export: read((r) => r.builds.export("web", "B1")),
    import: change((r) => r.builds.import("web", source)),
  },
  releases: {
    get: read((r) => r.releases.get("web", "R1")),
    list: read((r) => r.releases.list("web")),
    create: change((r) => r.releases.create("web", { env: "A=1" })),
    promote: change((r) => r.releases.promote("web", "R1")),
  },
  processes: {
    list: read((r) => r.processes.list("web")),
    get: read((r) => r.processes.get("web", "p1")),
    run: change((r) => r.processes.run("web", "web", { command: "true" })),
    stop: read((r) => r.processes.stop("web", "p1")),
    exec: change((r) => r.processes.exec("web", "p1", { command: "true", entrypoint: false, mode: "plain" })),
  },
  diagnose: { app: read((r) => r.diagnose.app("web", {})) },
  services: {
    list: read((r) => r.services.list("web")),
    update: read((r) => r.services.update("web", "web", { count: 1 })),
    restart: change((r) => r.services.restart("web", "web")),
  },
  resources: {
    list: read((r) => r.resources.list("web")),
    get: read((r) => r.resources.get("web", "db")),
    export: read((r) => r.resources.export("web", "db")),
    import: change((r) => r.resources.import("web", "db", source(), 1000)),
  },
  logs: {
    app: read((r) => r.logs.app("web", {})),
    service: read((r) => r.logs.service("web", "web", {})),
    process: read((r) => r.logs.process("web", "web-1", {})),
  },
};

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

const html = (status: number): Answer => ({
  status,
  body: `<!DOCTYPE html><html><head><title>${status}</title></head><body>${"x".repeat(5000)}</body></html>`,
  headers: { "Content-Type": "text/html" },
});
const plain = (status: number, headers: Record<string, string> = {}, body = "error code\n"): Answer => ({
  status,
  body,
  headers: { "Content-Type": "text/plain", ...headers },
});
const elsewhere = (status: number) => plain(status, { Location: "https://elsewhere.example/login" });

/** `unknown`: the Rack may have received the request. `refused`: it has not carried it out. */
type Meaning = "unknown" | "refused";
const answers: readonly (readonly [string, Answer, Meaning, attempts: 1 | 2])[] = [
  ...[502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 529, 599].map(
    (status) => [`${status}`, plain(status), "unknown", 2] as const,
  ),
  ...[200, 400, 403, 404].map((status) => [`${status} as a page`, html(status), "unknown", 2] as const),
  ["200 as XHTML", { ...html(200), body: `<?xml version="1.0"?>\n<!-- a cache -->\n${html(200).body}` }, "unknown", 2],
  ["200 as a part of a page", { ...html(200), body: "<script>location = '/login'</script>" }, "unknown", 2],
  ["404 of an ingress", plain(404, {}, "default backend - 404"), "unknown", 2],
  ["429", plain(429), "refused", 2],
  ["301 to another host", elsewhere(301), "refused", 1],
  ["302 to another host", elsewhere(302), "refused", 1],
  ["407", plain(407), "refused", 1],
  ["413 as a page", html(413), "refused", 1],
  ...[400, 403, 404].map((status) => [`${status}`, plain(status), "refused", 1] as const),
];

async function answering({ status, body, headers }: Answer): Promise<RawRack> {
  return closing(
    await rawRack({
      http: async (seen, res) => {
        await seen.body();
        res.writeHead(status, headers).end(body);
      },
      socket: (_, socket) => socket.refuse(status, body, headers),
    }),
  );
}

test.each(answers)("each call understands the answer %s of a gateway", async (_, answer, meaning, attempts) => {
  const server = await answering(answer);
  const { rack } = client(directEndpoint(server.url.replace("//", "//convox:rack-password@")), { attempts: 2 });
  const wrong: object[] = [];
  for (const [table, rows] of Object.entries(calls)) {
    for (const [name, [kind, call]] of Object.entries(rows) as [string, Row][]) {
      const before = server.requests.length;
      const error = await failure(call(rack), ConvoxError);
      const got = {
        call: `${table}.${name}`,
        requests: server.requests.length - before,
        mayHaveHappened: mayHaveHappened(error),
        isShort: error.message.length < 1000 && !/[\r\n]/.test(error.message),
        namesRequest: /^(GET|POST|PUT|DELETE) \//.test(error.message),
      };
      const expected = {
        call: `${table}.${name}`,
        requests: kind === "once" ? 1 : attempts,
        mayHaveHappened: meaning === "unknown",
        isShort: true,
        namesRequest: true,
      };
      if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push({ got, expected, message: error.message });
    }
  }
  expect(wrong).toEqual([]);
});
