import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { InputError, RackError, UnreachableError } from "../../src/errors.ts";
import { directEndpoint, type Endpoint, type ProxySettings, proxySettings } from "../../src/rack/index.ts";
import { proxyFor } from "../../src/rack/proxy.ts";
import { type ProxyOptions, type TestProxy, testProxy } from "../support/proxy.ts";
import { json, portOf, type RawRack, rawRack, type Script } from "../support/raw-rack.ts";
import { authority } from "../support/tls.ts";
import { client, closing, failure, text, until } from "./harness.ts";

const app: Script = {
  async http(seen, res) {
    const { length } = await seen.body();
    json(res, { name: "web", status: "running", Url: `object://web/${length}` });
  },
  socket: (_, s) => s.accept().text("log\n").binary(),
};
const ca = authority();
const identity = ca.issue(["rack.example", "127.0.0.1"]);

const archive = async function* () {
  for (let i = 0; i < 40; i++) yield Buffer.alloc(100_000);
};

async function server(tls?: typeof identity): Promise<RawRack> {
  return closing(await rawRack(app, tls));
}

describe("TLS", () => {
  const at = async (names: string[], tls: Endpoint["tls"], options?: { expired: boolean }) => {
    const { url } = await server(ca.issue(names, options));
    return client(directEndpoint(url, { tls })).rack;
  };

  test("is verified: a certificate of an unknown authority is refused, and not tried again", async () => {
    const rack = await at(["127.0.0.1"], { verify: true });
    const error = await failure(rack.apps.get("web"), UnreachableError);
    expect(error.message).toMatch(
      /^GET \/apps\/web: the certificate of 127.0.0.1:\d+ is not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)$/,
    );
    expect(error.hint).toContain("input ca");
    const stream = await failure(rack.builds.logs("web", "B1"), UnreachableError);
    expect(stream.message).toContain("is not trusted");
  });

  test("trusts an authority that is given, for requests and for streams", async () => {
    const rack = await at(["127.0.0.1"], { verify: true, ca: ca.cert });
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("log\n");
  });

  test("can be left unverified", async () => {
    const rack = await at(["elsewhere.example"], { verify: false });
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("log\n");
  });

  test("refuses a certificate for another name, and one that has expired", async () => {
    const other = await at(["elsewhere.example"], { verify: true, ca: ca.cert });
    expect((await failure(other.apps.get("web"), UnreachableError)).message).toContain("was issued for another name");
    const expired = await at(["127.0.0.1"], { verify: true, ca: ca.cert }, { expired: true });
    expect((await failure(expired.apps.get("web"), UnreachableError)).message).toContain("has expired");
  });

  test.each([
    "rack.pem",
    "-----BEGIN CERTIFICATE-----\nx",
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
  ])("does not take %j for an authority", (pem) => {
    const endpoint = directEndpoint("https://rack.example", { tls: { verify: true, ca: pem } });
    expect(() => client(endpoint)).toThrow(InputError);
  });

  test("against a plain port, and plain HTTP against a TLS port, have different messages", async () => {
    const plainPort = await server();
    const secure = client(directEndpoint(plainPort.url.replace("http:", "https:"))).rack;
    expect((await failure(secure.apps.get("web"), UnreachableError)).message).toContain(
      "does not speak TLS on this port",
    );
    const tlsPort = await server(identity);
    const plainClient = client(directEndpoint(tlsPort.url.replace("https:", "http:"))).rack;
    await failure(plainClient.apps.get("web"), UnreachableError);
  });
});

describe("a host that cannot be reached", () => {
  test("because the port refuses connections is tried five times", async () => {
    const closedRack = await rawRack({});
    await closedRack.close();
    const { rack, slept } = client(directEndpoint(closedRack.url));
    const error = await failure(rack.apps.get("web"), UnreachableError);
    expect(error.message).toBe(`GET /apps/web: 127.0.0.1:${closedRack.port} refuses connections`);
    expect(slept).toHaveLength(4);
  });

  test("because what listens does not speak HTTP is an error", async () => {
    const echo = createServer((socket) => void socket.on("error", () => {}).end("SSH-2.0-OpenSSH_9.6\r\n"));
    await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
    closing(echo);
    const { rack, slept } = client(directEndpoint(`http://127.0.0.1:${portOf(echo.address())}`));
    expect((await failure(rack.apps.get("web"), UnreachableError)).message).toContain("does not answer in HTTP");
    expect(slept).toEqual([]);
  });
});

describe("through a proxy", () => {
  interface Proxied {
    readonly proxy: TestProxy;
    readonly rack: ReturnType<typeof client>["rack"];
    readonly slept: number[];
  }

  async function behind(
    scheme: "http" | "https",
    options: Partial<ProxyOptions> = {},
    settings: ProxySettings = {},
  ): Promise<Proxied> {
    const target = await server(scheme === "https" ? identity : undefined);
    const proxy = closing(await testProxy({ to: target.port, ...options }));
    const url = proxy.url;
    const endpoint = directEndpoint(`${scheme}://convox:secret@rack.example`, {
      tls: { verify: true, ca: ca.cert },
      proxy: { [scheme]: url, ...settings },
    });
    return { proxy, ...client(endpoint) };
  }

  test("an https Rack is reached by a tunnel, for requests, uploads and streams", async () => {
    const { proxy, rack } = await behind("https", { auth: "me:pass word@" });
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(await rack.objects.store("web", "x", archive)).toBe("object://web/4000000");
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("log\n");
    expect(new Set(proxy.requests)).toEqual(new Set(["CONNECT rack.example:443"]));
  });

  test("a tunnel is open after any status of success", async () => {
    const { rack } = await behind("https", { opensWith: 201 });
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
  });

  test("an http Rack is reached by forwarding, its streams by a tunnel", async () => {
    const { proxy, rack } = await behind("http", { auth: "me:pw" });
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    await rack.apps.create("web", { timeout: 5 });
    expect(await rack.objects.store("web", "x", archive)).toBe("object://web/4000000");
    expect(await text(await rack.builds.logs("web", "B1"))).toBe("log\n");
    expect(proxy.requests).toEqual([
      "GET http://rack.example/apps/web",
      "POST http://rack.example/apps",
      "POST http://rack.example/apps/web/objects/x",
      "CONNECT rack.example:80",
    ]);
  });

  test.each(["http", "https"] as const)(
    "%s: credentials that it does not accept are an error of the proxy",
    async (scheme) => {
      const { proxy, rack, slept } = await behind(scheme, { auth: "me:other" }, {});
      const wrong = client({ ...rack.endpoint, proxy: { [scheme]: proxy.url.replace("other", "hunter22") } });
      const error = await failure(wrong.rack.apps.get("web"), UnreachableError);
      expect(error.message).toBe(`GET /apps/web: the proxy 127.0.0.1:${proxy.port} rejects the credentials (407)`);
      expect(error.hint).toBe(`Check ${scheme.toUpperCase()}_PROXY (user and password)`);
      const stream = await failure(wrong.rack.builds.logs("web", "B1"), UnreachableError);
      expect(stream.message).toContain("rejects the credentials (407)");
      expect(`${error.message}${error.hint}${stream.message}`).not.toContain("hunter22");
      expect(slept).toEqual([]);
    },
  );

  test("a refusal is final, a bad gateway is tried again", async () => {
    const forbidden = await behind("https", { refuse: 403 });
    const error = await failure(forbidden.rack.apps.get("web"), UnreachableError);
    expect(error.message).toContain("refuses to connect to rack.example (403)");
    expect(forbidden.proxy.requests).toHaveLength(1);
    const gateway = await behind("https", { refuse: 502 });
    await failure(gateway.rack.apps.get("web"), UnreachableError);
    expect(gateway.proxy.requests).toHaveLength(5);
    await failure(gateway.rack.builds.logs("web", "B1"), UnreachableError);
    expect(gateway.proxy.requests).toHaveLength(10);
  });

  test("that is away, the error names the proxy and not the Rack", async () => {
    const { proxy, rack } = await behind("https");
    await proxy.close();
    const error = await failure(rack.apps.get("web"), UnreachableError);
    expect(error.message).toBe(`GET /apps/web: the proxy 127.0.0.1:${proxy.port} refuses connections`);
    expect(error.hint).toBe("Check HTTPS_PROXY and NO_PROXY");
  });

  test("that never answers, closing the client closes the connection", async () => {
    const { proxy, rack } = await behind("https", { silent: true });
    const pending = failure(rack.apps.get("web"), Error);
    await until(() => proxy.connections() === 1);
    rack.close();
    await pending;
    await until(() => proxy.connections() === 0);
  });

  test("a host in NO_PROXY is reached directly", async () => {
    const target = await server();
    const proxy = closing(await testProxy({ to: target.port }));
    const { rack } = client(directEndpoint(target.url, { proxy: { http: proxy.url } }));
    expect(await rack.apps.get("web")).toMatchObject({ name: "web" });
    expect(proxy.requests).toEqual([]);
  });
});

describe("which proxy", () => {
  const chooseAddress = (target: string, settings: ProxySettings) => proxyFor(new URL(target), settings)?.url.href;

  test.each([
    ["https://rack.example", "", true],
    ["https://rack.example", "*", false],
    ["https://rack.example", "rack.example", false],
    ["https://RACK.example", "Rack.Example", false],
    ["https://a.rack.example", "rack.example", false],
    ["https://brack.example", "rack.example", true],
    ["https://rack.example", ".example", false],
    ["https://rack.example", ".rack.example", true],
    ["https://a.rack.example", ".rack.example", false],
    ["https://a.rack.example", "*.rack.example", false],
    ["https://rack.example", "*.rack.example", true],
    ["https://rack.example", "other.example, rack.example", false],
    ["https://rack.example", "other.example rack.example", false],
    ["https://rack.example:8443", "rack.example:8443", false],
    ["https://rack.example:8443", "rack.example:443", true],
    ["https://rack.example", "rack.example:443", false],
    ["https://rack.example", ":443", true],
    ["https://10.1.2.3", "10.0.0.0/8", false],
    ["https://11.1.2.3", "10.0.0.0/8", true],
    ["https://10.1.2.3", "10.1.2.3", false],
    ["https://10.1.2.3:8443", "10.1.2.3:443", true],
    ["https://10.1.2.3", "10.0.0.0/99", true],
    ["https://rack.example", "10.0.0.0/8", true],
    ["https://[fd00::5]", "fd00::/8", false],
    ["https://[fd00::5]", "[fd00::5]:443", false],
    ["https://[fd00::5]", "fd00::5", false],
    ["https://[fd00::6]", "fd00::5", true],
    ["https://localhost:1", "", false],
    ["https://127.0.0.1", "", false],
    ["https://127.9.9.9", "", false],
    ["https://[::1]:5443", "", false],
  ])("%s with NO_PROXY=%j: %s", (target, no, proxied) => {
    expect(chooseAddress(target, { https: "http://proxy.example:3128", no })).toBe(
      proxied ? "http://proxy.example:3128/" : undefined,
    );
  });

  test("depends on the scheme of the target", () => {
    const settings = { http: "one:1", https: "https://two:2" };
    expect(chooseAddress("http://rack.example", settings)).toBe("http://one:1/");
    expect(chooseAddress("https://rack.example", settings)).toBe("https://two:2/");
    expect(chooseAddress("https://rack.example", { http: "one:1" })).toBeUndefined();
  });

  test.each(["socks5://me:hunter22@proxy:1080", "http://me:hunter22@", "http://me:hunter22%@proxy:1080"])(
    "%s is refused without its credentials",
    (https) => {
      try {
        chooseAddress("https://rack.example", { https });
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect(String(error)).toContain("HTTPS_PROXY");
        expect(String(error)).not.toContain("hunter22");
      }
    },
  );

  test.each<[Record<string, string>, ProxySettings]>([
    [{}, {}],
    [
      { HTTPS_PROXY: "a", https_proxy: "b", NO_PROXY: "c", HTTP_PROXY: "d" },
      { https: "a", no: "c", http: "d" },
    ],
    [
      { https_proxy: " b ", no_proxy: "c", http_proxy: "d" },
      { https: "b", no: "c", http: "d" },
    ],
    [{ HTTPS_PROXY: "", https_proxy: "b" }, { https: "b" }],
    [{ HTTP_PROXY: "evil", REQUEST_METHOD: "GET" }, {}],
    [{ HTTP_PROXY: "evil", http_proxy: "d", REQUEST_METHOD: "GET" }, { http: "d" }],
    [{ ALL_PROXY: "x" }, {}],
  ])("from %j: %j", (env, settings) => {
    expect(proxySettings(env)).toEqual(settings);
  });
});

test("an error reply of the Rack behind a proxy is still the Rack's", async () => {
  const target = closing(await rawRack({ http: (_, res) => res.writeHead(403).end("no") }));
  const proxy = closing(await testProxy({ to: target.port }));
  const { rack } = client(directEndpoint("http://convox:secret@rack.example", { proxy: { http: proxy.url } }));
  expect((await failure(rack.apps.get("web"), RackError)).message).toBe("GET /apps/web: 403 no");
});
