/**
 * Removes the frames that Docker puts around output without a terminal: 8 bytes each, `01 00 00 00` or `02 00 00 00` for
 * standard output and standard error, and the length. v2 Racks pass them on. The Rack's own messages, such as the exit
 * status, follow the last frame without one.
 * Source: convox/rack provider/aws/processes.go, Docker's stdcopy
 */
export async function* demultiplex(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let left = 0;
  let plain = false;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      if (plain || left > 0) {
        const size = plain ? rest.length : Math.min(left, rest.length);
        yield rest.subarray(0, size);
        left -= size;
        rest = rest.subarray(size);
        continue;
      }
      const missing = 8 - head.length;
      head = Buffer.concat([head, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      if (!isHeadStart(head)) {
        plain = true;
        yield head;
        head = Buffer.alloc(0);
      } else if (head.length === 8) {
        left = head.readUInt32BE(4);
        head = Buffer.alloc(0);
      }
    }
  }
  if (head.length > 0) yield head;
}

function isHeadStart(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).every((byte, index) => (index === 0 ? byte <= 2 : byte === 0));
}
