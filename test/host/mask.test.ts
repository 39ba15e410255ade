import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFilters } from "../../src/host/filter.ts";
import { Masker } from "../../src/host/mask.ts";

async function masked(masker: Masker, chunks: Iterable<Uint8Array>): Promise<string> {
  const shown: Uint8Array[] = [];
  async function* source() {
    yield* chunks;
  }
  for await (const chunk of applyFilters(source(), masker.filter())) shown.push(chunk);
  return Buffer.concat(shown).toString("latin1");
}

describe("masking", () => {
  test("a secret is hidden wherever the stream is cut", async () => {
    const masker = new Masker();
    masker.add("hunter22");
    const text = "key=hunter22 again hunter2 and hunter22";
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), async (cuts) => {
        const points = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = points.slice(1).map((end, index) => Buffer.from(text.slice(points[index], end)));
        expect(await masked(masker, chunks)).toBe("key=*** again hunter2 and ***");
      }),
    );
  });

  test("bytes that hold no secret come through as they are", async () => {
    const masker = new Masker();
    masker.add("aab-secret");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 })), async (chunks) => {
        const whole = Buffer.concat(chunks).toString("latin1");
        fc.pre(!whole.includes("aab-secret"));
        expect(await masked(masker, chunks)).toBe(whole);
      }),
    );
  });

  test("each line of a secret with several lines is hidden", () => {
    const masker = new Masker();
    masker.add("first-line\nsecond-line");
    expect(masker.text("got second-line then first-line")).toBe("got *** then ***");
  });

  test("the longer of two secrets wins where one begins with the other", async () => {
    const masker = new Masker();
    masker.add("secret");
    masker.add("secret-longer");
    expect(masker.text("secret-longer secret")).toBe("*** ***");
    expect(await masked(masker, [Buffer.from("secret-l"), Buffer.from("onger!")])).toBe("***!");
  });
});
