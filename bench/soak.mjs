// Streams a build log for long and breaks its connection often; counts what is lost or doubled on the way.
// npm run build, then node bench/soak.mjs [LINES] [RECONNECTS]
import { fork, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { END_OF_LOG, textMessage, writeDrained } from "./sockets.mjs";

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));

const line = (n) => `#${n % 97} \x1b[3${n % 8}mstep ${n}\x1b[0m ${"building ".repeat(n % 9)}é\n`;
/** The first `count` lines, some thousand at a time. */
function* logOf(count) {
  for (let from = 0; from < count; from += 4096) {
    let block = "";
    for (let n = from; n < Math.min(from + 4096, count); n++) block += line(n);
    yield Buffer.from(block);
  }
}

// The server: BLINES is a log of many lines whose connection is cut a few times; BCUTS a short one that is cut each
// time when eight more bytes of it have come.
function serve(lines, reconnects) {
  const short = Buffer.concat([...logOf(Math.ceil((reconnects * 8) / 40))]).subarray(0, reconnects * 8);
  const connections = { BLINES: 0, BCUTS: 0 };
  const done = new Set();
  const write = (socket, bytes) => writeDrained(socket, textMessage(bytes));
  const end = (socket) => socket.write(END_OF_LOG);

  async function longLog(socket) {
    const cutAt = connections.BLINES++ < 5 ? (lines / 8) * connections.BLINES : Number.POSITIVE_INFINITY;
    let sent = 0;
    let size = 1;
    for (const block of logOf(lines)) {
      // Frames of any size, so that they end in the middle of lines and of characters.
      for (let at = 0; at < block.length && !socket.destroyed; at += size, size = (size * 7 + 11) % 50_021) {
        await write(socket, block.subarray(at, at + size));
      }
      sent += 4096;
      if (sent >= cutAt) return socket.destroy();
      if (socket.destroyed) return;
    }
    done.add("BLINES");
    end(socket);
  }
  async function shortLog(socket) {
    const count = ++connections.BCUTS;
    await write(socket, short.subarray(0, Math.min(count * 8, short.length)));
    if (count < reconnects) return socket.end();
    done.add("BCUTS");
    end(socket);
  }

  const server = createServer((req, res) => {
    const id = /builds\/(\w+)$/.exec(req.url)?.[1];
    const status = done.has(id) ? "complete" : "running";
    res.setHeader("Content-Type", "application/json");
    res.end(JSON.stringify(id ? { id, app: "web", status, release: "RSOAK", started: "2026-01-01T00:00:00Z" } : {}));
  });
  server.on("upgrade", (req, socket) => {
    socket.on("error", () => {}).on("end", () => socket.end());
    const accept = createHash("sha1")
      .update(`${req.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    void (req.url.includes("BLINES") ? longLog(socket) : shortLog(socket));
  });
  server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  process.on("message", () => process.send({ connections, short: short.toString("base64") }));
}

/** Bytes that differ in number, or 0 where the digests are the same. */
const verdict = (size, expectedSize, digest, wantedDigest) => ({
  bytes: size,
  lostOrDoubledBytes: digest === wantedDigest ? 0 : Math.abs(size - expectedSize) || "same number, other bytes",
});

/**
 * Makes a process write its peak memory in kiB on descriptor 3 as it ends: a look from outside may come too late. On Linux
 * the kernel's figure for this program is taken; getrusage counts what the parent had when it started the process.
 */
const tellPeak = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from "node:fs";
  process.on("exit", () => {
    let peak;
    try {
      peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    } catch {}
    writeSync(3, String(peak ?? process.resourceUsage().maxRSS));
  });
`)}`;

/** The whole way: `convox-ci builds logs`, with the key masked and control sequences taken out. */
async function manyLines(url, lines) {
  const expected = createHash("sha256");
  let expectedSize = 0;
  for (const block of logOf(lines)) {
    expected.update(block);
    expectedSize += block.length;
  }
  const start = performance.now();
  const program = [join(root, "bin/convox-ci.js"), "builds", "logs", "BLINES", "--app", "web"];
  const child = spawn(process.execPath, ["--import", tellPeak, ...program], {
    env: { ...process.env, RACK_URL: url },
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const closed = once(child, "close");
  const seen = createHash("sha256");
  let size = 0;
  const peak = text(child.stdio[3]);
  for await (const chunk of child.stdout) {
    seen.update(chunk);
    size += chunk.length;
  }
  const [exitCode] = await closed;
  const seconds = (performance.now() - start) / 1000;
  return {
    lines,
    seconds: Number(seconds.toFixed(1)),
    linesPerSecond: Math.round(lines / seconds),
    peakMiB: Math.round(Number(await peak) / 1024),
    exitCode,
    ...verdict(size, expectedSize, seen.digest("hex"), expected.digest("hex")),
  };
}

/** The reader of logs alone, which waits for nothing between two connections. */
async function manyReconnects(url, expected) {
  const { connect, directEndpoint, followBuildLog } = await import("../dist/library.js");
  const rack = connect(directEndpoint(url));
  const settled = (async () => {
    while ((await rack.builds.get("web", "BCUTS")).status !== "complete") {
      for (let turns = 0; turns < 50; turns++) await setImmediate();
    }
  })();
  const sleep = () => setImmediate();
  const start = performance.now();
  const seen = createHash("sha256");
  let size = 0;
  for await (const chunk of followBuildLog(rack, "web", "BCUTS", { settled, sleep })) {
    seen.update(chunk);
    size += chunk.length;
  }
  rack.close();
  const seconds = (performance.now() - start) / 1000;
  return {
    seconds: Number(seconds.toFixed(1)),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    ...verdict(size, expected.length, seen.digest("hex"), createHash("sha256").update(expected).digest("hex")),
  };
}

const [lines, reconnects] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 10_000)];
if (process.send) serve(lines, reconnects);
else {
  const server = fork(self, [String(lines), String(reconnects)]);
  const [{ port }] = await once(server, "message");
  const url = `http://convox:rack-password@127.0.0.1:${port}`;
  const ask = async () => {
    server.send("state");
    return (await once(server, "message"))[0];
  };
  try {
    const { short } = await ask();
    const cuts = await manyReconnects(url, Buffer.from(short, "base64"));
    console.log({ reconnects: (await ask()).connections.BCUTS, ...cuts });
    const many = await manyLines(url, lines);
    console.log({ ...many, connections: (await ask()).connections.BLINES });
    process.exitCode = cuts.lostOrDoubledBytes === 0 && many.lostOrDoubledBytes === 0 && many.exitCode === 0 ? 0 : 1;
  } finally {
    server.kill();
  }
}
