import type { Writable } from "node:stream";

/**
 * Writes a chunk and waits until the stream has taken it, so that memory does not grow with what a slow reader leaves. A
 * stream that fails ends no work: who owns it listens to its errors.
 */
export function writeChunk(stream: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => void stream.write(bytes, () => resolve()));
}
