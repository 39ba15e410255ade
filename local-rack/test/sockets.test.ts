import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { APP, ask, basic, build, eventually, pick, read, source, start } from "./support.ts";

/** A WebSocket client that exposes every byte. */
async function raw(
  port: number,
  path: string,
  extra: string[] = [],
): Promise<{ socket: Socket; heard(): Buffer; ended(): boolean }> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => {
    socket.destroy();
  });
  const chunks: Buffer[] = [];
  let over = false;
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("end", () => {
    over = true;
  });
  socket.on("error", () => {
    over = true;
  });
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Authorization: ${basic("secret")}`,
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      ...(extra.some((line) => line.startsWith("Upgrade:")) ? [] : ["Upgrade: websocket"]),
      ...extra,
      "",
      "",
    ].join("\r\n"),
  );
  return { socket, heard: () => Buffer.concat(chunks), ended: () => over };
}

test("the handshake comes before the password check; the error comes inside the stream", async () => {
  const rack = await start();

  const log = await read(rack, "/apps/web/builds/BNONE/logs", { password: "wrong" });

  expect([log.text, log.ending]).toEqual(["ERROR: invalid authentication\n", "end"]);
  expect(rack.requests[0]?.status).toBe(101);
});

test("after the end of the stream the connection stays open, and pings and close frames are not answered", async () => {
  const rack = await start();
  const { socket, heard, ended } = await raw(rack.port, "/apps/nope/builds/B/logs");
  const tail = Buffer.concat([
    Buffer.from([0x81, 39]),
    Buffer.from('ERROR: builds.convox.com "b" not found\n'),
    Buffer.from([0x82, 0]),
  ]);
  await eventually(async () => heard().subarray(-tail.length).equals(tail));
  const before = heard().length;

  socket.write(Buffer.from([0x89, 0x80, 0, 0, 0, 0, 0x88, 0x80, 0, 0, 0, 0]));
  await ask(rack, "GET /check");
  await ask(rack, "GET /check");

  expect([heard().length, ended()]).toEqual([before, false]);
  expect(heard().toString("latin1")).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
});

test("an origin of another host is rejected at the handshake", async () => {
  const rack = await start();
  const { heard } = await raw(rack.port, "/apps/web/logs", ["Origin: http://evil.test"]);

  await eventually(async () => heard().includes("CheckOrigin"));
  expect(heard().toString()).toMatch(
    /^HTTP\/1.1 403 [\s\S]*Forbidden\nERROR: websocket: request origin not allowed by Upgrader\.CheckOrigin\n$/,
  );
  const headers = { Origin: `http://127.0.0.1:${rack.port}`, Follow: "false" };
  expect((await read(rack, "/apps/web/logs", { headers })).ending).toBe("end");
});

test("an unknown socket path is a 404 at the handshake, and so is another spelling of websocket", async () => {
  const rack = await start();

  expect((await read(rack, "/apps/web/nothing")).ending).toBe(404);
  const { heard } = await raw(rack.port, "/apps/web/logs", ["Upgrade: WebSocket"]);
  await eventually(async () => heard().includes("\r\n\r\n"));
  expect(heard().toString()).toMatch(/^HTTP\/1.1 404 /);
});

test("a regular route answers a request that asks for an upgrade", async () => {
  const rack = await start();
  const { heard } = await raw(rack.port, "/apps");

  await eventually(async () => heard().includes("[]\n"));
  expect(heard().toString()).toMatch(/^HTTP\/1.1 200 /);
});

test("every reader gets the log of a running build from its start to its end", async () => {
  const rack = await start({ createApps: true });
  rack.faults.add("build-slow=5");
  await ask(rack, "POST /apps/web/objects/tmp/x.tgz", { body: source(APP) });
  const created = await ask(rack, "POST /apps/web/builds", { form: { url: "object://web/tmp/x.tgz" } });
  const path = `/apps/web/builds/${pick(created, "id")}/logs`;

  const first = await read(rack, path);
  const stored = await read(rack, path);

  expect(first.ending).toBe("end");
  expect(first.text).toBe(stored.text);
  expect(stored.texts).toHaveLength(1);
});

test("a created build has no log: v3 reports it, and v2 stays silent", async () => {
  for (const [generation, text] of [
    ["v3", /^ERROR: unable to read logs for build: B[A-Z]{10}\n$/],
    ["v2", /^$/],
  ] as const) {
    const rack = await start({ generation, createApps: true });
    rack.faults.add("created=60000");
    const created = await ask(rack, "POST /apps/web/builds", { form: { url: "object://web/x" } });
    const log = await read(rack, `/apps/web/builds/${pick(created, "id")}/logs`);
    expect(log.text).toMatch(text);
    expect(log.ending).toBe("end");
  }
});

test("v2 returns other text in the logs field as the log itself", async () => {
  const rack = await start({ generation: "v2" });
  const done = await build(rack, "web", APP);
  await ask(rack, `PUT /apps/web/builds/${pick(done, "id")}`, { form: { logs: "the log\n" } });

  expect((await read(rack, `/apps/web/builds/${pick(done, "id")}/logs`)).text).toBe("the log\n");
});

test("an app's log is followed, and lines arrive at their time", async () => {
  let now = 1_800_000_000_000;
  const rack = await start({ clock: () => now, promotion: { updatingMs: 1000, creatingMs: 0 } });
  const done = await build(rack, "web", APP);
  const reading = read(rack, "/apps/web/logs", {
    headers: { Prefix: "true", Since: "5s" },
    until: "Updating => Running",
  });
  await ask(rack, `POST /apps/web/releases/${pick(done, "release")}/promote`);
  await eventually(async () =>
    rack.requests.some(({ websocket }) => websocket?.frames.some(({ data }) => data.includes("=> Updating"))),
  );
  now += 1000;

  const lines = (await reading).text.split("\n").slice(0, -1);

  expect(lines[0]).toBe("2027-01-15T08:00:00Z system/k8s/atom/app Status: Running => Pending");
  expect(lines.at(-1)).toBe("2027-01-15T08:00:01Z system/k8s/atom/app Status: Updating => Running");
});

test.each([
  ["soon", 'invalid duration "soon"'],
  ["", 'invalid duration ""'],
  ["5", 'missing unit in duration "5"'],
  ["5 s", 'unknown unit " s" in duration "5 s"'],
  ["1d", 'unknown unit "d" in duration "1d"'],
  ["1h2x3s", 'unknown unit "x" in duration "1h2x3s"'],
])("an invalid duration is an error inside the stream, in Go's words: %j", async (Since, words) => {
  const rack = await start({ createApps: true });

  const log = await read(rack, "/apps/web/logs", { headers: { Since } });

  expect(log.text).toBe(`ERROR: time: ${words}\n`);
});

test.each(["0", "-5s", "1.5h", "1h30m", "300ms", "2us", "2\u00b5s", ".5s"])("%j is a valid duration", async (since) => {
  const rack = await start({ createApps: true });

  const Since = Buffer.from(since).toString("latin1");
  const log = await read(rack, "/apps/web/logs", { headers: { Since, Follow: "false" } });

  expect([log.text, log.ending]).toEqual(["", "end"]);
});

test("an invalid number in a log request is an error from 3.24.5 on, and ignored before", async () => {
  for (const [version, words] of [
    ["3.24.5", 'ERROR: strconv.Atoi: parsing "many": invalid syntax\n'],
    ["3.24.4", ""],
  ] as const) {
    const rack = await start({ version, createApps: true });
    const log = await read(rack, "/apps/web/logs", { headers: { Maxlogrequests: "many", Follow: "false" } });
    expect(log.text).toBe(words);
  }
});

test("an upgrade that the Connection header does not name is an invalid handshake", async () => {
  const rack = await start();

  const answer = await ask(rack, "GET /apps/web/logs", {
    headers: { Connection: "close", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "eA==" },
  });

  expect([answer.status, answer.text]).toEqual([
    400,
    "Bad Request\nERROR: websocket: the client is not using the websocket protocol: " +
      "'upgrade' token not found in 'Connection' header\n",
  ]);
});

test("with Prefix a build that runs has each line behind time and pod on v3; v2 ignores every option", async () => {
  for (const [generation, prefix] of [
    ["v3", /^2027-01-15T08:00:00Z service\/build\/build-\w{5} /],
    ["v2", /^(?!2027)/],
  ] as const) {
    const rack = await start({ generation, createApps: true, clock: () => 1_800_000_000_000 });
    rack.faults.add("build-slow=20");
    await ask(rack, "POST /apps/web/objects/tmp/a.tgz", { body: source(APP) });
    const created = await ask(rack, "POST /apps/web/builds", { form: { url: "object://web/tmp/a.tgz" } });

    const log = await read(rack, `/apps/web/builds/${pick(created, "id")}/logs`, { headers: { Prefix: "true" } });

    const lines = log.text.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(prefix);
  }
});

test("only v3 has a route for service logs", async () => {
  const v3 = await start({ createApps: true });
  const v2 = await start({ generation: "v2", createApps: true });

  expect((await read(v3, "/apps/web/services/web/logs", { headers: { Follow: "false" } })).ending).toBe("end");
  expect((await read(v2, "/apps/web/services/web/logs")).ending).toBe(404);
});

test("a frame with an excessive length ends the connection", async () => {
  const rack = await start();
  const { socket, heard } = await raw(rack.port, "/proxy/localhost/1");
  await eventually(async () => heard().includes("invalid proxy host"));
  const closed = once(socket, "close");
  socket.write(Buffer.from([0x81, 0xff, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]));

  await closed;
  expect(heard().subarray(-2)).toEqual(Buffer.from([0x82, 0]));
});
