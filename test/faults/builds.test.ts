import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalRack } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import { type Build, connect, directEndpoint } from "../../src/rack/index.ts";
import { recordingHost } from "../support/command.ts";
import { type Fault, faultProxy, first } from "../support/fault-proxy.ts";
import { type InProcessOptions, type Outcome, runInProcess } from "../support/in-process.ts";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";
import { json, type RawSocket, type Seen, turns } from "../support/raw-rack.ts";
import { answer, scriptedRack } from "../support/scripted-rack.ts";

const hello = join(root, "examples/hello");
const LINES_SLOWLY = "build-slow=3";

async function facts(rack: LocalRack): Promise<{ builds: Build[]; log: string }> {
  const client = connect(directEndpoint(rack.url));
  const builds = await client.builds.list("web");
  const parts: Uint8Array[] = [];
  if (builds[0]) for await (const part of await client.builds.logs("web", builds[0].id)) parts.push(part);
  client.close();
  return { builds, log: Buffer.concat(parts).toString() };
}

/** `convox-ci build` of an example on a local Rack that misbehaves so; the log that was shown, and the one it stored. */
async function runBuild(faults: string[], flags: string[] = [], options?: InProcessOptions) {
  const rack = await servedRack();
  rack.faults.add(...faults);
  const outcome = await runInProcess(["build", hello, ...flags], rack.url, options);
  rack.faults.clear();
  return { ...outcome, rack, ...(await readStoredLog(rack, outcome)) };
}

/** The same, where the connections break. */
async function builtThrough(line: string, fault: Fault, times = 1) {
  const rack = await servedRack();
  rack.faults.add(LINES_SLOWLY);
  const proxy = await faultProxy(rack.url, first(times, line, fault));
  const outcome = await runInProcess(["build", hello], proxy.url);
  return { ...outcome, rack, proxy, ...(await readStoredLog(rack, outcome)) };
}

async function readStoredLog(rack: LocalRack, { log }: Outcome) {
  const { builds, log: whole } = await facts(rack).catch(() => ({ builds: [], log: "" }));
  return { builds, whole, shown: log };
}

describe("the log of a build", () => {
  test("its connection is cut again and again", async () => {
    const { code, shown, whole } = await runBuild([LINES_SLOWLY, "drop-socket=40:4"]);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("its connection is reset in the middle", async () => {
    const { code, shown, whole, proxy } = await builtThrough("/logs", { after: 400, how: "rst" }, 3);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
    expect(proxy.lines.filter((line) => line.includes("/logs")).length).toBeGreaterThan(1);
  });

  test("its connection is closed in good order, without an end", async () => {
    const { code, shown, whole } = await builtThrough("/logs", { after: 300, how: "fin" }, 3);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("its connection stalls", async () => {
    const { code, shown, whole } = await builtThrough("/logs", { after: 350, how: "stall" });
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("a frame of it is garbage", async () => {
    const garbage = Buffer.from([0x83, 0xff, 0xff, 0xff, 1, 2, 3]);
    const { code, shown, whole } = await builtThrough("/logs", { after: 250, how: garbage });
    expect(code).toBe(0);
    expect(whole.endsWith(shown.slice(-40))).toBe(true);
    expect(shown.length).toBeGreaterThanOrEqual(whole.length);
  });

  test("a frame of it claims to be larger than memory", async () => {
    const oversized = Buffer.from([0x81, 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    const { code, shown, whole } = await builtThrough("/logs", { after: 205, how: oversized });
    expect(code).toBe(0);
    expect(shown).toContain(whole.slice(-40));
  });

  test("it comes byte by byte", async () => {
    const { code, shown, whole } = await runBuild(["split=1"]);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("it is requested before the build has started", async () => {
    const { code, shown, whole } = await runBuild(["created=50", LINES_SLOWLY]);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("its end is never announced", async () => {
    const { code, shown, whole } = await runBuild([LINES_SLOWLY, "no-end:3"]);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
  });

  test("the key may not read it", async () => {
    const { code, said, builds, shown } = await scriptedBuild((_, socket) => socket.refuse(403, "no permission\n"));
    expect([code, shown]).toEqual([0, ""]);
    expect(said).toContain("The log of build BAAAAAAAAAA cannot be printed: ");
    expect(builds).toBe(1);
  });

  test("the stored log cannot be read", async () => {
    const { code, said } = await scriptedBuild((count, socket) =>
      count === 1 ? socket.accept().text("one\n").drop() : socket.drop(),
    );
    expect(code).toBe(0);
    expect(said).toContain("the end of the build log could not be read");
  });

  test("it is lost while the build fails", async () => {
    const rack = await servedRack();
    rack.faults.add("build-fail=no space left on device");
    const proxy = await faultProxy(rack.url, first(99, "/logs", { after: 150, how: "rst" }));
    const { code, error } = await runInProcess(["build", hello], proxy.url);
    expect(code).toBe(5);
    expect(error).toMatch(/^build B[A-Z]{10} of web failed/);
  });

  test("it has colors, control characters and any other byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256));
    const { code, host } = await scriptedBuild((_, socket) => socket.accept().text(bytes).binary());
    expect(code).toBe(0);
    expect(host.printed()).toBe(bytes.toString("utf8"));
  });

  test("a line of it has 100 MB", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    const seen = createHash("sha256");
    let size = 0;
    const host = {
      ...recordingHost(),
      async stream(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          seen.update(chunk);
          size += chunk.length;
        }
      },
    };
    const { code } = await scriptedBuild(
      async (_, socket) => {
        socket.accept();
        for (let sent = 0; sent < 100; sent++) {
          socket.text(piece);
          await turns(2);
        }
        socket.binary();
      },
      { host },
    );
    expect([code, size]).toEqual([0, 100 * piece.length]);
    const expected = createHash("sha256");
    for (let sent = 0; sent < 100; sent++) expected.update(piece);
    expect(seen.digest("hex")).toBe(expected.digest("hex"));
  });
});

/** A build whose log socket does what `log` says, connection by connection. */
async function scriptedBuild(
  log: (count: number, socket: RawSocket, seen: Seen) => unknown,
  options: InProcessOptions & { release?: string } = {},
) {
  let connections = 0;
  let over = false;
  let builds = 0;
  const rack = await scriptedRack({
    http(seen, res) {
      const call = `${seen.method} ${seen.path}`;
      if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
      else if (call === "POST /apps/web/builds") {
        builds++;
        json(res, { id: "BAAAAAAAAAA", status: "running" });
      } else if (call === "GET /apps/web/builds/BAAAAAAAAAA") {
        json(res, {
          id: "BAAAAAAAAAA",
          status: over ? "complete" : "running",
          release: options.release ?? "RBBBBBBBBBB",
        });
      } else return undefined;
      return true;
    },
    exec(socket, seen) {
      over = true;
      return log(++connections, socket, seen);
    },
  });
  const outcome = await runInProcess(["build", hello], rack.url, options);
  return { ...outcome, builds, shown: outcome.log, rack };
}

describe("the upload", () => {
  test("its connection is cut in the middle", async () => {
    const rack = await servedRack();
    const proxy = await faultProxy(rack.url, first(2, "/objects/", { afterSent: 700, how: "rst" }));
    const { code, said } = await runInProcess(["build", hello], proxy.url);
    expect(code).toBe(0);
    expect(said).toMatch(/Retrying POST \/apps\/web\/objects\/.* was lost/);
    expect((await facts(rack)).builds).toHaveLength(1);
  });

  test("a gateway answers it with an HTML page", async () => {
    const { code, said, builds } = await runBuild(["http=502:2:html@POST objects"]);
    expect(code).toBe(0);
    expect(said).toContain('502 the reply is an HTML page titled "502"');
    expect(said).not.toContain("<html");
    expect(builds).toHaveLength(1);
  });

  test("the Rack asks to wait before it is sent again", async () => {
    const { code, said } = await runBuild(["http=429:1:retry-after=7@POST objects"]);
    expect(code).toBe(0);
    expect(said).toMatch(/Retrying POST \/apps\/web\/objects\/\S+ in 7\.0 s \(attempt 2 of 5\): 429/);
  });

  test("it fails each time", async () => {
    const { code, error, builds } = await runBuild(["http=503:always@POST objects"]);
    expect(code).toBe(8);
    expect(error).toContain("503");
    expect(builds).toEqual([]);
  });
});

describe("the start of a build", () => {
  test("its answer is lost, and the build runs", async () => {
    const rack = await servedRack();
    rack.faults.add("build-slow=60");
    const proxy = await faultProxy(rack.url, first(1, "POST /apps/web/builds ", { after: 1, how: "rst" }));
    const { code, error, outputs } = await runInProcess(["build", hello], proxy.url);
    const { builds } = await facts(rack);
    expect(code).toBe(8);
    expect(builds).toHaveLength(1);
    expect(error).toContain(`build ${builds[0]?.id} of web has started and matches`);
    expect(outputs).toMatchObject({ build: builds[0]?.id });
  });

  test("its request is lost, and no build runs", async () => {
    const rack = await servedRack();
    const proxy = await faultProxy(rack.url, first(1, "POST /apps/web/builds ", { afterSent: 20, how: "fin" }));
    const { code, error } = await runInProcess(["build", hello], proxy.url);
    expect(code).toBe(8);
    expect(error).toContain("no matching build of web has started");
    expect(error).toContain("It is safe to retry");
    expect((await facts(rack)).builds).toEqual([]);
  });

  test("a gateway answers it with an HTML page, and no build runs", async () => {
    const { code, error, builds } = await runBuild(["http=502:1:html@POST /apps/web/builds"]);
    expect(code).toBe(8);
    expect(error).toContain('502 the reply is an HTML page titled "502", so it does not come from a Rack');
    expect(error).toContain("no matching build of web has started");
    expect(builds).toEqual([]);
  });

  test("its answer is no JSON", async () => {
    const { code, error, calls } = await unreadable();
    expect(code).toBe(8);
    expect(error).toContain("POST /apps/web/builds: 200 the reply is an HTML page");
    expect(error).toContain("no matching build of web has started");
    expect(calls.filter((call) => call === "POST /apps/web/builds")).toHaveLength(1);
  });
});

/** A Rack whose answer to the start of a build is a web page, and which lists no builds. */
async function unreadable() {
  const rack = await scriptedRack({
    http(seen, res) {
      const call = `${seen.method} ${seen.path}`;
      if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
      else if (call === "POST /apps/web/builds") res.end("<html>welcome</html>");
      else if (call === "GET /apps/web/builds") json(res, []);
      else return undefined;
      return true;
    },
  });
  return { ...(await runInProcess(["build", hello], rack.url)), calls: rack.calls() };
}

describe("the wait for a build", () => {
  test("the Rack does not answer for a while", async () => {
    const { code, builds } = await runBuild([LINES_SLOWLY, "http=503:12@GET /apps/web/builds/*"]);
    expect(code).toBe(0);
    expect(builds[0]?.status).toBe("complete");
  });

  test("replies are shorter than they say", async () => {
    const rack = await servedRack();
    rack.faults.add(LINES_SLOWLY);
    const proxy = await faultProxy(rack.url, ({ line, index }) =>
      /GET \/apps\/web\/builds\/B\w+ /.test(line) && index < 3 ? { after: 250, how: "fin" } : undefined,
    );
    const { code } = await runInProcess(["build", hello], proxy.url);
    expect(code).toBe(0);
  });

  test("the build takes too long", async () => {
    const rack = await servedRack();
    rack.faults.add("build-slow=30");
    const { code, error, log } = await runInProcess(["build", hello, "--build-timeout=2"], rack.url);
    expect(code).toBe(7);
    // It does not continue to follow the log until the build ends.
    expect((await facts(rack)).log.length).toBeGreaterThan(log.length);
    expect(error).toMatch(/waited 2 s for build B[A-Z]{10} of web to end; last state: (created|running)/);
    expect(error).toContain("The build continues on the Rack");
  });

  test("the build is complete and has no release", async () => {
    const { code, error } = await scriptedBuild((_, socket) => socket.accept().text("one\n").binary(), { release: "" });
    expect(code).toBe(5);
    expect(error).toContain("the build is complete but has no release");
  });

  test("the key is revoked in the middle", async () => {
    const { code, error } = await runBuild([LINES_SLOWLY, "http=401:always@GET /apps/web/builds/*"]);
    expect(code).toBe(3);
    expect(error).toContain("401");
  });
});

describe("the file for the log", () => {
  test("the disk is full", async () => {
    const { code, said, shown, whole } = await runBuild([], ["--log-file=/dev/full"]);
    expect(code).toBe(0);
    expect(shown).toBe(whole);
    expect(said).toContain("Stopped saving the log to /dev/full: no space left on device");
  });

  test("it cannot be opened", async () => {
    const dir = await temporary();
    await mkdir(join(dir, "build.log"));
    const rack = await servedRack();
    const { code, error } = await runInProcess(["build", hello, `--log-file=${dir}/build.log`], rack.url);
    expect(code).toBe(2);
    expect(error).toContain("it cannot be written: it is a directory");
    expect(rack.requests.filter(({ method, path }) => method === "POST" && path !== "/apps")).toEqual([]);
  });

  test("it gets the whole log, with the deploy key hidden", async () => {
    const file = join(await temporary(), "build.log");
    await writeFile(file, "of yesterday");
    const { code, whole } = await runBuild([LINES_SLOWLY, "drop-socket=100:5"], [`--log-file=${file}`]);
    expect(code).toBe(0);
    expect(await readFile(file, "utf8")).toBe(whole);
  });
});

test("an old Rack reports a missing app in plain text with status 500", async () => {
  const rack = await scriptedRack({
    http: answer("GET /apps/web", 500, "app not found: web\n"),
  });
  const { code, error } = await runInProcess(["build", hello], rack.url);
  expect(code).toBe(4);
  expect(error).toContain("Create the app");
});
