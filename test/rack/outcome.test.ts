import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { ConvoxError, RackError, UnreachableError } from "../../src/errors.ts";
import { directEndpoint, mayHaveHappened } from "../../src/rack/index.ts";
import { testProxy } from "../support/proxy.ts";
import { json, plain, portOf, rawRack } from "../support/raw-rack.ts";
import { authority } from "../support/tls.ts";
import { client, closing, failure, setup } from "./harness.ts";

describe("a change that failed", () => {
  test("by a cut connection may have happened", async () => {
    const { rack } = await setup((_, res) => res.socket?.destroy());
    const error = await failure(rack.releases.promote("web", "R1"), UnreachableError);
    expect([error.outcome, mayHaveHappened(error)]).toEqual(["unknown", true]);
  });

  test("by an answer that breaks off in the middle may have happened", async () => {
    const { rack } = await setup((_, res) =>
      res.writeHead(200, { "Content-Length": "9" }).write("{", () => res.destroy()),
    );
    expect(mayHaveHappened(await failure(rack.apps.create("web"), UnreachableError))).toBe(true);
  });

  test("by an unreadable answer may have happened", async () => {
    const { rack } = await setup((_, res) => res.end("<html></html>"));
    expect(mayHaveHappened(await failure(rack.apps.create("web"), RackError))).toBe(true);
  });

  test.each([
    [400, false],
    [403, false],
    [404, false],
    [409, false],
    [429, false],
    [500, false],
    [408, true],
    [499, true],
    [502, true],
    [503, true],
    [504, true],
    [522, true],
    [530, true],
  ])("with status %d may have happened: %s", async (status, may) => {
    const { rack } = await setup((_, res) => plain(res, status, "no\n"));
    expect(mayHaveHappened(await failure(rack.releases.promote("web", "R1"), ConvoxError))).toBe(may);
  });

  test("by a refused connection has not happened", async () => {
    const one = createServer();
    await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
    const port = portOf(one.address());
    await new Promise((resolve) => one.close(resolve));
    const { rack } = client(directEndpoint(`http://127.0.0.1:${port}`));
    const error = await failure(rack.releases.promote("web", "R1"), UnreachableError);
    expect([error.outcome, mayHaveHappened(error)]).toEqual(["not-sent", false]);
  });

  test("before it was sent is tried again, and sent once", async () => {
    const server = closing(await rawRack({ http: (_, res) => json(res, {}), socket: (_, socket) => socket.accept() }));
    let lookups = 0;
    const lookup = async () => {
      if (++lookups % 3 !== 0) throw Object.assign(new Error("try again"), { code: "EAI_AGAIN" });
      return [{ address: "127.0.0.1", family: 4 as const }];
    };
    const { rack, slept } = client(directEndpoint(`http://rack.example:${server.port}`), { lookup });
    await rack.releases.promote("web", "R1");
    await rack.processes.exec("web", "p1", { command: "true", entrypoint: false, mode: "plain" });
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
    expect(slept).toHaveLength(4);
  });

  test("before it was sent is not tried again if its body can be read once", async () => {
    let lookups = 0;
    const lookup = async () => {
      lookups++;
      throw Object.assign(new Error("try again"), { code: "EAI_AGAIN" });
    };
    const { rack } = client(directEndpoint("http://rack.example:1"), { lookup });
    async function* dump() {
      yield Buffer.from("data");
    }
    await failure(rack.resources.import("web", "db", dump(), 4), UnreachableError);
    expect(lookups).toBe(1);
  });

  test("by a certificate that is not trusted has not happened", async () => {
    const server = closing(await rawRack({ http: (_, res) => json(res, {}) }, authority().issue(["127.0.0.1"])));
    const { rack } = client(directEndpoint(server.url));
    expect((await failure(rack.releases.promote("web", "R1"), UnreachableError)).outcome).toBe("not-sent");
    expect(server.requests).toEqual([]);
  });

  test("by a proxy that refuses has not happened", async () => {
    const server = closing(await rawRack({}));
    const proxy = closing(await testProxy({ to: server.port, refuse: 403 }));
    const { rack } = client(directEndpoint("https://rack.example", { proxy: { https: proxy.url } }));
    expect((await failure(rack.releases.promote("web", "R1"), UnreachableError)).outcome).toBe("not-sent");
    expect(server.requests).toEqual([]);
  });

  test("because the connection ends in the middle of TLS has not happened", async () => {
    const one = createServer((socket) => socket.once("data", () => socket.destroy()));
    await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
    closing({ close: () => one.close() });
    const { rack } = client(directEndpoint(`https://127.0.0.1:${portOf(one.address())}`));
    expect((await failure(rack.releases.promote("web", "R1"), UnreachableError)).outcome).toBe("not-sent");
  });
});
