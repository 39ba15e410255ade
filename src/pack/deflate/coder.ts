import { CODE } from "./code.ts";

/** Input of one call at most, in bytes. */
export const MAX_CHUNK = 1 << 20;
/** How far back a chunk may point, in bytes. */
export const WINDOW = 32 << 10;

/** What assembly/coder.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  chunkOffset(): number;
  outputOffset(): number;
  deflate(window: number, length: number): number;
}

/** A fast block coder for DEFLATE in this thread. */
export interface Coder {
  /**
   * `chunk` as deflate blocks that end on a byte boundary, none of them final. `window` holds the bytes before the chunk that
   * it may point to. The result depends on these bytes alone. It is written to `room`, which may be the memory of both, or else to
   * new memory.
   */
  compress(chunk: Uint8Array, window: Uint8Array, room?: Uint8Array): Uint8Array;
}

let code: Uint8Array | undefined;

/** The compiled coder, as bytes of WebAssembly. */
export function coderCode(): Uint8Array {
  code ??= Buffer.from(CODE, "base64");
  return code;
}

export function createCoder(bytes: Uint8Array = coderCode()): Coder {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object) => { readonly exports: unknown };
    };
  };
  // The type of the exports is that of assembly/coder.ts, which the project compiles.
  const exports = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  const input = exports.chunkOffset();
  const output = exports.outputOffset();
  return {
    compress(chunk, window, room) {
      if (chunk.length > MAX_CHUNK) throw new RangeError(`a chunk has at most ${MAX_CHUNK} bytes, not ${chunk.length}`);
      const memory = new Uint8Array(exports.memory.buffer);
      const before = window.subarray(-WINDOW);
      memory.set(before, input - before.length);
      memory.set(chunk, input);
      const size = exports.deflate(before.length, chunk.length);
      return putInto(memory.subarray(output, output + size), room);
    },
  };
}

/** Copies `bytes` to the start of `room`, or to new memory if there is no room. */
export function putInto(bytes: Uint8Array, room: Uint8Array | undefined): Uint8Array {
  if (room === undefined || room.length < bytes.length) return Uint8Array.from(bytes);
  room.set(bytes);
  return room.subarray(0, bytes.length);
}
