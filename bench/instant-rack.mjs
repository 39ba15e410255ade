// A v3 Rack for measurements: it reads every upload to its end, keeps nothing, and completes builds at once. It runs as a
// separate process, so that its work is not counted as the client's. It serves many builds of one app, `web`. log-rack.mjs adds logs.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const system = {
  count: 3,
  domain: "router.example",
  name: "bench",
  outputs: {},
  parameters: {},
  provider: "aws",
  region: "us-east-1",
  status: "running",
  type: "t3.small",
  version: "3.24.9",
};
const app = {
  generation: "3",
  lock: false,
  name: "web",
  parameters: {},
  release: "RAAAAAAAAAA",
  router: "",
  status: "running",
};
const build = {
  app: "web",
  description: "",
  ended: "2026-01-01T00:00:01Z",
  entrypoint: "",
  id: "BAAAAAAAAAA",
  logs: "",
  manifest: "",
  process: "",
  reason: "",
  release: "RBBBBBBBBBB",
  repository: "",
  started: "2026-01-01T00:00:00Z",
  status: "complete",
  tags: {},
};

/** An empty close frame. */
const CLOSE = Buffer.from([0x88, 0x00]);

/**
 * Starts the Rack on a loopback port. `uploads` lists the size of each body that was stored. `sendLog` writes the messages of a
 * build's log to a websocket, and `statusOf` gives the status of a build.
 */
export async function startInstantRack({ sendLog = (socket) => socket.end(CLOSE), statusOf = () => "complete" } = {}) {
  const uploads = [];
  let builds = 0;
  /** Small objects in full, and the first bytes of large ones. */
  const objects = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://rack").pathname;
    let bytes = 0;
    const start = [];
    request.on("data", (chunk) => {
      if (bytes < 65_536) start.push(chunk);
      bytes += chunk.length;
    });
    request.on("end", () => {
      const json = (value) => {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(value));
      };
      if (path === "/system") return json(system);
      if (path === "/apps") return json([app]);
      if (path === "/apps/web") return json(app);
      if (path.startsWith("/apps/web/objects/") && request.method === "GET") {
        if (!objects.has(path)) response.statusCode = 404;
        return response.end(objects.get(path) ?? `object not found: ${path}`);
      }
      if (path.startsWith("/apps/web/objects/")) {
        objects.set(path, Buffer.concat(start).subarray(0, 65_536));
        uploads.push(bytes);
        return json({ Url: `object://web/${path.split("/objects/")[1]}` });
      }
      if (path === "/apps/web/builds" && request.method === "GET") return json(Array.from({ length: 20 }, () => build));
      if (path.startsWith("/apps/web/builds")) {
        const id = idOf(path) ?? `BN${++builds}`;
        return json({ ...build, id, status: statusOf(id) });
      }
      if (path.startsWith("/apps/web/releases/"))
        return json({ app: "web", build: build.id, created: build.ended, env: "", id: build.release, manifest: "" });
      if (path === "/apps/web/releases") return json([]);
      response.statusCode = 404;
      response.end();
    });
  });
  server.on("upgrade", (request, socket) => {
    const key = request.headers["sec-websocket-key"] ?? "";
    const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on("error", () => {});
    void sendLog(socket, idOf(request.url ?? ""));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, uploads, close: () => server.close() };
}

/** The build that a path names. */
const idOf = (path) => /^\/apps\/web\/builds\/(\w+)/.exec(path)?.[1];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rack = await startInstantRack();
  console.log(rack.port);
}
