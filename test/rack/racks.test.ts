import { describe, expect, test } from "vitest";
import { InputError, RackError } from "../../src/errors.ts";
import { consoleEndpoint, type Endpoint, findRack } from "../../src/rack/index.ts";
import { json, plain, type RawRack, rawRack, type Script } from "../support/raw-rack.ts";
import { client, closing, failure, text } from "./harness.ts";

async function console(script: Script): Promise<{ server: RawRack; endpoint: Endpoint }> {
  const server = closing(await rawRack(script));
  return { server, endpoint: consoleEndpoint(server.url, "key", { rack: "acme/staging" }) };
}

const listing = (racks: unknown): Script => ({ http: (_, res) => json(res, racks) });
const acme = (...names: string[]) =>
  names.map((name) => ({ name, organization: { name: "acme" }, provider: "aws", status: "running" }));

describe("a Rack's name", () => {
  test.each([
    ["acme/staging", ["staging", "staging-2"], "acme/staging"],
    ["staging-2", ["staging", "staging-2"], "acme/staging-2"],
    ["prod", ["staging", "production"], "acme/production"],
    ["acme/p", ["staging", "production"], "acme/production"],
  ])("%s among %j means %s", async (name, names, full) => {
    const { endpoint, server } = await console(listing(acme(...names)));
    expect(await findRack(endpoint, name)).toBe(full);
    expect(server.requests[0]).toMatchObject({ method: "GET", path: "/racks", headers: { session: "" } });
    expect(server.requests[0]?.headers).not.toHaveProperty("rack");
  });

  test.each([
    ["nope", "could not find rack: nope", "this deploy key may see acme/production, acme/staging, acme/staging-2"],
    ["Staging", "could not find rack: Staging", "this deploy key may see acme/production"],
    ["", "could not find rack: ", "this deploy key may see"],
    ["stag", "ambiguous rack name: stag", "it may mean acme/staging, acme/staging-2: give the full name"],
    ["staging", "ambiguous rack name: staging", "it may mean acme/staging, acme/staging-2"],
  ])("%j is refused", async (name, message, hint) => {
    const { endpoint } = await console(listing(acme("staging", "production", "staging-2")));
    const error = await failure(findRack(endpoint, name), InputError);
    expect(error.message).toBe(message);
    expect(error.hint).toContain(hint);
  });

  test("is not found by a key that sees nothing, and the hint says so", async () => {
    const { endpoint } = await console(listing(null));
    expect((await failure(findRack(endpoint, "x"), InputError)).hint).toContain("may see no Rack at all");
  });

  test("is read with any casing of the fields, and without an organization", async () => {
    const { endpoint } = await console(
      listing([{ Name: "a", Organization: { Name: "acme" } }, { name: "b" }, { name: "c", organization: "acme" }]),
    );
    expect(await client(endpoint).rack.racks()).toEqual([
      { name: "acme/a", provider: "", status: "" },
      { name: "b", provider: "", status: "" },
      { name: "acme/c", provider: "", status: "" },
    ]);
  });

  test("that cannot be looked up fails with the Console's own error", async () => {
    const { endpoint } = await console({ http: (_, res) => plain(res, 401, "cli token is expired\n") });
    const error = await failure(findRack(endpoint, "staging"), RackError);
    expect(error.message).toBe("GET /racks: 401 cli token is expired");
    expect(error.hint).toContain("The deploy key is wrong, has expired");
  });
});

describe("through a Console", () => {
  test("each request names the Rack and has a session, even an empty one", async () => {
    const { endpoint, server } = await console({ http: (_, res) => json(res, { name: "web", status: "running" }) });
    const { rack } = client(endpoint);
    await rack.apps.get("web");
    expect(rack.name).toBe("acme/staging");
    expect(server.requests[0]?.headers).toMatchObject({
      rack: "acme/staging",
      session: "",
      authorization: `Basic ${Buffer.from("convox:key").toString("base64")}`,
    });
  });

  test("a stream is preceded by a harmless request, whose refusal does not matter", async () => {
    const { endpoint, server } = await console({
      http: (_, res) => plain(res, 403, "no"),
      socket: (_, s) => s.accept().text("log\n").binary(),
    });
    expect(await text(await client(endpoint).rack.builds.logs("web", "B1"))).toBe("log\n");
    expect(server.requests.map(({ path, headers }) => [path, headers["rack"], headers["session"]])).toEqual([
      ["/racks", "acme/staging", ""],
      ["/apps/web/builds/B1/logs", "acme/staging", ""],
    ]);
  });
});

describe("a session", () => {
  /** Answers once the request has the session s1. */
  const challenging = (challenge: string): Script => ({
    async http(seen, res) {
      const sent = await seen.body();
      if (seen.path === "/session") return json(res, { id: sent.length === 0 ? "s1" : "wrong" });
      if (seen.headers["session"] === "s1")
        return json(res, { id: "B1", name: "web", status: "running", Url: "object://web/x" });
      res.writeHead(401, { "WWW-Authenticate": challenge }).end();
    },
    socket: (seen, s) => s.accept().text(`session ${seen.headers["session"]}`).binary(),
  });
  const simple = 'Session path="/session" token="false"';

  test("that the Console asks for is opened, and kept", async () => {
    const { endpoint, server } = await console(challenging(simple));
    const { rack } = client(endpoint);
    await rack.apps.get("web");
    await rack.apps.get("web");
    expect(server.requests.map(({ method, path, headers }) => [method, path, headers["session"]])).toEqual([
      ["GET", "/apps/web", ""],
      ["POST", "/session", ""],
      ["GET", "/apps/web", "s1"],
      ["GET", "/apps/web", "s1"],
    ]);
    expect(server.requests[1]?.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-length": "0",
    });
  });

  test("is opened in the middle of a form or an upload too, whose body is sent again", async () => {
    const { endpoint, server } = await console(challenging(simple));
    const { rack } = client(endpoint);
    await rack.objects.store("web", "x", async function* () {
      yield Buffer.from("archive");
    });
    expect((await server.requests.at(-1)?.body())?.toString()).toBe("archive");
    const other = client(endpoint).rack;
    await other.builds.create("web", { url: "object://web/x" }, { generation: "v3", version: "3.24.9" });
    expect((await server.requests.at(-1)?.body())?.toString()).toBe("url=object%3A%2F%2Fweb%2Fx");
  });

  test("is there before a stream is opened", async () => {
    const { endpoint } = await console(challenging(simple));
    expect(await text(await client(endpoint).rack.builds.logs("web", "B1"))).toBe("session s1");
  });

  test("that needs a second factor is an error that says what to use instead", async () => {
    const { endpoint } = await console(challenging('Session path="/u2f" token="true"'));
    const { rack } = client(endpoint);
    for (const call of [rack.apps.get("web"), rack.builds.logs("web", "B1")]) {
      const error = await failure(call, RackError);
      expect(error.message).toContain("401 the Console requires a second factor, which is not possible in CI");
      expect(error.hint).toContain("deploy key");
    }
  });

  test.each(["//evil.example/x", "https://evil.example/x", "session", "/\\evil.example/x", ""])(
    "at %j is not opened",
    async (path) => {
      const { endpoint, server } = await console(challenging(`Session path="${path}" token="false"`));
      const error = await failure(client(endpoint).rack.apps.get("web"), RackError);
      expect(error.message).toContain("at an address that is not its own");
      expect(server.requests).toHaveLength(1);
    },
  );

  test("that does not satisfy the Console is asked for once", async () => {
    const { endpoint, server } = await console({
      http: (seen, res) =>
        seen.path === "/session" ? json(res, { id: "s1" }) : res.writeHead(401, { "WWW-Authenticate": simple }).end(),
    });
    expect((await failure(client(endpoint).rack.apps.get("web"), RackError)).status).toBe(401);
    expect(server.requests).toHaveLength(3);
  });
});
