import { messageOf } from "../errors.ts";
import { type Reply, stream } from "./reply.ts";

/**
 * A streamed reply whose source may fail. An error before the first byte is thrown and gets a status; a later one comes
 * too late for that and is written behind the bytes of a 200, as a Rack does it.
 */
export async function download(source: AsyncIterable<Uint8Array>): Promise<Reply> {
  const iterator = source[Symbol.asyncIterator]();
  let next = await iterator.next();
  return stream(
    (async function* () {
      try {
        while (next.done !== true) {
          yield Buffer.from(next.value);
          next = await iterator.next();
        }
      } catch (error) {
        yield Buffer.from(`${messageOf(error)}\n`);
      } finally {
        await iterator.return?.();
      }
    })(),
  );
}
