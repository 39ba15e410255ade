import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { describe, expect, onTestFinished, test } from "vitest";
import { UnreachableError } from "../../src/errors.ts";
import { dial } from "../../src/rack/dial.ts";
import { directEndpoint } from "../../src/rack/index.ts";
import { type AddressKind, type HostAddresses, hostWithAddresses } from "../support/addresses.ts";
import { testProxy } from "../support/proxy.ts";
import { json, type RawRack, rawRack } from "../support/raw-rack.ts";
import { socketsTo } from "../support/tcp-table.ts";
import { authority } from "../support/tls.ts";
import { client, closing, failure, text, until } from "./harness.ts";

const ca = authority();
const identity = ca.issue(["rack.example"]);

async function server(tls?: typeof identity): Promise<RawRack> {
  const script = {
    http: (_: unknown, res: Parameters<typeof json>[0]) => json(res, { name: "web", status: "running" }),
    socket: (_: unknown, s: { accept(): { text(line: string): { binary(): unknown } } }) =>
      s.accept().text("log\n").binary(),
  };
  return closing(await rawRack(script, tls));
}

async function rackAt(kinds: readonly AddressKind[]): Promise<HostAddresses & { rack: ReturnType<typeof client> }> {
  const addresses = await hostWithAddresses(kinds, (await server()).port);
  const endpoint = directEndpoint(`http://convox:secret@rack.example:${addresses.port}`);
  return { ...addresses, rack: client(endpoint, { lookup: addresses.lookup }) };
}

/** Resolves when so many connection attempts have started. */
async function attempts(count: number): Promise<void> {
  let started = 0;
  const onSocket = () => {
    started++;
  };
  subscribe("net.client.socket", onSocket);
  onTestFinished(() => void unsubscribe("net.client.socket", onSocket));
  await until(() => started >= count);
}

describe("a host with several addresses", () => {
  test.each<[string, readonly AddressKind[], string]>([
    ["an address that refuses is skipped", ["refuses", "answers"], "127.0.0.3"],
    ["addresses that never answer do not hold up the next one", ["dead", "dead", "answers"], "127.0.0.4"],
    ["the first address that answers is used, and no other", ["answers", "answers"], "127.0.0.2"],
  ])("%s", async (_, kinds, address) => {
    const { rack, reached, port } = await rackAt(kinds);

    expect(await rack.rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(reached).toEqual([address]);
    expect(rack.slept).toEqual([]);
    expect(socketsTo(port).filter(({ state }) => state === "connecting")).toEqual([]);
  });

  test("an address that answers late is still used if no other answers", async () => {
    const { rack, release } = await rackAt(["slow", "dead"]);
    const reading = rack.rack.apps.get("web");
    await attempts(2);
    release();

    expect(await reading).toMatchObject({ name: "web" });
    expect(rack.slept).toEqual([]);
  });

  test("a stream takes the address that answers", async () => {
    const { rack, reached } = await rackAt(["dead", "answers"]);

    expect(await text(await rack.rack.builds.logs("web", "B1"))).toBe("log\n");
    expect(reached).toEqual(["127.0.0.3"]);
  });

  test("a proxy is reached at the address that answers, for requests and for streams", async () => {
    const proxy = closing(await testProxy({ to: (await server(identity)).port }));
    const { lookup, port, reached } = await hostWithAddresses(["dead", "answers"], proxy.port);
    const endpoint = directEndpoint("https://convox:secret@rack.example", {
      tls: { verify: true, ca: ca.cert },
      proxy: { https: `http://proxy.example:${port}` },
    });
    const { rack } = client(endpoint, { lookup });

    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("log\n");
    expect(new Set(reached)).toEqual(new Set(["127.0.0.3"]));
  });

  test("is unreachable if all of them refuse", async () => {
    const { rack, port } = await rackAt(["refuses", "refuses"]);

    const error = await failure(rack.rack.apps.get("web"), UnreachableError);
    expect(error.message).toBe(`GET /apps/web: rack.example:${port} refuses connections`);
  });
});

describe("the signal", () => {
  test("ends every attempt", async () => {
    const { port, lookup } = await hostWithAddresses(["dead", "dead"], 1);
    const end = new AbortController();
    const dialing = failure(dial({ host: "rack.example", port, lookup, signal: end.signal }), Error);
    await until(() => socketsTo(port).filter(({ state }) => state === "connecting").length === 2);
    end.abort(new Error("enough"));

    expect((await dialing).message).toBe("enough");
    await until(() => socketsTo(port).every(({ state }) => state !== "connecting"));
  });

  test("ends a lookup that never returns", async () => {
    const end = new AbortController();
    const lookup = () => new Promise<never>(() => {});
    const dialing = failure(dial({ host: "rack.example", port: 1, lookup, signal: end.signal }), Error);
    end.abort(new Error("enough"));

    expect((await dialing).message).toBe("enough");
  });
});

describe("keep-alive", () => {
  type Use = (rack: ReturnType<typeof client>["rack"]) => Promise<unknown>;
  const uses: Record<string, Use> = {
    "a read": (rack) => rack.apps.get("web"),
    "a write": (rack) => rack.releases.promote("web", "R1"),
    "an upload": (rack) =>
      rack.objects.store("web", "x", async function* () {
        yield Buffer.alloc(1000);
      }),
    "a stream": async (rack) => text(await rack.builds.logs("web", "B1")),
  };
  const ways = ["http", "https", "http through a proxy", "https through a proxy"] as const;

  test.each(ways.flatMap((way) => Object.keys(uses).map((use) => [use, way] as const)))(
    "is on while %s waits over %s",
    async (use, way) => {
      let asked = false;
      let answer = () => {};
      const open = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const target = closing(
        await rawRack(
          {
            async http(seen, res) {
              await seen.body();
              asked = true;
              await open;
              json(res, { name: "web", status: "running", Url: "object://web/x" });
            },
            async socket(_, socket) {
              socket.accept();
              asked = true;
              await open;
              socket.text("log\n").binary();
            },
          },
          way.startsWith("https") ? identity : undefined,
        ),
      );
      const scheme = way.startsWith("https") ? "https" : "http";
      const proxy = way.endsWith("proxy") ? closing(await testProxy({ to: target.port })) : undefined;
      const host = proxy ? "rack.example" : `rack.example:${target.port}`;
      const endpoint = directEndpoint(`${scheme}://convox:secret@${host}`, {
        tls: { verify: true, ca: ca.cert },
        ...(proxy ? { proxy: { [scheme]: proxy.url } } : {}),
      });
      const { rack } = client(endpoint, { lookup: async () => [{ address: "127.0.0.1", family: 4 }] });

      const using = uses[use]?.(rack);
      await until(() => asked);

      const openSockets = () => socketsTo(proxy?.port ?? target.port).filter(({ state }) => state === "established");
      await expect.poll(openSockets).toEqual([{ state: "established", keepAlive: true }]);
      answer();
      await using;
    },
  );
});
