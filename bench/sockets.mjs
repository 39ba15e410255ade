// Websocket messages and back-pressure for the servers of the benchmarks.

/** The message that ends a log: binary and empty. */
export const END_OF_LOG = Buffer.from([0x82, 0]);

/** A text message with these bytes, as a server sends it. */
export function textMessage(bytes) {
  const head = bytes.length < 126 ? Buffer.alloc(2) : bytes.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = { 2: bytes.length, 4: 126, 10: 127 }[head.length];
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, bytes]);
}

/** Writes, and resolves when the socket takes more bytes, or is closed. */
export async function writeDrained(socket, bytes) {
  if (socket.write(bytes) || socket.destroyed) return;
  await new Promise((resolve) => {
    const finish = () => {
      for (const event of ["drain", "close"]) socket.off(event, finish);
      resolve();
    };
    for (const event of ["drain", "close"]) socket.on(event, finish);
  });
}
