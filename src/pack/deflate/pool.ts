import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { compressBlock, type Level, mostGrowth, SAMPLE, SHRINKS, storeBlock } from "./block.ts";
import { type Coder, coderCode, createCoder, WINDOW } from "./coder.ts";

/** A compressed block, and the milliseconds that one thread worked on it. */
export interface Compressed {
  readonly bytes: Uint8Array;
  readonly ms: number;
  /** SHA-256 of the block before compression, if it was asked for. */
  readonly digest: Uint8Array | undefined;
}

/** Compresses blocks in worker threads. */
export interface BlockPool {
  /**
   * `block` as deflate blocks up to a byte boundary, none of them final. It may point back to the block of the call before. Its
   * memory, which `buffer` gave, may move to a worker: it is not readable afterwards.
   */
  compress(block: Uint8Array<ArrayBuffer>, level: Level, withDigest: boolean): Promise<Compressed>;
  /** SHA-256 of `block`, whose memory may move to a worker too. */
  digest(block: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Memory for a block: what was released, or new memory. */
  buffer(): Buffer<ArrayBuffer>;
  /** Whether every block is done. */
  isIdle(): boolean;
  /** Gives back the memory of a compressed block that is no longer read. */
  release(bytes: Uint8Array): void;
  /** Ends the threads. Work in progress is lost. */
  close(): void;
}

/**
 * The code of a worker: CommonJS in one text, because a bundle has no file for it. It does what compressBlock does: each
 * message is a block with its level, and the window in front of it; the answer is the output in the memory of the block.
 * Without a level there is no output but the digest.
 */
const WORKER = `
const { createHash } = require("node:crypto");
const { parentPort, workerData } = require("node:worker_threads");
const { constants, deflateRawSync } = require("node:zlib");
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(workerData.code));
const input = exports.chunkOffset();
const output = exports.outputOffset();
const memory = new Uint8Array(exports.memory.buffer);
const nothing = new Uint8Array(0);
function fast(bytes, window) {
  memory.set(window, input - window.length);
  memory.set(bytes, input);
  return memory.subarray(output, output + exports.deflate(window.length, bytes.length));
}
function shrinks(bytes) {
  const { sample, share } = workerData;
  if (bytes.length <= 3 * sample) return true;
  return [0, (bytes.length - sample) >> 1, bytes.length - sample].some(
    (at) => fast(bytes.subarray(at, at + sample), nothing).length < sample * share,
  );
}
parentPort.on("message", ({ bytes, before, level, withDigest }) => {
  const window = new Uint8Array(bytes.buffer, bytes.byteOffset - before, before);
  const digest = withDigest ? createHash("sha256").update(bytes).digest() : undefined;
  const start = performance.now();
  let out;
  if (level === undefined) {
    out = new Uint8Array(0);
  } else if (level !== 1 && shrinks(bytes)) {
    const dictionary = window.length === 0 ? {} : { dictionary: window };
    const flush = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: bytes.length + (bytes.length >> 6) + 64 };
    out = deflateRawSync(bytes, { level, ...flush, ...dictionary });
  } else {
    out = fast(bytes, window);
  }
  const room = new Uint8Array(bytes.buffer);
  if (out.length <= room.length) {
    room.set(out);
    out = room.subarray(0, out.length);
  } else {
    out = Uint8Array.from(out);
  }
  parentPort.postMessage({ out, ms: performance.now() - start, digest }, [out.buffer]);
});
`;

/**
 * Blocks that this thread compresses before the first worker starts. To start one takes as long as a dozen blocks, and the level
 * of later blocks may need none.
 */
const BLOCKS_HERE = 16;
/** Blocks that a worker has at most before this thread takes one, while another worker starts. */
const BLOCKS_THERE = 2;

/** A processor with instructions for SHA-256 takes less for a block of 1 MiB; then one thread hashes as fast as files are read. */
const FAST_HASH_MS = 1;

/** What a worker answers. */
interface Answer extends Pick<Compressed, "ms" | "digest"> {
  readonly out: Uint8Array;
}

/** A block for a worker. */
interface Task {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of the window. */
  readonly before: number;
  readonly level?: Level;
  readonly withDigest: boolean;
}

interface Waiting {
  resolve(compressed: Compressed): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Waiting[];
  /** Whether it runs: it takes a while to start. */
  isReady: boolean;
}

/**
 * @param threads number of worker threads to use; with 0 everything runs in this thread
 * @param blockBytes size of the memory that `buffer` gives
 */
export function createBlockPool(threads: number, blockBytes: number): BlockPool {
  let here: Coder | undefined;
  let blocksHere = 0;
  /** Blocks that zlib compresses in the threads of Node. */
  let pendingHere = 0;
  /** Least milliseconds that this thread took for the hash of a block. */
  let hashMs = Number.POSITIVE_INFINITY;
  const started: Thread[] = [];
  const free: ArrayBuffer[] = [];
  const memoryBytes = WINDOW + blockBytes + mostGrowth(blockBytes);
  /** The end of the last block. */
  const window = new Uint8Array(WINDOW);
  let windowBytes = 0;

  function takeMemory(): Buffer<ArrayBuffer> {
    return Buffer.from(free.pop() ?? new ArrayBuffer(memoryBytes));
  }

  /** Puts the end of the last block in front of this one, and keeps the end of this one. Returns the bytes in front. */
  function putWindow(block: Uint8Array<ArrayBuffer>): number {
    const before = windowBytes;
    new Uint8Array(block.buffer, block.byteOffset - before, before).set(window.subarray(0, before));
    const end = block.subarray(-WINDOW);
    window.set(end);
    windowBytes = end.length;
    return before;
  }

  function release({ buffer }: Uint8Array): void {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === memoryBytes) free.push(buffer);
  }

  function startThread(): void {
    const workerData = { code: coderCode(), sample: SAMPLE, share: SHRINKS };
    // A worker keeps no objects; a small heap keeps its garbage small.
    const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };
    const worker = new Worker(WORKER, { eval: true, workerData, resourceLimits });
    const thread: Thread = { worker, waiting: [], isReady: false };
    worker.unref();
    worker.once("online", () => {
      thread.isReady = true;
    });
    worker.on("message", ({ out, ms, digest }: Answer) => {
      thread.waiting.shift()?.resolve({ bytes: out, ms, digest });
      if (thread.waiting.length === 0) worker.unref();
    });
    worker.on("error", (error) => {
      for (const { reject } of thread.waiting.splice(0)) reject(error);
    });
    started.push(thread);
  }

  /** The thread for a block; undefined if this one takes it: there are no others, it is too little to start one, or they start. */
  function chooseThread(): Thread | undefined {
    if (threads === 0 || blocksHere < BLOCKS_HERE) return undefined;
    const [least] = started.filter(({ isReady }) => isReady).sort((a, b) => a.waiting.length - b.waiting.length);
    if (least?.waiting.length === 0) return least;
    if (started.length < threads && started.every(({ isReady }) => isReady)) startThread();
    const mayWait = started.every(({ isReady }) => isReady) || (least?.waiting.length ?? BLOCKS_THERE) < BLOCKS_THERE;
    return mayWait ? least : undefined;
  }

  function runThere(thread: Thread, task: Task): Promise<Compressed> {
    return new Promise((resolve, reject) => {
      thread.waiting.push({ resolve, reject });
      thread.worker.ref();
      thread.worker.postMessage(task, [task.bytes.buffer]);
    });
  }

  return {
    async compress(block, level, withDigest) {
      const before = putWindow(block);
      const thread = level === "store" ? undefined : chooseThread();
      if (thread !== undefined) return await runThere(thread, { bytes: block, before, level, withDigest });
      const digest = withDigest ? sha256(block) : undefined;
      if (level === "store") {
        const bytes = storeBlock(block, takeMemory());
        release(block);
        return { bytes, ms: 0, digest };
      }
      blocksHere++;
      if (level !== 1) pendingHere++;
      here ??= createCoder();
      const start = performance.now();
      const front = new Uint8Array(block.buffer, block.byteOffset - before, before);
      const bytes = await compressBlock(here, block, front, level);
      if (level !== 1) pendingHere--;
      return { bytes, ms: performance.now() - start, digest };
    },
    async digest(block) {
      const thread = hashMs < FAST_HASH_MS ? undefined : chooseThread();
      if (thread !== undefined) {
        const { bytes, digest } = await runThere(thread, { bytes: block, before: 0, withDigest: true });
        release(bytes);
        return digest ?? sha256(block);
      }
      blocksHere++;
      const start = performance.now();
      const digest = sha256(block);
      hashMs = Math.min(hashMs, ((performance.now() - start) * blockBytes) / block.length);
      release(block);
      return digest;
    },
    buffer: () => takeMemory().subarray(WINDOW, WINDOW + blockBytes),
    isIdle: () => pendingHere === 0 && started.every(({ waiting }) => waiting.length === 0),
    release,
    close() {
      for (const { worker, waiting } of started) {
        for (const { reject } of waiting.splice(0)) reject(new Error("the compression was ended"));
        void worker.terminate();
      }
    },
  };
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
