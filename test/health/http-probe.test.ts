import { describe, expect, test } from "vitest";
import { type ProbeOptions, probe } from "../../src/health/http-probe.ts";
import { closing } from "../rack/harness.ts";
import { testProxy } from "../support/proxy.ts";
import { rawRack, type Script } from "../support/raw-rack.ts";
import { authority } from "../support/tls.ts";

const options: ProbeOptions = {
  timeoutMs: 5_000,
  proxy: {},
  tls: { verify: true },
  redirects: 0,
  signal: new AbortController().signal,
};

async function server(http: NonNullable<Script["http"]>) {
  return closing(await rawRack({ http }));
}

describe("a probe", () => {
  test("returns status and body", async () => {
    const { url } = await server((_, res) => res.writeHead(503).end("down for a moment"));
    expect(await probe(new URL(url), options)).toMatchObject({ status: 503, body: "down for a moment" });
  });

  test("sends no credentials and bypasses caches", async () => {
    const { url, requests } = await server((_, res) => res.end("ok"));
    await probe(new URL(url.replace("//", "//user:secret@")), options);
    expect(requests[0]?.headers).not.toHaveProperty("authorization");
    expect(requests[0]?.headers).toMatchObject({ "cache-control": "no-cache" });
  });

  test("returns a redirect as the answer unless redirects are allowed", async () => {
    const { url } = await server(({ path }, res) =>
      path === "/end" ? res.end("arrived") : res.writeHead(302, { Location: "/end" }).end(),
    );
    expect(await probe(new URL(url), options)).toMatchObject({ status: 302 });
    expect(await probe(new URL(url), { ...options, redirects: 5 })).toMatchObject({ status: 200, body: "arrived" });
  });

  test("stops after the allowed number of redirects", async () => {
    const { url, requests } = await server((_, res) => res.writeHead(302, { Location: "/" }).end());
    expect(await probe(new URL(url), { ...options, redirects: 3 })).toMatchObject({ status: 302 });
    expect(requests).toHaveLength(4);
  });

  test("does not follow a redirect to an address that is not http or https", async () => {
    const { url } = await server((_, res) => res.writeHead(302, { Location: "file:///etc/passwd" }).end());
    expect(await probe(new URL(url), { ...options, redirects: 3 })).toEqual({
      status: undefined,
      reason: "it redirects to file:",
      isUntrusted: false,
    });
  });

  test("reports why there is no answer", async () => {
    const closedRack = await rawRack({});
    await closedRack.close();
    expect(await probe(new URL(closedRack.url), options)).toMatchObject({
      status: undefined,
      reason: "it refuses connections",
    });
    const silent = await server(() => {});
    expect(await probe(new URL(silent.url), { ...options, timeoutMs: 50 })).toMatchObject({
      status: undefined,
      reason: "no answer within 0.05 s",
    });
    const cut = await server((_, __, req) => req.socket.destroy());
    expect(await probe(new URL(cut.url), options)).toMatchObject({
      status: undefined,
      reason: "the connection was lost",
    });
  });

  test("reports an untrusted certificate as an error of the check", async () => {
    const { key, cert } = authority().issue(["127.0.0.1"]);
    const { url } = closing(await rawRack({ http: (_, res) => res.end("ok") }, { key, cert }));
    expect(await probe(new URL(url), options)).toEqual({
      status: undefined,
      reason: "its certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)",
      isUntrusted: true,
    });
  });

  test("uses the certificate authority and tls-verify for the address and for its redirects", async () => {
    const ca = authority();
    const { url } = closing(
      await rawRack(
        { http: ({ path }, res) => (path === "/end" ? res.end("ok") : res.writeHead(308, { Location: "/end" }).end()) },
        ca.issue(["127.0.0.1"]),
      ),
    );
    const target = new URL(url);
    const trusted = { ...options, redirects: 1, tls: { verify: true, ca: ca.cert } };
    expect(await probe(target, trusted)).toMatchObject({ status: 200, body: "ok" });
    expect(await probe(target, { ...options, redirects: 1, tls: { verify: false } })).toMatchObject({ status: 200 });
  });

  test("uses the configured proxy", async () => {
    const target = await server((_, res) => res.end("ok"));
    const proxy = closing(await testProxy({ to: target.port }));
    const seen = await probe(new URL("http://app.example/health"), { ...options, proxy: { http: proxy.url } });
    expect(seen).toMatchObject({ status: 200 });
    expect(proxy.requests).toEqual(["GET http://app.example/health"]);
  });
});
