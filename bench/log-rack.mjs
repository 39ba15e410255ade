// usage: node bench/log-rack.mjs LINES [LINES_PER_MESSAGE]   A Rack whose build BAAAAAAAAAA writes a log as fast as it is read. The
// build runs until a reader has read the log. Prints its port.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { build } from "./instant-rack.mjs";

const [lines, perMessage] = [process.argv[2] ?? "1000000", process.argv[3] ?? "20"].map(Number);
let isSent = false;

/** A websocket message that holds a part of the log: lines as BuildKit writes them, every tenth with a color. */
function messageOf(from, to) {
  let text = "";
  for (let line = from; line < to; line++) {
    const word = line % 10 === 0 ? "\x1b[32mok\x1b[0m" : "added";
    text += `#${line % 97} ${(line / 1000).toFixed(3)} ${word} package ${line} to the tree of ${line % 13} others\n`;
  }
  const bytes = Buffer.from(text);
  const head = bytes.length < 126 ? Buffer.alloc(2) : bytes.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = { 2: bytes.length, 4: 126, 10: 127 }[head.length];
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, bytes]);
}

/** The messages, some hundred lines at a time. They repeat, so that this process has little to do. */
const blocks = Array.from({ length: 16 }, (_, block) => {
  const messages = [];
  for (let line = block * 1000; line < (block + 1) * 1000; line += perMessage) {
    messages.push(messageOf(line, Math.min(line + perMessage, (block + 1) * 1000)));
  }
  return Buffer.concat(messages);
});

async function sendLog(socket) {
  for (let sent = 0; sent < lines / 1000 && !socket.destroyed; sent++) {
    if (!socket.write(blocks[sent % blocks.length])) {
      await untilDrained(socket);
    }
  }
  socket.write(Buffer.from([0x82, 0])); // the end: an empty binary message
  // Each reader reads it twice: while the build runs, and as the stored log.
  isSent = !isSent;
}

/** Resolves when the socket takes more bytes, or is closed. */
function untilDrained(socket) {
  return new Promise((resolve) => {
    const finish = () => {
      for (const event of ["drain", "close"]) socket.off(event, finish);
      resolve();
    };
    for (const event of ["drain", "close"]) socket.on(event, finish);
    if (socket.destroyed) finish();
  });
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://rack").pathname;
  response.setHeader("Content-Type", "application/json");
  response.end(
    path.startsWith("/apps/web/builds/") ? JSON.stringify({ ...build, status: isSent ? "complete" : "running" }) : "[]",
  );
});
server.on("upgrade", (request, socket) => {
  const key = request.headers["sec-websocket-key"] ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on("error", () => {});
  void sendLog(socket);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
