import { messageOf } from "../profile/errors.ts";
import { errorBody, type Reply, stream } from "./reply.ts";

/** A streamed reply broke after its first byte. */
class LateFailure extends Error {
  override name = "LateFailure";
}

/** A streamed reply whose source may fail. An error before the first byte is thrown and gets a status. */
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
        throw new LateFailure(messageOf(error));
      } finally {
        await iterator.return?.();
      }
    })(),
  );
}

/**
 * The bytes of a reply. What fails in the midst of a download comes too late for a status and is written behind the
 * bytes of a 200, in the form that an error would have had.
 */
export async function* withLateFailure(body: AsyncIterable<Buffer>, asJson: boolean): AsyncIterable<Buffer> {
  try {
    yield* body;
  } catch (error) {
    if (!(error instanceof LateFailure)) throw error;
    yield errorBody(error.message, asJson);
  }
}
