import { describe, expect, test } from "vitest";
import { CancelledError, ConvoxError, RackError, UnreachableError } from "../../src/errors.ts";
import { directEndpoint } from "../../src/rack/index.ts";
import { json, plain, rawRack } from "../support/raw-rack.ts";
import { client, closing, failure, setup, until } from "./harness.ts";

const app = { name: "web", status: "running" };

describe("a request", () => {
  test("has the headers of the official client", async () => {
    const server = closing(await rawRack({ http: (_, res) => json(res, app) }));
    const endpoint = directEndpoint(server.url.replace("//", "//convox:secret@"), { actor: "github:ö" });
    const { rack } = client(endpoint, { userAgent: "convox-ci/1.2.3" });

    await rack.apps.get("web");

    expect(server.requests[0]).toMatchObject({
      method: "GET",
      path: "/apps/web",
      headers: {
        authorization: "Basic Y29udm94OnNlY3JldA==",
        accept: "application/json, */*",
        version: "dev",
        "user-agent": "convox-ci/1.2.3",
        "x-convox-actor": Buffer.from("github:ö").toString("latin1"),
      },
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("rack");
    expect(server.requests[0]?.headers).not.toHaveProperty("session");
  });

  test("that changes something goes out as a form on a new connection", async () => {
    const { rack, server } = await setup(async (seen, res) => {
      await seen.body();
      res.end("ok\n");
    });

    await rack.releases.promote("web", "R1", { force: false, timeout: 600 });

    const [request] = server.requests;
    expect((await request?.body())?.toString()).toBe("force=false&timeout=600");
    expect(request?.headers).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      connection: "close",
    });
  });

  test("keeps its connection for the next read", async () => {
    const { rack, server } = await setup((_, res) => json(res, app));

    for (let i = 0; i < 3; i++) await rack.apps.get("web");

    expect(server.connections()).toBe(1);
    rack.close();
    await until(() => server.connections() === 0);
  });
});

describe("an error reply", () => {
  test.each<[string, number, string, string, string]>([
    ["plain text", 404, "text/plain", "app not found: web\n", "404 app not found: web"],
    ["JSON", 403, "application/json", '{"error":"app is currently updating"}\n', "403 app is currently updating"],
    ["JSON with another casing", 400, "application/json", '{"Error":"no"}', "400 no"],
    ["JSON without an error", 400, "application/json", '{"error":""}', '400 {"error":""}'],
    ["nothing", 404, "text/plain", "", "404 response status 404"],
    [
      "several lines",
      500,
      "text/plain",
      "validation errors:\nservice a\nservice b\n",
      "500 validation errors: service a; service b",
    ],
    ["control characters", 500, "text/plain", "\x1b[31mred\x1b[0m\x07!", "500 red !"],
    ["the password", 500, "text/plain", "bad: convox:secret", "500 bad: convox:****"],
  ])("with %s is shown in the Rack's words", async (_, status, type, body, message) => {
    const { rack } = await setup((_, res) => res.writeHead(status, { "Content-Type": type }).end(body));

    const error = await failure(rack.apps.get("web"), RackError);

    expect(error.message).toBe(`GET /apps/web: ${message}`);
    expect(error.status).toBe(status);
    expect(error.message + error.hint).not.toContain("secret");
  });

  test("of any length is shown in some hundred characters", async () => {
    const { rack } = await setup((_, res) => plain(res, 500, "x".repeat(1_000_000)));
    expect((await failure(rack.apps.get("web"), RackError)).message.length).toBeLessThan(600);
  });

  test.each([
    [401, "invalid authentication", "The password in RACK_URL is wrong"],
    [404, "", "does not know this address: the Rack is too old for it"],
    [404, "app not found: web", "Create the app with convox-ci create web"],
    [403, "app is currently updating", "Another promotion is in progress"],
    [413, "request entity too large", "A proxy in front of the Rack limits the size of uploads"],
    [411, "length required", "rejects uploads of unknown length"],
    [431, "", "limits the length of addresses and headers"],
    [400, "Client sent an HTTP request to an HTTPS server.\n", "Use https:// in the address of the Rack"],
    [400, "<html><title>400 No required SSL certificate was sent</title>", "requires a certificate of the client"],
    [400, "<html><title>400 Request Header Or Cookie Too Large</title>", "limits the length of addresses and headers"],
  ])("%d %s has a hint", async (status, body, hint) => {
    const { rack } = await setup((_, res) => plain(res, status, body));
    expect((await failure(rack.apps.get("web"), RackError)).hint).toContain(hint);
  });
});

test("a proxy's refusal of the form of a request is not requested again", async () => {
  let requests = 0;
  const { rack } = await setup((_, res) => {
    requests++;
    res.writeHead(411, { "Content-Type": "text/html" }).end("<html><title>411 Length Required</title></html>");
  });

  expect((await failure(rack.apps.get("web"), RackError)).message).toContain('titled "411 Length Required"');
  expect(requests).toBe(1);
});

test("an HTML page with an error status is a gateway's reply, with its title", async () => {
  const page = "<html><head><title>Oops </title></head>";
  const { rack } = await setup((_, res) => res.writeHead(500, { "Content-Type": "text/html" }).end(page));
  const error = await failure(rack.releases.promote("web", "R1"), UnreachableError);
  expect(error.message).toBe(
    'POST /apps/web/releases/R1/promote: 500 the reply is an HTML page titled "Oops", so it does not come from a Rack',
  );
  expect(error.hint).toContain("The Rack may have received the request");
});

describe("a good reply", () => {
  test.each([
    ["{}", 'the reply has no "name"'],
    ["null", "the reply is null where an object was expected"],
    ["[]", "the reply is a list where an object was expected"],
    ['{"name":{}}', '"name" in the reply is an object, not a text'],
    ["<html></html>", "the reply is an HTML page"],
    ["ok\n", "the reply is not JSON"],
    ["", "the reply is empty"],
    ['{"name":"we', "the reply is not JSON"],
  ])("of %s is an error that says so", async (body, message) => {
    const { rack } = await setup((_, res) => res.end(body));
    expect((await failure(rack.apps.get("web"), RackError)).message).toBe(`GET /apps/web: 200 ${message}`);
  });

  test("that would not fit in memory is rejected, and not requested again", async () => {
    const piece = Buffer.alloc(1 << 20, 0x20);
    const bodies = [`[${"{},".repeat(1_000_000)}{}]`, Buffer.concat(Array.from({ length: 33 }, () => piece))];
    const { rack, server } = await setup((_, res) => res.end(bodies[server.requests.length - 1]));
    const errorOf = async () => (await failure(rack.apps.list(), RackError)).message;
    expect(await errorOf()).toBe("GET /apps: 200 the reply has more than 1000000 values");
    expect(await errorOf()).toBe("GET /apps: 200 the reply has more than 33554432 bytes");
    expect(server.requests).toHaveLength(2);
  });

  test("may have null for a list, and unknown fields", async () => {
    const { rack } = await setup((seen, res) =>
      json(res, seen.path === "/apps" ? null : { ...app, parameters: null, new: 1 }),
    );
    expect(await rack.apps.list()).toEqual([]);
    expect(await rack.apps.get("web")).toMatchObject({ name: "web", release: "", parameters: {} });
  });

  test("has no time where Go writes the zero time", async () => {
    const build = {
      id: "B1",
      status: "running",
      started: "2026-01-15T14:30:49.123456789Z",
      ended: "0001-01-01T00:00:00Z",
    };
    const { rack } = await setup((_, res) => json(res, build));
    const { started, ended } = await rack.builds.get("web", "B1");
    expect(started?.toISOString()).toBe("2026-01-15T14:30:49.123Z");
    expect(ended).toBeUndefined();
  });
});

describe("a read", () => {
  test.each([408, 429, 499, 502, 503, 504, 520, 523, 527, 530])(
    "is repeated after status %d with growing delays",
    async (status) => {
      let left = 3;
      const { rack, slept, notices } = await setup((_, res) =>
        left-- > 0 ? plain(res, status, "away\n") : json(res, app),
      );

      await rack.apps.get("web");

      expect(slept).toEqual([500, 1000, 2000]);
      expect(notices[0]).toBe(`Retrying GET /apps/web in 0.5 s (attempt 2 of 5): ${status} away`);
    },
  );

  test.each([200, 400, 403, 404, 500])("is repeated after status %d with an HTML page", async (status) => {
    let left = 1;
    const { rack, slept } = await setup((_, res) =>
      left-- > 0
        ? res.writeHead(status, { "Content-Type": "text/html" }).end("<html><title>Away</title></html>")
        : json(res, app),
    );
    expect(await rack.apps.get("web")).toMatchObject(app);
    expect(slept).toEqual([500]);
  });

  test("is tried five times at most", async () => {
    const { rack, server } = await setup((_, res) => plain(res, 503, "away"));
    const error = await failure(rack.apps.get("web"), UnreachableError);
    expect(error.message).toBe("GET /apps/web: 503 away");
    expect(error.hint).toMatch(/^A gateway in front of 127.0.0.1:\d+ answered, not the Rack$/);
    expect(server.requests).toHaveLength(5);
  });

  test("waits as long as the Rack asks for, up to a minute, and never less than it would by itself", async () => {
    const asked = ["7", "100000", "soon", new Date(0).toUTCString()];
    const { rack, slept } = await setup((_, res) => {
      const after = asked.shift();
      if (after === undefined) return json(res, app);
      res.writeHead(503, { "Retry-After": after }).end();
    });
    await rack.apps.get("web");
    expect(slept).toEqual([7_000, 60_000, 2_000, 4_000]);
  });

  test("is repeated when the connection breaks before, or in the middle of, the reply", async () => {
    let left = 2;
    const { rack, server, notices } = await setup((_, res) => {
      if (left-- === 2) return res.socket?.destroy();
      if (left === 0) return res.writeHead(200, { "Content-Length": "100" }).write("{", () => res.destroy());
      json(res, app);
    });
    expect(await rack.apps.get("web")).toMatchObject(app);
    expect(server.requests).toHaveLength(3);
    expect(notices[0]).toMatch(/the connection to 127.0.0.1:\d+ was lost$/);
  });

  test("is repeated when the Rack goes silent, and the error says so in the end", async () => {
    const { rack, server } = await setup(() => {}, { idleMs: 20, attempts: 2 });
    const error = await failure(rack.apps.get("web"), UnreachableError);
    expect(error.message).toMatch(/^GET \/apps\/web: 127.0.0.1:\d+ stopped responding in the middle of the exchange$/);
    expect(server.requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 500, 501])("is not repeated after %d", async (status) => {
    const { rack, server } = await setup((_, res) => plain(res, status, "no"));
    await failure(rack.apps.get("web"), RackError);
    expect(server.requests).toHaveLength(1);
  });

  test("follows a redirect on the same host, and no further", async () => {
    const { rack, server } = await setup((seen, res) => {
      if (seen.path === "/apps/web") return res.writeHead(307, { Location: "/moved?x=1" }).end();
      if (seen.path === "/moved?x=1") return json(res, app);
      res.writeHead(302, { Location: "https://user:pw@evil.example/steal?x=secret" }).end();
    });

    expect(await rack.apps.get("web")).toMatchObject(app);

    const error = await failure(rack.system.get(), RackError);
    expect(error.message).toBe("GET /system: 302 redirected to https://evil.example/steal");
    expect(error.hint).toContain("Credentials are not sent to another host");
    expect(server.requests).toHaveLength(3);
  });

  test("does not follow redirects in circles", async () => {
    const { rack } = await setup((seen, res) => res.writeHead(302, { Location: seen.path }).end());
    expect((await failure(rack.apps.get("web"), RackError)).message).toBe("GET /apps/web: 302 too many redirects");
  });
});

describe("a write", () => {
  test.each([429, 502, 503, 504, 524])("is never repeated, not even after status %d", async (status) => {
    const { rack, server, slept } = await setup((_, res) => plain(res, status, "no"));
    await failure(rack.releases.promote("web", "R1"), ConvoxError);
    expect(server.requests).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test("that breaks is not repeated, and the error says that it may have arrived", async () => {
    const { rack, server } = await setup((_, res) => res.socket?.destroy());
    const error = await failure(rack.releases.promote("web", "R1"), UnreachableError);
    expect(error.hint).toContain("may have received the request");
    expect(server.requests).toHaveLength(1);
  });

  test("is not redirected", async () => {
    const { rack, server } = await setup((_, res) => res.writeHead(302, { Location: "/login" }).end());
    expect((await failure(rack.releases.promote("web", "R1"), RackError)).status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the signal", () => {
  test("ends a request in progress", async () => {
    const stop = new AbortController();
    const { rack, server } = await setup(() => stop.abort(), { signal: stop.signal });
    await failure(rack.apps.get("web"), CancelledError);
    await until(() => server.connections() === 0);
  });

  test("ends the wait before a retry", async () => {
    const stop = new AbortController();
    const { rack } = await setup((_, res) => plain(res, 503, ""), {
      signal: stop.signal,
      sleep: (_, signal) => {
        stop.abort();
        return signal?.aborted ? Promise.reject(new CancelledError("canceled", "canceled")) : Promise.resolve();
      },
    });
    await failure(rack.apps.get("web"), CancelledError);
  });

  test("ends a download in the middle", async () => {
    const stop = new AbortController();
    const { rack } = await setup((_, res) => res.write("first"), { signal: stop.signal });
    const read = async () => {
      for await (const _ of await rack.objects.get("web", "x")) stop.abort();
    };
    await failure(read(), CancelledError);
  });

  test("lets nothing start once it is aborted", async () => {
    const { rack, server } = await setup((_, res) => json(res, app), { signal: AbortSignal.abort() });
    await failure(rack.apps.get("web"), CancelledError);
    expect(server.requests).toHaveLength(0);
  });

  test("is not needed by a client that is closed: a call in progress ends, and is not tried again", async () => {
    const { rack, server, notices } = await setup(() => undefined);
    const call = failure(rack.apps.get("web"), CancelledError);
    await until(() => server.requests.length > 0);
    rack.close();
    await call;
    await until(() => server.connections() === 0);
    expect(notices).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});
