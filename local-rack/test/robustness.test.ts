import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { StartFailure, startLocalRack } from "../src/index.ts";
import { runProgram } from "../src/run/child.ts";
import { withLock } from "../src/store/lock.ts";
import { ask, eventually, folder, pick, start } from "./support.ts";

const { compileLockWorker } = (await import(
  join(import.meta.dirname, "../../scripts/chaos/compile-lock-worker.mjs")
)) as { compileLockWorker(out: string): Promise<string> };

/** The Rack's complete reply to these bytes, until it closes the connection or sends `until`. */
function exchange(port: number, bytes: string | Buffer, until: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (until(text)) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}

const UPGRADE =
  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

test.each([
  ["two requests", "GET /apps HTTP/1.1\r\nHost: r\r\n\r\nGET /apps HTTP/1.1\r\nHost: r\r\n\r\n"],
  [
    "a request and a socket",
    `GET /apps HTTP/1.1\r\nHost: r\r\n\r\nGET /apps/a/logs HTTP/1.1\r\nHost: r\r\n${UPGRADE}\r\n`,
  ],
  [
    "a request and an upgrade to nothing",
    `GET /apps HTTP/1.1\r\nHost: r\r\n\r\nGET /x HTTP/1.1\r\nHost: r\r\n${UPGRADE}\r\n`,
  ],
  [
    "two upgrades to nothing",
    `GET /x HTTP/1.1\r\nHost: r\r\n${UPGRADE}\r\nGET /x HTTP/1.1\r\nHost: r\r\n${UPGRADE}\r\n`,
  ],
  ["a request and garbage", "GET /apps HTTP/1.1\r\nHost: r\r\n\r\n\x00\x01\x02\r\n\r\n"],
])("%s in one write without a password leave the Rack running", async (_, bytes) => {
  const rack = await start();

  const answer = await exchange(rack.port, bytes, (text) => (text.match(/HTTP\/1\.1 /g) ?? []).length === 2);

  expect(answer).toMatch(/^HTTP\/1\.1 4/);
  expect((await ask(rack, "GET /apps")).status).toBe(200);
});

test("a socket reads no frame before the password is checked, and rejects a frame that is too long", async () => {
  const rack = await start();
  const head = `GET /apps/a/processes/p/exec HTTP/1.1\r\nHost: r\r\n${UPGRADE}\r\n`;
  const endless = Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.alloc(8, 0x7f), Buffer.alloc(100_000)]);

  const answer = await exchange(rack.port, Buffer.concat([Buffer.from(head), endless]), (text) =>
    text.includes("ERROR"),
  );

  expect(answer).toContain("ERROR: invalid authentication\n");
  expect((await ask(rack, "GET /apps")).status).toBe(200);
});

test("a Rack records no requests by default", async () => {
  const rack = await start({ transcript: false });
  await ask(rack, "GET /apps");

  expect(rack.requests).toEqual([]);
});

test("a port in use is reported in one sentence with the port", async () => {
  const rack = await start();

  const second = startLocalRack({ data: await folder(), port: rack.port });

  await expect(second).rejects.toThrow(StartFailure);
  await expect(second).rejects.toThrow(
    `port ${rack.port} on 127.0.0.1 is in use: choose another port, or 0 for any free port`,
  );
});

test("a data folder that is a file, or is below one, is reported in one sentence with the folder", async () => {
  const file = join(await folder(), "file");
  await writeFile(file, "");

  for (const data of [file, join(file, "below")]) {
    await expect(startLocalRack({ data })).rejects.toThrow(
      new StartFailure(`data folder ${data} cannot be used: a file is in its place`),
    );
  }
});

test("a data folder where the system allows no folders is reported at once, in one sentence with the folder", async () => {
  const reasons: [string, string][] = [
    ["/proc/data", "its file system does not allow new folders there"],
    ["/proc/self/data/below", "its file system does not allow new folders there"],
    [join(await folder(), "x".repeat(300)), "its path is too long"],
  ];
  for (const [data, reason] of reasons) {
    await expect(startLocalRack({ data })).rejects.toThrow(
      new StartFailure(`data folder ${data} cannot be used: ${reason}`),
    );
  }
});

test("an undocumented version is reported in one sentence with the documented ones", async () => {
  const data = await folder();

  await expect(startLocalRack({ data, version: "3.26.0" })).rejects.toThrow(
    "version 3.26.0 is not supported: use 3.5.3 to 3.25.10, or dev",
  );
  await expect(startLocalRack({ data, version: "latest" })).rejects.toThrow(
    "version latest is not a v3 version: use one such as 3.25.10, or dev",
  );
});

test("the start removes temporary files of a killed program and keeps all others", async () => {
  const data = await folder();
  const first = await start({ data });
  await ask(first, "POST /apps", { form: { name: "web" } });
  const dead = 2 ** 22 + 1;
  await mkdir(join(data, "tmp", `${dead}.1@${hostname()}`, "build-x"), { recursive: true });
  await writeFile(join(data, "apps", "web", `app.json.${dead}.0123456789ab.tmp`), "half");
  await writeFile(join(data, "apps", "web", `app.json.${process.pid}.0123456789ab.tmp`), "half");

  await start({ data });

  expect((await readdir(join(data, "tmp"))).filter((name) => name.startsWith(String(dead)))).toEqual([]);
  expect((await readdir(join(data, "apps", "web"))).filter((name) => name.endsWith(".tmp"))).toEqual([
    `app.json.${process.pid}.0123456789ab.tmp`,
  ]);
});

test("setting the clock back neither delays a promotion nor makes a new release look old", async () => {
  const data = await folder();
  let now = Date.parse("2026-06-01T12:00:00Z");
  const before = await start({ data, clock: () => now, promotion: { updatingMs: 60_000, creatingMs: 60_000 } });
  await ask(before, "POST /apps", { form: { name: "web" } });
  const old = String(pick(await ask(before, "POST /apps/web/releases", { form: { env: "A=1" } }), "id"));
  await before.close();

  now -= 24 * 3_600_000;
  const after = await start({ data, clock: () => now, promotion: { updatingMs: 60_000, creatingMs: 60_000 } });

  expect(pick(await ask(after, "GET /apps/web"), "status")).toBe("running");
  const created = String(pick(await ask(after, "POST /apps/web/releases", { form: { env: "A=2" } }), "id"));
  const ids = (JSON.parse((await ask(after, "GET /apps/web/releases")).text) as { id: string }[]).map(({ id }) => id);
  expect(ids).toEqual([created, old]);
});

test("a lock is never held twice, even if its holders are killed", async () => {
  const path = await folder();
  const worker = await compileLockWorker(await folder());
  const children = Array.from({ length: 3 }, () => fork(worker, [path], { silent: true }));
  onTestFinished(() => children.forEach((child) => void child.kill("SIGKILL")));
  // Two of them are killed one after the other while they hold the lock.
  for (const child of children.slice(0, 2)) {
    const [held] = await once(child, "message");
    expect(held).toBe("held");
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  const log = () => readFile(join(path, "log"), "utf8").catch(() => "");
  await eventually(async () => (await log()).split("\n").length > 20);
  await withLock(join(path, "lock"), async () => undefined);

  // Each holder records its entry and exit; an entry in between means that two held it.
  let inside: string | undefined;
  for (const line of (await log()).trim().split("\n")) {
    const [verb, pid] = line.split(" ");
    if (verb === "enter") {
      expect([undefined, ...children.slice(0, 2).map((child) => String(child.pid))]).toContain(inside);
      inside = pid;
    } else {
      expect(pid).toBe(inside);
      inside = undefined;
    }
  }
});

test("a lock leaves neither a queue nor empty files behind", async () => {
  const path = await folder();
  await Promise.all(Array.from({ length: 20 }, () => withLock(join(path, "lock"), async () => undefined)));

  const names = await readdir(join(path, "lock.turns"));
  expect(names.sort()).toEqual(["20", "20.done"]);
  expect(await readFile(join(path, "lock.turns", "20"), "utf8")).toMatch(new RegExp(`^${process.pid}\\.`));
});

test("a program whose caller is canceled while it starts is ended", async () => {
  const caller = new AbortController();
  const ended = runProgram("sleep", ["60"], { signal: caller.signal });
  caller.abort(new Error("canceled"));

  await expect(ended).rejects.toThrow("canceled");
});
