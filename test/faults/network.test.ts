import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { exitCode } from "../../src/entry/failure.ts";
import { type InProcessOptions, runInProcess } from "../support/in-process.ts";
import { temporary } from "../support/program.ts";
import { type ProxyOptions, testProxy } from "../support/proxy.ts";
import { json, plain, portOf, type RawRack, rawRack, type Script } from "../support/raw-rack.ts";
import { authority } from "../support/tls.ts";

const list: Script["http"] = (seen, res) => {
  if (seen.path.startsWith("/apps/web/builds")) json(res, []);
  else if (seen.path === "/apps/web") json(res, { name: "web", status: "running" });
  else if (seen.path === "/racks") json(res, [{ name: "staging", organization: { name: "acme" } }]);
  else plain(res, 404, "");
};

async function server(http: Script["http"] = list, tls?: { key: string; cert: string }): Promise<RawRack> {
  const rack = await rawRack(http ? { http } : {}, tls);
  onTestFinished(() => rack.close());
  return rack;
}

/** A port of this machine that refuses connections. */
async function unusedPort(): Promise<number> {
  const one = createServer();
  await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  const port = portOf(one.address());
  await new Promise((resolve) => one.close(resolve));
  return port;
}

const credentials = (url: string) => url.replace("//", "//convox:rack-password@");
const builds = (url: string, options?: InProcessOptions) => runInProcess(["builds"], credentials(url), options);

describe("the Rack", () => {
  test("it refuses connections", async () => {
    const port = await unusedPort();
    const { code, error, said } = await builds(`http://127.0.0.1:${port}`);
    expect(code).toBe(8);
    expect(error).toBe(`GET /apps/web/builds: 127.0.0.1:${port} refuses connections`);
    expect(said.match(/Retrying/g)).toHaveLength(4);
  });

  test("its name does not exist", async () => {
    const { code, error } = await builds("http://no-such-rack.invalid");
    expect(code).toBe(8);
    expect(error).toMatch(/the name of no-such-rack.invalid (does not exist|could not be looked up)/);
  });

  test("it never answers", async () => {
    const { url } = await server(() => {});
    const { code, error } = await builds(url, { client: { idleMs: 20, attempts: 2 } });
    expect(code).toBe(8);
    expect(error).toContain("stopped responding in the middle of the exchange");
  });

  test("it resets each connection", async () => {
    const { url, requests } = await server((_, res) => res.socket?.resetAndDestroy());
    const { code, error } = await builds(url);
    expect(code).toBe(8);
    expect(error).toMatch(/the connection to 127.0.0.1:\d+ was lost/);
    expect(requests).toHaveLength(5);
  });

  test("it is a web site", async () => {
    const { url } = await server((_, res) =>
      res.writeHead(200, { "Content-Type": "text/html" }).end("<html>hello</html>"),
    );
    const { code, error } = await builds(url);
    expect(code).toBe(1);
    expect(error).toContain("the reply is an HTML page");
    expect(error).toContain("is a Rack or a Console");
  });

  test("it redirects to somewhere else", async () => {
    const { url } = await server((_, res) => res.writeHead(302, { Location: "https://evil.example/x" }).end());
    const { code, error } = await builds(url);
    expect(code).toBe(1);
    expect(error).toContain("redirected to https://evil.example/x");
    expect(error).toContain("Credentials are not sent to another host");
  });

  test("it is too old for a call", async () => {
    const { url } = await server((_, res) => plain(res, 404, ""));
    const { code, error } = await builds(url);
    expect(code).toBe(4);
    expect(error).toContain("the Rack is too old for it, or it is not a Rack");
  });

  test("it echoes the password in an error", async () => {
    const { url } = await server((_, res) => plain(res, 500, "bad: convox:rack-password\n"));
    const { code, error, said } = await builds(url);
    expect(code).toBe(1);
    expect(error + said).not.toContain("rack-password");
  });

  test("it asks for two hours of patience", async () => {
    let asked = 0;
    const { url } = await server((seen, res, req) => {
      if (asked++ > 0) return list?.(seen, res, req);
      res.writeHead(503, { "Retry-After": "7200" }).end();
    });
    const { code, said } = await builds(url);
    expect(code).toBe(0);
    expect(said).toContain("in 60.0 s (attempt 2 of 5)");
  });
});

describe("TLS", () => {
  const ca = authority();
  const at = async (names: string[], options?: { expired: boolean }) =>
    (await server(list, ca.issue(names, options))).url;

  test("the certificate's authority is not known", async () => {
    const { code, error } = await builds(await at(["127.0.0.1"]));
    expect(code).toBe(8);
    expect(error).toContain("is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)");
    expect(error).toContain("input ca-file");
  });

  test("the certificate is for another name, or has expired", async () => {
    const file = join(await temporary(), "ca.pem");
    await writeFile(file, ca.cert);
    const flags = ["builds", `--ca-file=${file}`];
    const other = await runInProcess(flags, credentials(await at(["elsewhere.example"])));
    expect([other.code, other.error]).toEqual([8, expect.stringContaining("was issued for another name")]);
    const old = await runInProcess(flags, credentials(await at(["127.0.0.1"], { expired: true })));
    expect([old.code, old.error]).toEqual([8, expect.stringContaining("has expired")]);
    expect((await runInProcess(flags, credentials(await at(["127.0.0.1"])))).code).toBe(0);
  });

  test("the port speaks no TLS", async () => {
    const { url } = await server();
    const { code, error } = await builds(url.replace("http:", "https:"));
    expect(code).toBe(8);
    expect(error).toContain("does not speak TLS on this port");
  });
});

describe("the proxy", () => {
  const through = async (options: Omit<ProxyOptions, "to">) => {
    const { port } = await server();
    const proxy = await testProxy({ to: port, ...options });
    onTestFinished(() => proxy.close());
    const env = { HTTP_PROXY: proxy.url.replace(/\/\/.*@/, "//") };
    return { proxy, ...(await builds("http://rack.example", { env })) };
  };

  test("it wants other credentials", async () => {
    const { code, error, proxy } = await through({ auth: "user:password" });
    expect(code).toBe(8);
    expect(error).toContain(`the proxy 127.0.0.1:${proxy.port} rejects the credentials (407)`);
    expect(error).toContain("Check HTTP_PROXY");
  });

  test("it is unreachable", async () => {
    const port = await unusedPort();
    const { code, error } = await builds("http://rack.example", { env: { HTTP_PROXY: `http://127.0.0.1:${port}` } });
    expect(code).toBe(8);
    expect(error).toContain(`the proxy 127.0.0.1:${port} refuses connections`);
    expect(error).toContain("Check HTTP_PROXY and NO_PROXY");
  });

  test("it refuses to connect to the Rack", async () => {
    const { port } = await server();
    const proxy = await testProxy({ to: port, refuse: 403 });
    onTestFinished(() => proxy.close());
    const { code, error } = await builds("https://rack.example", { env: { HTTPS_PROXY: proxy.url } });
    expect(code).toBe(8);
    expect(error).toContain("refuses to connect to rack.example");
  });
});

describe("the Console", () => {
  const through = async (http: NonNullable<Script["http"]>, rack = "staging") => {
    const { port } = await server(http);
    const env = { RACK_URL: "", CONVOX_HOST: `http://127.0.0.1:${port}`, CONVOX_PASSWORD: "key", CONVOX_RACK: rack };
    return runInProcess(["builds"], "", { env });
  };

  test("the deploy key is wrong", async () => {
    const { code, error } = await through((_, res) => plain(res, 401, "invalid authentication\n"));
    expect(code).toBe(3);
    expect(error).toContain("401 invalid authentication");
    expect(error).toContain("The deploy key is wrong, has expired, or belongs to an organization");
  });

  test("it asks for a second factor", async () => {
    const { code, error } = await through((_, res) =>
      res.writeHead(401, { "WWW-Authenticate": 'Session path="/session" token="true"' }).end("no\n"),
    );
    expect(code).toBe(3);
    expect(error).toContain("the Console requires a second factor, which is not possible in CI");
  });

  test("it has no Rack of that name", async () => {
    const { code, error } = await through(list ?? (() => {}), "production");
    expect(code).toBe(4);
    expect(error).toContain("could not find rack: production");
  });
});

test("a setting is missing: no Rack, or no deploy key", async () => {
  const none = await runInProcess(["builds"], "", { env: { RACK_URL: "" } });
  expect([none.code, none.error]).toEqual([2, expect.stringContaining("no Rack is named")]);
  const keyless = await runInProcess(["builds", "--rack=acme/staging"], "", { env: { RACK_URL: "" } });
  expect([keyless.code, keyless.error]).toEqual([2, expect.stringContaining("needs a deploy key")]);
  expect(exitCode(new Error("a mistake"))).toBe(1);
});
