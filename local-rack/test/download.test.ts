import { expect, test } from "vitest";
import { download, withLateFailure } from "../src/http/download.ts";

async function* breaking(...pieces: string[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
  throw new Error("no space left on <disk>");
}

test("a download that breaks before its first byte is an error like any other", async () => {
  await expect(download(breaking())).rejects.toThrow("no space left on <disk>");
});

test.each([
  [false, "no space left on <disk>\n"],
  [true, '{"error":"no space left on \\u003cdisk\\u003e"}\n'],
])("one that breaks later has the error behind its bytes, as JSON: %s", async (asJson, words) => {
  const { status, body } = await download(breaking("one ", "two "));
  const chunks: Buffer[] = [];
  if (!Buffer.isBuffer(body)) for await (const chunk of withLateFailure(body, asJson)) chunks.push(chunk);

  expect([status, Buffer.concat(chunks).toString()]).toEqual([200, `one two ${words}`]);
});
