import { describe, expect, test } from "vitest";
import { ConvoxError, InputError, RackError } from "../../src/errors.ts";
import { connect, consoleEndpoint, type Endpoint, findMachine } from "../../src/rack/index.ts";
import { json, plain, type RawRack, rawRack, type Script } from "../support/raw-rack.ts";
import { client, closing, failure } from "./harness.ts";

async function console(script: Script): Promise<{ server: RawRack; endpoint: Endpoint }> {
  const server = closing(await rawRack(script));
  return { server, endpoint: consoleEndpoint(server.url, "key") };
}

/** The list that a Console has for these full names, in this order. */
const listing = (...names: string[]): Script => ({
  http: (_, res) =>
    json(
      res,
      names.map((full) => {
        const [organization = "", name = ""] = full.split("/");
        return {
          ID: `id of ${full}`,
          Name: name,
          organization_info: { name: organization },
          Dimensions: { vcpu: "1" },
        };
      }),
    ),
});

describe("a machine's name", () => {
  test.each([
    ["acme/prod", ["acme/prod-eu", "acme/prod"], "acme/prod"],
    ["prod", ["acme/prod-eu", "acme/prod"], "acme/prod"],
    ["prod", ["acme/prod", "acme/prod-eu", "other/prod-us"], "acme/prod"],
    ["eu", ["acme/prod", "acme/prod-eu"], "acme/prod-eu"],
    ["other/p", ["acme/prod", "other/prod"], "other/prod"],
  ])("%s among %j means %s", async (text, names, full) => {
    const { endpoint, server } = await console(listing(...names));
    expect(await findMachine(endpoint, text)).toEqual({ id: `id of ${full}`, name: full });
    expect(server.requests[0]).toMatchObject({ method: "GET", path: "/machines", headers: { session: "" } });
    expect(server.requests[0]?.headers).not.toHaveProperty("rack");
  });

  test.each([
    ["nope", 'no machine found matching "nope"', "This key may see acme/prod, acme/prod-eu, other/prod."],
    ["Prod", 'no machine found matching "Prod"', "This key may see"],
    ["prod", 'multiple machines match for "prod"', "It may mean acme/prod, other/prod. Give the full name"],
    ["pro", 'multiple machines match for "pro"', "It may mean acme/prod, acme/prod-eu, other/prod."],
  ])("%j is refused", async (text, message, hint) => {
    const { endpoint } = await console(listing("acme/prod-eu", "acme/prod", "other/prod"));
    const error = await failure(findMachine(endpoint, text), InputError);
    expect(error.message).toBe(message);
    expect(error.hint).toContain(hint);
  });

  test("is asked for in every run, so that a machine that was built again is found", async () => {
    let id = 0;
    const { endpoint } = await console({ http: (_, res) => json(res, [{ id: String(++id), name: "prod" }]) });
    expect((await findMachine(endpoint, "prod")).id).toBe("1");
    expect((await findMachine(endpoint, "prod")).id).toBe("2");
  });

  test("of a key that may not list machines fails with the Console's error, and the hint names the key", async () => {
    for (const status of [401, 403, 404]) {
      const { endpoint } = await console({ http: (_, res) => plain(res, status, "permission denied\n") });
      const error = await failure(findMachine(endpoint, "prod"), RackError);
      expect(error.message).toBe(`GET /machines: ${status} permission denied`);
      expect(error.hint).toContain("does not document whether a deploy key covers Convox Cloud machines");
    }
  });
});

describe("a machine's requests", () => {
  const machine = { id: "m 1", name: "acme/prod" };

  test("begin with its path, and have a session but no Rack", async () => {
    const { endpoint, server } = await console({
      http: (_, res) => json(res, { name: "web", status: "running" }),
      socket: (_, socket) => socket.accept().text("line\n").binary(),
    });
    const { rack } = client({ ...endpoint, machine });
    await rack.apps.get("web");
    for await (const _ of await rack.logs.service("web", "web"));
    expect(rack.name).toBe("acme/prod");
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /machines/m%201/apps/web",
      "GET /machines",
      "GET /machines/m%201/apps/web/services/web/logs",
    ]);
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({ session: "" });
      expect(headers).not.toHaveProperty("rack");
    }
  });

  test("never ask for the system, whose version is unknown", async () => {
    const { endpoint, server } = await console({});
    const rack = connect({ ...endpoint, machine });
    expect(await rack.generation("web")).toEqual({ generation: "v3", version: undefined, isMachine: true });
    const error = await failure((async () => rack.system.get())(), ConvoxError);
    expect([error.code, error.message]).toEqual([
      "machine-unsupported",
      "acme/prod is a Convox Cloud machine, which has no /system",
    ]);
    expect(server.requests).toEqual([]);
    rack.close();
  });
});
