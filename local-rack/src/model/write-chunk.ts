import type { Writable } from "node:stream";

/**
 * Writes one chunk and waits until the stream takes the next one.
 * @returns false once the stream is closed; it reports neither "drain" nor "close" after that
 */
export async function writeChunk(stream: Writable, chunk: Uint8Array): Promise<boolean> {
  if (stream.destroyed) return false;
  if (stream.write(chunk)) return true;
  return new Promise((resolve) => {
    const finish = () => {
      stream.off("drain", finish).off("close", finish);
      resolve(!stream.destroyed);
    };
    stream.on("drain", finish).on("close", finish);
  });
}
