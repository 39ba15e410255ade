import { expect, test } from "vitest";
import { download, withLateFailure } from "../src/http/download.ts";

async function* failAfter(...pieces: string[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
  throw new Error("no space left on <disk>");
}

test("a download that fails before its first byte is a regular error", async () => {
  await expect(download(failAfter())).rejects.toThrow("no space left on <disk>");
});

test.each([
  [false, "no space left on <disk>\n"],
  [true, '{"error":"no space left on \\u003cdisk\\u003e"}\n'],
])("a download that fails later ends with the error as JSON: %s", async (asJson, words) => {
  const { status, body } = await download(failAfter("one ", "two "));
  const chunks: Buffer[] = [];
  if (!Buffer.isBuffer(body)) for await (const chunk of withLateFailure(body, asJson)) chunks.push(chunk);

  expect([status, Buffer.concat(chunks).toString()]).toEqual([200, `one two ${words}`]);
});
