import { expect, test } from "vitest";
import { createFetch } from "../../src/rack/fetch.ts";
import { testProxy } from "../support/proxy.ts";
import { rawRack, type Script } from "../support/raw-rack.ts";
import { closing } from "./harness.ts";

const direct = { tls: { verify: true }, proxy: {} };

async function serve(http: NonNullable<Script["http"]>) {
  return closing(await rawRack({ http }));
}

test("a request of an SDK has its method, headers and body, and its reply has all of its headers", async () => {
  const { url, requests } = await serve(async (seen, res) => {
    res.writeHead(201, { "X-One": ["a", "b"], "Content-Type": "text/plain" }).end(await seen.body());
  });
  const options = { method: "POST", headers: { "X-Sent": "yes" }, body: "hello" };
  const response = await createFetch(direct)(`${url}/path?q=1`, options);
  expect([response.status, response.url, await response.text()]).toEqual([201, `${url}/path?q=1`, "hello"]);
  expect(response.headers.get("x-one")).toBe("a, b");
  expect(requests[0]).toMatchObject({ method: "POST", path: "/path?q=1", headers: { "x-sent": "yes" } });
});

test.each([204, 304])("a reply with status %i has no body", async (status) => {
  const { url } = await serve((_, res) => res.writeHead(status).end());
  expect(await (await createFetch(direct)(url)).text()).toBe("");
});

test("a redirect is followed within the origin, and repeats a write only at 307 and 308", async () => {
  const { url, requests } = await serve(({ path }, res) => {
    const [, status, target] = /^\/(\d+)(.*)/.exec(path) ?? [];
    if (status) res.writeHead(Number(status), { Location: target || "/" }).end();
    else res.end("arrived");
  });
  const fetch = createFetch(direct);
  const write = { method: "POST", body: "x" };
  expect(await (await fetch(`${url}/301`, write)).text()).toBe("arrived");
  expect(await (await fetch(`${url}/307`, write)).text()).toBe("arrived");
  expect(requests.map(({ method }) => method)).toEqual(["POST", "GET", "POST", "POST"]);
  expect((await fetch(`${url}/302https://elsewhere.invalid/`)).status).toBe(302);
  expect((await fetch(`${url}/302/302/302/302/302/302/302/end`)).status).toBe(302);
});

test("a server that does not answer, or breaks off, is one sentence", async () => {
  const limits = { idleMs: 50, totalMs: 1_000 };
  const silent = await serve(() => {});
  await expect(createFetch(direct, limits)(`${silent.url}/x`)).rejects.toThrow(
    /^GET \/x: 127\.0\.0\.1:\d+ stopped responding in the middle of the exchange$/,
  );
  const endless = await serve((_, res) => {
    const timer = setInterval(() => res.write("."), 10);
    res.once("close", () => clearInterval(timer));
  });
  await expect(createFetch(direct, { idleMs: 1_000, totalMs: 100 })(`${endless.url}/x`)).rejects.toThrow(
    /did not complete its reply in time$/,
  );
  const cut = await serve((_, __, req) => req.socket.destroy());
  await expect(createFetch(direct)(`${cut.url}/x`)).rejects.toThrow(/the connection to .* was lost$/);
});

test("a request goes through the proxy, whose refusal is one sentence", async () => {
  const server = await serve((_, res) => res.end("ok"));
  const proxy = closing(await testProxy({ to: server.port }));
  const settings = { ...direct, proxy: { http: proxy.url } };
  expect(await (await createFetch(settings)("http://api.example/x")).text()).toBe("ok");
  expect(proxy.requests).toEqual(["GET http://api.example/x"]);
  const refusing = closing(await testProxy({ to: server.port, refuse: 403 }));
  await expect(createFetch({ ...direct, proxy: { https: refusing.url } })("https://api.example/x")).rejects.toThrow(
    /^GET \/x: the proxy .* refuses to connect to api\.example \(403\)$/,
  );
});
