import { isDenied, type Rack, type Stream } from "../../rack/index.ts";
import { splitLines } from "../output/split-lines.ts";

/** The log of one process, and how to stop reading it. */
export interface ProcessLog {
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * The log of a process of a v3 Rack. A deploy key without a role is not allowed to read it, but may read the log of the
 * app, which holds the same lines.
 * @param sinceSeconds age of the oldest line
 */
export function openProcessLog(rack: Rack, app: string, id: string, sinceSeconds: () => number): ProcessLog {
  let stream: Stream | undefined;
  let isClosed = false;
  const keep = (opened: Stream): Stream => {
    stream = opened;
    if (isClosed) opened.close();
    return opened;
  };

  async function* read(): AsyncIterable<Uint8Array> {
    try {
      const own = keep(await rack.logs.process(app, id, { prefix: false, follow: true }));
      let held: Uint8Array | undefined;
      for await (const chunk of own) {
        if (held !== undefined) yield held;
        held = chunk;
        if (own.messages() > 1 || !Buffer.from(chunk).toString("latin1").startsWith("ERROR: ")) {
          yield chunk;
          held = undefined;
        }
      }
      if (held === undefined || isClosed) return;
      if (!/not permitted for deploy keys|unauthorized/.test(own.rackError() ?? "")) return yield held;
    } catch (error) {
      if (!isDenied(error) || isClosed) throw error;
    }
    const options = { prefix: true, follow: true, since: sinceSeconds() };
    yield* selectProcess(keep(await rack.logs.app(app, options)), id);
  }

  return {
    chunks: read(),
    close() {
      isClosed = true;
      stream?.close();
    },
  };
}

/** The messages of the lines `TIME service/SERVICE/ID MESSAGE`. */
async function* selectProcess(chunks: AsyncIterable<Uint8Array>, id: string): AsyncIterable<Uint8Array> {
  for await (const line of splitLines(chunks)) {
    const head = line.toString("latin1", 0, Math.min(line.length, 512));
    const [prefix, process] = /^\S+ service\/[^/\s]+\/(\S+) /.exec(head) ?? [];
    if (prefix !== undefined && process === id) yield line.subarray(prefix.length);
  }
}
