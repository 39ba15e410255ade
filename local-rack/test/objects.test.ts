import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, basic, eventually, folder, start } from "./support.ts";

test("an object is stored under its key and returned byte for byte", async () => {
  const rack = await start({ createApps: true });
  const body = Buffer.from([0x1f, 0x8b, 0x08, 0, 255, 10]);

  const stored = await ask(rack, "POST /apps/web/objects/tmp/a.tgz", { body });
  const fetched = await ask(rack, "GET /apps/web/objects/tmp/a.tgz");

  expect(stored.text).toBe('{\n  "Url": "object://web/tmp/a.tgz"\n}\n');
  expect(fetched.body).toEqual(body);
  expect(fetched.headers["content-type"]).toBe("application/x-gzip");
  expect(fetched.headers["transfer-encoding"]).toBe("chunked");
});

test("without a key the Rack generates one", async () => {
  const rack = await start({ createApps: true });

  expect((await ask(rack, "POST /apps/web/objects/", { body: "a" })).text).toMatch(
    /"object:\/\/web\/tmp\/[0-9a-f]{30}"/,
  );
  expect((await ask(rack, "POST /apps/web/objects", { body: "a" })).status).toBe(405);
});

test.each([
  ["v3", "object not found: tmp/none\n"],
  ["v2", "key not found: tmp/none\n"],
] as const)("%s reports a missing object in its own words, except to HEAD", async (generation, text) => {
  const rack = await start({ generation });
  await ask(rack, "POST /apps", { form: { name: "web" } });

  const got = await ask(rack, "GET /apps/web/objects/tmp/none");
  const head = await ask(rack, "HEAD /apps/web/objects/tmp/none");

  expect([got.status, got.text]).toEqual([404, text]);
  expect([head.status, head.headers["content-length"]]).toEqual([200, "6"]);
  // Both generations report the deletion in the same words.
  expect((await ask(rack, "DELETE /apps/web/objects/tmp/none")).text).toBe("object not found: tmp/none\n");
});

test("an object sent as a form is stored empty, and the Rack reports success", async () => {
  const rack = await start({ createApps: true });

  const stored = await ask(rack, "POST /apps/web/objects/tmp/a", { form: { bytes: "lost" } });
  const fetched = await ask(rack, "GET /apps/web/objects/tmp/a");

  expect(stored.status).toBe(200);
  expect([fetched.status, fetched.body.length, fetched.headers["content-type"]]).toEqual([200, 0, undefined]);
});

test("double slashes are kept in the path and name the same object", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "POST /apps/web/objects/tmp/a", { body: "a" });

  expect((await ask(rack, "GET /apps/web/objects//tmp/a")).text).toBe("a");
  expect((await ask(rack, "GET /apps//web/objects/tmp/a")).status).toBe(404);
});

test("v3 cleans keys and rejects those outside the store; older Racks and v2 use keys as given", async () => {
  const v3 = await start({ createApps: true });
  expect((await ask(v3, "POST /apps/web/objects//a//b", { body: "x" })).text).toContain("object://web/a/b");
  const refused = await ask(v3, "POST /apps/web/objects/a/%2e%2e/b", { body: "x" });
  expect([refused.status, refused.text]).toEqual([400, "invalid object key\n"]);
  expect((await ask(v3, "GET /apps/web/objects/")).status).toBe(400);
  for (const options of [{ generation: "v2" as const }, { version: "3.24.5" }]) {
    const rack = await start({ ...options, createApps: true });
    expect((await ask(rack, "POST /apps/web/objects//a//b", { body: "x" })).text).toContain("object://web//a//b");
    expect((await ask(rack, "POST /apps/web/objects/a/%2e%2e/b", { body: "x" })).status).toBe(200);
  }
});

test("a listing has one level, and names the app on AWS", async () => {
  for (const [provider, expected] of [
    ["local", ["a/1", "a/2"]],
    ["aws", ["web/a/1", "web/a/2"]],
  ] as const) {
    const rack = await start({ provider, createApps: true });
    for (const key of ["a/2", "a/1", "a/b/3", "c"]) await ask(rack, `POST /apps/web/objects/${key}`, { body: "x" });
    expect(JSON.parse((await ask(rack, "GET /apps/web/objects?prefix=a/")).text)).toEqual(expected);
  }
});

test("an interrupted upload stores nothing and keeps the existing object", async () => {
  const data = await folder();
  const rack = await start({ data, createApps: true });
  await ask(rack, "POST /apps/web/objects/tmp/a", { body: "first" });

  for (const framing of ["Transfer-Encoding: chunked\r\n\r\n5\r\nsecon\r\n", "Content-Length: 100\r\n\r\nsecon"]) {
    const client = connect(rack.port, "127.0.0.1");
    client.write(`POST /apps/web/objects/tmp/a HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic("secret")}\r\n${framing}`);
    await eventually(async () => rack.requests.at(-1)?.bodyBytes === 5);
    client.destroy();
  }

  const objects = join(data, "apps", "web", "objects");
  await eventually(async () => !(await readdir(objects)).some((name) => name.endsWith(".tmp")));
  expect(await readdir(objects)).toHaveLength(2);
  expect((await ask(rack, "GET /apps/web/objects/tmp/a")).text).toBe("first");
});

test("objects of an unknown app are not found", async () => {
  const rack = await start();

  const answer = await ask(rack, "POST /apps/nope/objects/tmp/a", { body: "x" });

  expect([answer.status, answer.text]).toEqual([404, "app not found: nope\n"]);
});

test("a long upload that is rejected is answered before it ends, and its connection is closed", async () => {
  const rack = await start();
  const client = connect(rack.port, "127.0.0.1");
  const heard: Buffer[] = [];
  client.on("data", (chunk: Buffer) => heard.push(chunk));
  client.write(
    `POST /apps/nope/objects/a HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic("secret")}\r\nContent-Length: 9999999\r\n\r\n`,
  );
  client.write(Buffer.alloc(300_000));

  await new Promise((resolve) => client.once("end", resolve));

  expect(Buffer.concat(heard).toString()).toMatch(
    /^HTTP\/1.1 404 [\s\S]*Connection: close[\s\S]*app not found: nope\n$/,
  );
  client.destroy();
});
