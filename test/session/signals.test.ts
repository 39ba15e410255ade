import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { commandFiles, loadCommand } from "../../src/commands/load.ts";
import { CancelledError } from "../../src/errors.ts";
import { runCommand } from "../../src/session/run-command.ts";
import type { SignalSource } from "../../src/session/signals.ts";
import { failure, until } from "../rack/harness.ts";
import { recordingHost } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { testProxy } from "../support/proxy.ts";
import { type RawRack, rawRack, type Script } from "../support/raw-rack.ts";
import { scriptedRack } from "../support/scripted-rack.ts";

/** A process that receives signals when a test says so. */
function fakeProcess() {
  const listeners = new Map<string, (name: "SIGTERM") => void>();
  const ended: string[] = [];
  const source: SignalSource = {
    on: (name, listener) => listeners.set(name, listener),
    off: (name) => listeners.delete(name),
    end: (name) => ended.push(name),
  };
  return { source, ended, signal: () => listeners.get("SIGTERM")?.("SIGTERM") };
}

interface Settings {
  readonly given: Record<string, string | string[]>;
  readonly env?: Record<string, string>;
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** Starts a command as an entry point does. */
async function startCommand(name: string, { given, env = {}, stdin }: Settings) {
  const file = commandFiles.find((one) => one.name === name);
  if (!file) throw new Error(`no command ${name}`);
  const command = await loadCommand(file);
  const { source, ended, signal } = fakeProcess();
  const host = recordingHost();
  const running = runCommand(command, {
    given: (input) => given[input],
    env: { CONVOX_APP: "web", ...env },
    host,
    cwd: await temporary(),
    signals: source,
    ...(stdin ? { stdin: () => stdin } : {}),
  });
  const result = failure(running, CancelledError);
  return { result, ended, signal, host };
}

async function server(http: NonNullable<Script["http"]>): Promise<RawRack> {
  const rack = await rawRack({ http });
  onTestFinished(() => rack.close());
  return rack;
}

/** Answers with a byte now and then, and never ends. */
const trickle: NonNullable<Script["http"]> = (_, res) => {
  res.writeHead(200, { "Content-Type": "application/json" });
  const timer = setInterval(() => res.write(" "), 5);
  res.on("close", () => clearInterval(timer));
};

const credentials = (url: string) => url.replace("//", "//convox:rack-password@");

/** Signals; the time of work that does not listen to the signal never passes. */
function signalWithoutTime(signal: () => void): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  signal();
}

describe("the first signal", () => {
  test.each<[string, NonNullable<Script["http"]>]>([
    ["a Rack that never answers", () => {}],
    ["a reply that trickles and never ends", trickle],
  ])("ends the wait for %s", async (_, http) => {
    const rack = await server(http);
    const { result, signal } = await startCommand("builds", { given: {}, env: { RACK_URL: credentials(rack.url) } });
    await until(() => rack.requests.length > 0);
    signalWithoutTime(signal);

    expect((await result).message).toBe("canceled by SIGTERM");
    await until(() => rack.connections() === 0);
  });

  test("ends the lookup of a Rack in a Console that never answers", async () => {
    const rack = await server(() => {});
    const env = { CONVOX_HOST: rack.url, CONVOX_PASSWORD: "key", CONVOX_RACK: "acme/staging" };
    const { result, signal } = await startCommand("builds", { given: {}, env });
    await until(() => rack.requests.length > 0);
    signalWithoutTime(signal);

    await result;
    await until(() => rack.connections() === 0);
  });

  test("ends the wait for a Console's session that never comes", async () => {
    const console = await server((seen, ...rest) => {
      const [res] = rest;
      if (seen.path.startsWith("/session")) return trickle(seen, ...rest);
      res.writeHead(401, { "WWW-Authenticate": 'Session path="/session" token="false"' }).end();
    });
    const env = { CONVOX_HOST: console.url, CONVOX_PASSWORD: "key", CONVOX_RACK: "acme/staging" };
    const { result, signal } = await startCommand("builds", { given: {}, env });
    await until(() => console.requests.some(({ path }) => path.startsWith("/session")));
    signalWithoutTime(signal);

    expect((await result).message).toBe("canceled by SIGTERM");
    await until(() => console.connections() === 0);
  });

  test("ends the wait for a proxy whose answer to CONNECT never ends", async () => {
    const proxy = await testProxy({ to: 1, endless: true });
    onTestFinished(() => proxy.close());
    const env = { RACK_URL: "https://convox:rack-password@rack.example", HTTPS_PROXY: proxy.url };
    const { result, signal } = await startCommand("builds", { given: {}, env });
    await until(() => proxy.requests.length > 0);
    signalWithoutTime(signal);

    await result;
    await until(() => proxy.connections() === 0);
  });

  test.each<[string, Record<string, string>]>([
    ["env set", { file: "-" }],
    ["builds import", { file: "-" }],
    ["run", { service: "web", command: "cat", stdin: "-" }],
  ])("ends %s whose standard input never ends", async (name, given) => {
    let isRead = false;
    const stdin = new PassThrough({ read: () => (isRead = true) });
    const rack = await scriptedRack({ version: "20260421192651", exec: (socket) => socket.accept() });
    const { result, signal } = await startCommand(name, { given, stdin, env: { RACK_URL: rack.url } });
    await until(() => isRead);
    signalWithoutTime(signal);

    await result;
    expect(stdin.destroyed).toBe(true);
  });

  test("ends a download that does not listen to it within a second", async () => {
    vi.stubEnv("RUNNER_TOOL_CACHE", await temporary());
    vi.stubEnv("RUNNER_TEMP", await temporary());
    onTestFinished(() => void vi.unstubAllEnvs());
    const mirror = await server(trickle);
    const { result, signal, ended } = await startCommand("setup", {
      given: { version: "3.24.9", checksum: "skip", mirror: `${mirror.url}/{file}` },
    });
    await until(() => mirror.requests.length > 0);
    signalWithoutTime(signal);
    vi.advanceTimersByTime(1000);

    expect((await result).message).toBe("canceled by SIGTERM");
    expect(ended).toEqual(["SIGTERM"]);
  });

  test("leaves nine seconds to clean up on the Rack", async () => {
    const rack = await scriptedRack({
      exec: (socket) => socket.accept(),
      http: (seen) => seen.method === "DELETE" || undefined, // it never answers
    });
    const given = { service: "web", command: "sleep 1000" };
    const { result, signal, ended } = await startCommand("run", { given, env: { RACK_URL: rack.url } });
    await until(() => rack.calls().some((call) => call.endsWith("/exec")));
    signalWithoutTime(signal);
    await until(() => rack.calls().some((call) => call.startsWith("DELETE")));
    vi.advanceTimersByTime(8_400);
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(600);

    expect((await result).message).toContain("canceled by SIGTERM");
    expect(ended).toEqual(["SIGTERM"]);
  });
});
