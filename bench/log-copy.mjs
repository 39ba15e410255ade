// usage: RACK_URL=http://127.0.0.1:PORT node bench/log-copy.mjs BUILD   The least that a Node program does with a log of log-rack.mjs:
// it reads the log twice, as the program does, and writes it once. It looks at no byte but the headers of messages.
import { once } from "node:events";
import { connect } from "node:net";

const { hostname, port } = new URL(process.env.RACK_URL);

async function read(write) {
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /apps/web/builds/${process.argv[2]}/logs HTTP/1.1\r\nHost: rack\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: YmVuY2gtYmVuY2gtYmVuY2g=\r\n\r\n`,
  );
  let isHead = true;
  let left = 0;
  let held = Buffer.alloc(0);
  for await (const chunk of socket) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = Buffer.alloc(0);
    let at = isHead ? bytes.indexOf("\r\n\r\n") + 4 : 0;
    let to = 0;
    let isOver = false;
    isHead = false;
    while (at < bytes.length && !isOver) {
      if (left === 0) {
        const size = bytes[at + 1] === 126 ? 4 : 2;
        if (bytes.length - at < size) break;
        isOver = (bytes[at] & 0x0f) === 2;
        left = size === 4 ? bytes.readUInt16BE(at + 2) : bytes[at + 1];
        at += size;
      }
      const end = Math.min(at + left, bytes.length);
      bytes.copyWithin(to, at, end);
      to += end - at;
      left -= end - at;
      at = end;
    }
    held = bytes.subarray(at);
    if (to > 0 && write && !process.stdout.write(bytes.subarray(0, to))) await once(process.stdout, "drain");
    if (isOver) break;
  }
}

await read(true);
await read(false);
