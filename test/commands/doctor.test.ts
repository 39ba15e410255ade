import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { connectionInputs } from "../../src/commands/declaration/connection.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import type { Check } from "../../src/commands/rack/check-report.ts";
import { doctor } from "../../src/commands/rack/doctor.ts";
import { ConvoxError } from "../../src/errors.ts";
import { targetOf } from "../../src/session/connect.ts";
import { depsFor, KEY, recordingHost, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { testProxy } from "../support/proxy.ts";
import { json, plain, portOf, rawRack, type Script } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";
import { authority } from "../support/tls.ts";

/** What the doctor finds: the result and detail of each check, by its name. */
async function runDoctor(
  settings: Record<string, string>,
  { app, deps = {} }: { app?: string; deps?: Partial<Deps> } = {},
): Promise<{ checks: Map<string, string>; failed: string; messages: string[] }> {
  const host = recordingHost();
  const { RACK_URL = "", HTTPS_PROXY = "", ...inputs } = settings;
  const env = { RACK_URL, HTTPS_PROXY };
  const connection = parseInputs(connectionInputs, (name) => inputs[name], env);
  const target = () => targetOf(connection, env, host, { needsRack: false });
  const all = { ...depsFor(undefined as never), now: Date.now, host, env, target, ...deps };
  const { checks, failed } = await runs(doctor, app === undefined ? {} : { app }, all).then(
    (result) => ({ checks: result.checks, failed: "" }),
    (error: unknown) => {
      if (!(error instanceof ConvoxError)) throw error;
      return { checks: String(error.outputs["checks"]), failed: error.message };
    },
  );
  const list: Check[] = JSON.parse(checks);
  expect(host.messages).toHaveLength(list.length + 1);
  return {
    checks: new Map(list.map(({ check, result, detail }) => [check, `${result}: ${detail}`])),
    failed,
    messages: host.messages,
  };
}

async function startServer(script: Script, tls?: { key: string; cert: string }) {
  const rack = await rawRack(script, tls);
  onTestFinished(() => rack.close());
  return rack;
}

/** Answers as a Rack with the app `web`, to the right password. */
const answerLikeRack: Script["http"] = (seen, res) => {
  if (seen.path === "/check") return res.end("ok\n");
  if (!seen.headers["authorization"]) return plain(res, 401, "invalid authentication\n");
  if (seen.path === "/auth") return res.end("ok\n");
  if (/\/(builds|releases|processes|services|resources)(\?|$)/.test(seen.path)) return json(res, []);
  json(res, { name: "web", status: "running", version: "3.24.9", provider: "aws" });
};

describe("the doctor finds nothing wrong", () => {
  test.each([
    ["v2", /^ok: available: .*\bbuildArgs\b.*; missing: .*\bbuildCancel\b/],
    ["v3", /^ok: available: .*\bbuildCancel\b.*; unknown: noCache$/],
  ] as const)("with a %s Rack, its password and an app", async (generation, features) => {
    const here = await stage({ generation, clock: Date.now });
    const { checks, failed, messages } = await runDoctor({ RACK_URL: here.server.url }, { app: "web" });

    expect(failed).toBe("");
    expect([...checks.values()].filter((found) => !found.startsWith("ok"))).toEqual([]);
    expect(checks.get("settings")).toBe(`ok: RACK_URL names the Rack at 127.0.0.1:${here.server.port}`);
    expect(checks.get("name")).toBe("ok: none: 127.0.0.1 is an address");
    expect(checks.get("certificate")).toBe("ok: none: the Rack is on this machine");
    expect(checks.get("version")).toMatch(new RegExp(`generation ${generation}`));
    expect(checks.get("features")).toMatch(features);
    expect(checks.get("app")).toBe("ok: web is running, it runs no release yet");
    expect(checks.get("log stream")).toBe("ok: a websocket connects");
    expect(messages[0]).toMatch(/^CHECK +RESULT +DETAIL$/);
  });

  test("with a plain deploy key, and says what that may not do", async () => {
    const here = await stage({ clock: Date.now });
    const settings = { host: `http://${here.server.consoleHost}`, password: KEY, rack: "loc" };
    const { checks, failed } = await runDoctor(settings, { app: "web" });

    expect(failed).toBe("");
    expect(checks.get("key")).toBe("ok: the Console accepts it; it can see one Rack");
    expect(checks.get("rack")).toBe('ok: "loc" is acme/local');
    expect(checks.get("read builds")).toBe("ok: allowed");
    expect(checks.get("read releases")).toMatch(
      /^warn: not allowed \(.*\): rollback, env, and env set without replace/,
    );
    expect(checks.get("read services")).toMatch(/^warn: not allowed/);
  });

  test("through a proxy, with an authority of one's own; the clock and the end of the certificate are messages", async () => {
    const ca = authority();
    const rack = await startServer(
      { http: answerLikeRack, socket: (_, s) => s.accept().binary() },
      ca.issue(["rack.example"]),
    );
    const proxy = await testProxy({ to: rack.port });
    onTestFinished(() => proxy.close());
    const caFile = join(await temporary(), "ca.pem");
    await writeFile(caFile, ca.cert);
    const day = 86_400_000;
    const settings = { RACK_URL: "https://convox:pw@rack.example", HTTPS_PROXY: proxy.url, "ca-file": caFile };

    const { checks, failed } = await runDoctor(settings, { app: "web", deps: { now: () => Date.now() + 20 * day } });

    expect(failed).toBe("");
    expect(checks.get("proxy")).toBe(`ok: HTTPS_PROXY uses 127.0.0.1:${proxy.port}`);
    expect(checks.get("certificate")).toMatch(
      /^warn: TLSv1\.\d, certificate issued by convox-ci test authority, valid until \d{4}-\d\d-\d\d: it expires in (9|10) days/,
    );
    expect(checks.get("clock")).toMatch(/^warn: this machine is 17\d{5} s ahead of the host; correct its clock$/);
    expect(checks.get("log stream")).toBe("ok: a websocket connects");
  });
});

describe("the doctor finds", () => {
  test("settings that lead nowhere", async () => {
    const { checks, failed } = await runDoctor({ rack: "acme/x" });
    expect(failed).toBe("1 of 10 checks failed: settings");
    expect(checks.get("settings")).toMatch(
      /^fail: the Rack "acme\/x" needs a deploy key, and none is set; Set the input/,
    );
    expect(checks.get("clock")).toBe("skip: no Rack or Console is configured");
    expect(checks.get("key")).toMatch(/^skip/);
  });

  test("what a key with a role may not read, and continues with what it may", async () => {
    const reject: Script["http"] = (seen, res) => {
      if (seen.path === "/racks" || seen.path === "/system" || seen.path.includes("/services"))
        return plain(res, 403, "unauthorized to access\n");
      if (seen.path.includes("/resources")) return plain(res, 404, "");
      return answerLikeRack(seen, res, undefined as never);
    };
    const rack = await startServer({
      http: reject,
      socket: (_, socket) => socket.refuse(403, "unauthorized to access\n"),
    });
    const settings = { host: `http://127.0.0.1:${rack.port}`, password: "key", rack: "acme/web" };
    const { checks, failed } = await runDoctor(settings, { app: "web" });

    expect(failed).toBe("");
    expect(checks.get("key")).toBe(
      "warn: the Console accepts it, but it is not allowed to list Racks: use the full name of the Rack",
    );
    expect(checks.get("rack")).toBe("warn: acme/web, as given: the key is not allowed to look it up");
    expect(checks.get("version")).toBe(
      "warn: not allowed to read it (unauthorized to access); it is derived from the app",
    );
    expect(checks.get("read builds")).toBe("ok: allowed");
    expect(checks.get("read services")).toMatch(/^warn: not allowed \(unauthorized to access\): services, scale/);
    expect(checks.get("read resources")).toBe("skip: this Rack does not support it");
    expect(checks.get("log stream")).toBe("warn: not allowed (unauthorized to access): no log is printed");
  });

  test("a name that does not exist", async () => {
    const { checks, failed } = await runDoctor({ RACK_URL: "https://convox:pw@nowhere.invalid" });
    expect(failed).toBe("1 of 10 checks failed: name");
    expect(checks.get("name")).toMatch(/^fail: the name of nowhere\.invalid (does not exist|could not be looked up)/);
    expect(checks.get("connection")).toBe("skip: name failed");
  });

  test("a port that refuses connections", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => closed.once("listening", done));
    const port = portOf(closed.address());
    await new Promise((done) => closed.close(done));
    const { checks } = await runDoctor({ RACK_URL: `https://convox:pw@127.0.0.1:${port}` });
    expect(checks.get("connection")).toBe(`fail: 127.0.0.1:${port} refuses connections`);
  });

  test("a proxy that wants a password", async () => {
    const proxy = await testProxy({ to: 1, refuse: 407 });
    onTestFinished(() => proxy.close());
    const { checks } = await runDoctor({ RACK_URL: "https://convox:pw@rack.example", HTTPS_PROXY: proxy.url });
    expect(checks.get("connection")).toMatch(
      /^fail: the proxy 127\.0\.0\.1:\d+ rejects the credentials \(407\); Check HTTPS_PROXY/,
    );
  });

  test.each([
    [
      "from an unknown authority",
      {},
      /^fail: TLSv1\.\d, certificate issued by .*: not trusted \(.*\); .* set ca-file to its certificate$/,
    ],
    ["that has expired", { expired: true }, /^fail: .*not trusted/],
  ])("a certificate %s, and sends no key there", async (_, options, found) => {
    const rack = await startServer({ http: answerLikeRack }, authority().issue(["127.0.0.1"], options));
    const { checks, failed } = await runDoctor({ RACK_URL: rack.url.replace("//", "//convox:pw@") });
    expect(failed).toBe("1 of 10 checks failed: certificate");
    expect(checks.get("certificate")).toMatch(found);
    expect(checks.get("key")).toBe("skip: the key is not sent to a host whose certificate is not trusted");
    expect(rack.requests.map(({ path, headers }) => [path, headers["authorization"]])).toEqual([["/check", undefined]]);
  });

  test("a certificate that is not looked at", async () => {
    const rack = await startServer({ http: answerLikeRack }, authority().issue(["127.0.0.1"]));
    const { checks } = await runDoctor({ RACK_URL: rack.url.replace("//", "//convox:pw@"), "tls-verify": "false" });
    expect(checks.get("certificate")).toMatch(
      /^warn: .* and tls-verify is false: the network between can read the key$/,
    );
    expect(checks.get("key")).toBe("ok: the Rack accepts the password");
  });

  test("a wrong key, a Rack that does not exist, an app that does not exist", async () => {
    const here = await stage({ clock: Date.now });
    const host = `http://${here.server.consoleHost}`;
    const wrong = await runDoctor({ host, password: "wr0ng", rack: "acme/local" }, { app: "web" });
    expect(wrong.failed).toMatch(/checks failed: key$/);
    expect(wrong.checks.get("key")).toMatch(/^fail: 401 invalid authentication; The deploy key is wrong, has expired/);
    expect(JSON.stringify([...wrong.checks])).not.toContain("wr0ng");

    const unknown = await runDoctor({ host, password: KEY, rack: "other" });
    expect(unknown.checks.get("rack")).toBe("fail: could not find rack: other; this deploy key may see acme/local");
    const missing = await runDoctor({ RACK_URL: here.server.url }, { app: "nope" });
    expect(missing.checks.get("app")).toMatch(/^fail: 404 app not found: nope; Create the app/);
    expect(missing.failed).toMatch(/^1 of 11 checks failed: app$/);
  });

  test("no Rack named, which is a warning", async () => {
    const here = await stage({ clock: Date.now });
    const { checks, failed } = await runDoctor({ host: `http://${here.server.consoleHost}`, password: KEY });
    expect(failed).toBe("");
    expect(checks.get("settings")).toMatch(/^warn: .*no Rack is named/);
    expect(checks.get("rack")).toBe("skip: no app is named");
  });

  test("a way that lets no websocket through", async () => {
    const rack = await startServer({ http: answerLikeRack, socket: (_, s) => s.refuse(400, "no upgrade") });
    const { checks } = await runDoctor({ RACK_URL: rack.url.replace("//", "//convox:pw@") }, { app: "web" });
    expect(checks.get("log stream")).toMatch(/^fail: 400 no upgrade/);
  });
});
