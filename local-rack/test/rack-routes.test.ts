import { createServer, type RequestListener, type Server } from "node:http";
import { connect, createServer as createTcpServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { LocalRack } from "../src/index.ts";
import { APP, ask, basic, build, eventually, pick, read, start } from "./support.ts";

/** Every route of the real v2 and v3 tables: no route of a real Rack is answered with an empty 404 or a 405. */
const BOTH = [
  ...["GET /auth", "GET /apps", "POST /apps", "GET /apps/app", "PUT /apps/app", "DELETE /apps/app"],
  ...["POST /apps/app/cancel", "GET /apps/app/metrics", "GET /apps/app/builds", "POST /apps/app/builds"],
  ...["GET /apps/app/builds/B.tgz", "POST /apps/app/builds/import", "GET /apps/app/builds/B", "PUT /apps/app/builds/B"],
  ...["GET /apps/app/objects", "GET /apps/app/objects/k", "POST /apps/app/objects/k", "DELETE /apps/app/objects/k"],
  ...["GET /apps/app/processes", "GET /apps/app/processes/p", "DELETE /apps/app/processes/p"],
  ...["GET", "POST", "DELETE"].map((method) => `${method} /apps/app/processes/p/files`),
  ...["GET /apps/app/releases", "POST /apps/app/releases", "GET /apps/app/releases/R"],
  ...["POST /apps/app/releases/R/promote", "GET /apps/app/resources", "GET /apps/app/resources/r"],
  ...["GET /apps/app/services", "PUT /apps/app/services/web", "POST /apps/app/services/web/restart"],
  ...["POST /apps/app/services/web/processes", "GET /apps/app/services/web/metrics", "PUT /apps/app/ssl/web/443"],
  ...["GET /certificates", "POST /certificates/generate", "DELETE /certificates/c", "POST /events"],
  ...["GET /instances", "DELETE /instances/i", "POST /instances/keyroll", "GET /registries", "POST /registries"],
  ...["DELETE /registries/r", "GET /resources", "POST /resources", "OPTIONS /resources", "GET /resources/r"],
  ...["PUT /resources/r", "DELETE /resources/r", "POST /resources/r/links", "DELETE /resources/r/links/app"],
  ...["GET /system", "PUT /system", "GET /system/capacity", "GET /system/metrics", "GET /system/processes"],
  ...["GET /system/releases", "PUT /system/jwt/rotate", "POST /system/jwt/token"],
];
const V3 = [
  ...["GET /apps/app/diagnose", "GET /apps/app/manifest/services/web", "GET /apps/app/metrics-by-service"],
  ...["GET", "POST", "DELETE"].map((method) => `${method} /apps/app/budget`),
  ...["reset", "simulate-shutdown", "dismiss-recovery"].map((what) => `POST /apps/app/budget/${what}`),
  ...["GET /apps/app/budget/shutdown-state", "GET /apps/app/cost", "GET /apps/app/balancers"],
  ...["POST /apps/app/builds/B/image", "GET /apps/app/configs", "GET /apps/app/configs/c", "PUT /apps/app/configs/c"],
  ...["GET /apps/app/resources/r/data", "PUT /apps/app/resources/r/data"],
  ...["scale-override", "triggers/enable", "triggers/disable", "triggers/threshold"].map(
    (what) => `POST /apps/app/services/web/${what}`,
  ),
  ...["POST /certificates/c/renew", "GET /letsencrypt/config", "PUT /letsencrypt/config"],
  ...["GET /v2/", "PATCH /v2/app/x", "POST /system/karpenter/cleanup", "PUT /custom/http/proxy/x"],
];
const V2 = [
  ...["POST /apps/app/resources/r/deletion-protection-and-snapshot/s", "GET /rds/snapshots/s", "DELETE /rds/r"],
  ...["GET /system/sync/whitelist/instances/ip"],
];

test.each(["v2", "v3"] as const)("a %s Rack has every route of the real table and no other", async (generation) => {
  const rack = await start({ generation });
  const unrouted: string[] = [];
  for (const line of [...BOTH, ...V2, ...V3]) {
    const answer = await ask(rack, line);
    if (answer.headers["request-id"] === undefined) unrouted.push(line);
  }

  expect(unrouted).toEqual(generation === "v2" ? V3 : V2);
});

const SOCKETS = {
  both: ["/apps/app/logs", "/apps/app/builds/B/logs", "/system/logs", "/apps/app/processes/p/exec"],
  more: ["/apps/app/processes/p/logs", "/instances/i/shell", "/proxy/host/x"],
  v3: ["/apps/app/services/web/logs", "/apps/app/resources/r/console"],
};

test.each(["v2", "v3"] as const)("a %s Rack has every socket", async (generation) => {
  const rack = await start({ generation });
  for (const path of [...SOCKETS.both, ...SOCKETS.more, ...SOCKETS.v3]) {
    const { ending } = await read(rack, path, { headers: { Follow: "false" } });
    expect([path, ending]).toEqual([path, generation === "v2" && SOCKETS.v3.includes(path) ? 404 : "end"]);
  }
});

test("the cost of an unknown app is a 404", async () => {
  const rack = await start();
  expect(await ask(rack, "GET /apps/none/cost")).toMatchObject({ status: 404, text: "app not found: none\n" });
});

test("routes that a version added are unknown to older versions", async () => {
  const rack = await start({ version: "3.12.3" });
  for (const line of [
    "GET /apps/a/budget",
    "POST /certificates/c/renew",
    "GET /letsencrypt/config",
    "POST /system/jwt/token",
  ]) {
    expect([line, (await ask(rack, line)).status]).toEqual([line, 404]);
  }
  expect((await ask(rack, "GET /v2/")).headers["docker-distribution-api-version"]).toBe("registry/2.0");
});

test("v3 routes for some clouds only are a 501 here, and a 500 before 3.24.1", async () => {
  const [now, before] = [await start(), await start({ version: "3.24.0" })];
  for (const [line, text] of [
    ["POST /instances/keyroll", "unimplemented\n"],
    ["DELETE /instances/i", "unimplemented\n"],
    ["GET /system/releases", "release history is unavailable\n"],
  ] as const) {
    expect(await ask(now, line)).toMatchObject({ status: 501, text });
    expect(await ask(before, line)).toMatchObject({ status: 500, text });
  }
  expect((await read(now, "/instances/i/shell")).text).toBe("ERROR: unimplemented\n");
});

test("the Rack's own processes are listed, also together with those of all apps", async () => {
  const rack = await start();
  const made = await build(rack, "app", APP);
  await ask(rack, `POST /apps/app/releases/${pick(made, "release")}/promote`);
  await eventually(async () => pick(await ask(rack, "GET /apps/app"), "status") === "running");
  const names = async (query: string) =>
    (JSON.parse((await ask(rack, `GET /system/processes${query}`)).text) as { app: string }[]).map(({ app }) => app);

  expect(await names("")).toEqual(["system"]);
  expect(new Set(await names("?all=true"))).toEqual(new Set(["system", "app"]));
});

test("an invalid token request is rejected with its reason", async () => {
  const rack = await start();
  const token = (form: Record<string, string>) => ask(rack, "POST /system/jwt/token", { form });

  expect(await token({ role: "read" })).toMatchObject({ status: 400, text: "invalid duration\n" });
  expect((await token({ role: "read", durationInHour: "8761" })).text).toBe(
    "duration must be between 1 and 8760 hours\n",
  );
  expect((await token({ role: "x", durationInHour: "1" })).text).toBe("invalid role: must be read, write, or admin\n");
  const write = String(pick(await token({ role: "write", durationInHour: "1" }), "token"));
  const headers = { Authorization: basic(write, "jwt") };
  expect(await ask(rack, "PUT /system/jwt/rotate", { headers })).toMatchObject({
    status: 403,
    text: "admin role required\n",
  });
  expect(
    (await ask(rack, "POST /system/jwt/token", { headers, form: { role: "admin", durationInHour: "1" } })).text,
  ).toBe("admin role required to mint admin tokens\n");
});

test("a proxy socket relays bytes, and new v3 Racks reject their own machine as target", async () => {
  const echo = createTcpServer((socket) => socket.pipe(socket));
  await new Promise<void>((done) => echo.listen(0, "127.0.0.1", done));
  onTestFinished(() => new Promise<void>((done) => void echo.close(() => done())));
  const port = portOf(echo);

  const rack = await start({ generation: "v2" });
  expect((await read(rack, `/proxy/127.0.0.1/${port}`, { say: ["hello", "\u20ac"], until: "hello\u20ac" })).text).toBe(
    "hello\u20ac",
  );
  expect((await read(rack, "/proxy/127.0.0.1/70000")).text).toBe("ERROR: dial tcp: address 70000: invalid port\n");
  expect((await read(rack, "/proxy/127.0.0.1/x")).text).toBe('ERROR: strconv.Atoi: parsing "x": invalid syntax\n');
  const strict = await start();
  for (const host of [
    "127.0.0.1",
    "localhost",
    "LOCALHOST.",
    "169.254.169.254",
    "0x7f000001",
    "2130706433",
    "::1",
    "::ffff:127.0.0.1",
    "fd00::1",
    "0.0.0.0",
  ]) {
    expect([host, (await read(strict, `/proxy/${host}/${port}`)).text]).toEqual([host, "ERROR: invalid proxy host\n"]);
  }
  expect((await read(strict, "/proxy/10.0.0.1/70000")).text).toBe("ERROR: invalid proxy port\n");
  const token = String(
    pick(await ask(strict, "POST /system/jwt/token", { form: { role: "read", durationInHour: "1" } }), "token"),
  );
  expect((await read(strict, "/proxy/10.0.0.1/80", { headers: { Authorization: basic(token, "jwt") } })).text).toBe(
    "ERROR: proxy requires write access\n",
  );
});

test("requests are passed on to a service without the Rack's password", async () => {
  const seen: unknown[] = [];
  const { port } = await listening((request, response) => {
    seen.push([request.method, request.url, request.headers["x-own"], request.headers.authorization]);
    response.writeHead(418, { "X-From": "service" });
    request.pipe(response);
  });
  const rack = await start({ version: "3.19.7" });
  const headers = { "X-Host": "127.0.0.1", "X-Port": String(port), "X-Own": "1" };

  const answer = await ask(rack, "PUT /custom/http/proxy/a/b?c=d", { headers, body: "body" });

  expect([answer.status, answer.text, answer.headers["x-from"]]).toEqual([418, "body", "service"]);
  expect(seen).toEqual([["PUT", "/a/b?c=d", "1", undefined]]);
  const strict = await start();
  expect(await ask(strict, "GET /custom/http/proxy/a", { headers })).toMatchObject({
    status: 400,
    text: "invalid proxy host\n",
  });
});

test("the v3 registry serves only apps of this Rack, and a Rack that only plans has none", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });

  expect((await ask(rack, "GET /v2/web/tags/list")).text).toBe(
    '{"errors":[{"message":"this local Rack has no registry"}]}\n',
  );
  expect(await ask(rack, "GET /v2/other/tags/list")).toMatchObject({
    status: 403,
    text: '{"errors":[{"message":"app not found: other"}]}\n',
  });
  expect((await ask(rack, "GET /v2/", { password: "wrong" })).headers["www-authenticate"]).toBe('Basic realm="convox"');
});

test("an import of existing images is rejected or planned", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });
  const id = String(pick(await ask(rack, "POST /apps/web/builds", { form: { external: "true", url: "" } }), "id"));
  const importImage = (image: string) => ask(rack, `POST /apps/web/builds/${id}/image`, { form: { image } });

  expect(await importImage("")).toMatchObject({ status: 422, text: "image param required\n" });
  expect((await importImage("-x")).status).toBe(422);
  expect((await importImage("nginx:1")).text).toBe(
    `build ${id} has no manifest; populate via BuildUpdate before BuildImportImage\n`,
  );
  await ask(rack, `PUT /apps/web/builds/${id}`, { form: { manifest: "services:\n  web:\n    image: nginx\n" } });
  expect(await importImage("nginx:1")).toMatchObject({ status: 202, text: "" });
  await eventually(async () => pick(await ask(rack, `GET /apps/web/builds/${id}`), "status") === "complete");
});

test.each([
  ["BREW /apps HTTP/1.1", "405 Method Not Allowed"],
  ["BREW /nothing HTTP/1.1", "404 Not Found"],
  ["GET /apps/%zz HTTP/1.1", "400 Bad Request"],
  ["not http at all", "400 Bad Request"],
])("a request line %j is a %s", async (line, status) => {
  expect(await sendBytes(await start(), `${line}\r\nHost: rack\r\n\r\n`)).toContain(`HTTP/1.1 ${status}\r\n`);
});

test("headers have the maximum length of Go's server", async () => {
  const rack = await start();
  const long = await ask(rack, "GET /apps", { headers: { "X-Long": "a".repeat(200_000) } });

  expect(long.status).toBe(200);
  expect(
    await sendBytes(rack, `GET /apps HTTP/1.1\r\nHost: rack\r\nX-Long: ${"a".repeat(1_100_000)}\r\n\r\n`),
  ).toContain("HTTP/1.1 431 Request Header Fields Too Large\r\n");
});

test("the name of a config must be valid for Kubernetes", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });
  const set = (name: string) => ask(rack, `PUT /apps/web/configs/${name}`, { form: { value: "YQ==" } });

  expect((await set("Bad_Name")).text).toMatch(
    /^failed to set config: Secret "cfg-Bad_Name" is invalid: metadata\.name:/,
  );
  expect((await set("a".repeat(250))).text).toContain("must be no more than 253 characters");
  expect((await set("a".repeat(200))).text).toBe("ok\n");
  expect(pick(await ask(rack, `GET /apps/web/configs/${"a".repeat(200)}`), "value")).toBe("a");
  expect((await ask(rack, `GET /apps/web/configs/${"b".repeat(300)}`)).status).toBe(404);
});

test("a path can contain any bytes", async () => {
  expect(await ask(await start(), "GET /apps/%ff")).toMatchObject({ status: 404, text: "app not found: \ufffd\n" });
});

async function listening(handler: RequestListener): Promise<{ port: number }> {
  const server = createServer(handler);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return { port: portOf(server) };
}

function portOf(server: Server | ReturnType<typeof createTcpServer>): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The Rack's reply to these bytes, until it ends the connection or the reply is complete. */
function sendBytes(rack: LocalRack, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(rack.port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (text.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}
