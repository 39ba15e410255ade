import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFilters } from "../../src/host/filter.ts";
import { Masker } from "../../src/host/mask.ts";

async function maskChunks(masker: Masker, chunks: Iterable<Uint8Array>): Promise<string> {
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
        expect(await maskChunks(masker, chunks)).toBe("key=*** again hunter2 and ***");
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
        expect(await maskChunks(masker, chunks)).toBe(whole);
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
    expect(await maskChunks(masker, [Buffer.from("secret-l"), Buffer.from("onger!")])).toBe("***!");
  });
});

describe("colors and invisible characters inside a secret", () => {
  const cases: [string, string][] = [
    ["hun\x1b[31mter\x1b[0m22", "***\x1b[31m\x1b[0m"],
    ["\x1b[1mh\x1b[0mu\x1b[1mnter22!", "\x1b[1m***\x1b[0m\x1b[1m!"],
    ["hun\x00ter\x7f22\n", "***\x00\x7f\n"],
    ["hun\x1b[38;2;1;2;3mter23", "hun\x1b[38;2;1;2;3mter23"],
    ["hunter2\x1b[", "hunter2\x1b["],
    ["a sequence that swallows the start \x1b[3hunter22", "a sequence that swallows the start \x1b[3***"],
  ];

  test.each(cases)("%j is printed as %j wherever the stream is cut", async (text, expected) => {
    const masker = new Masker();
    masker.add("hunter22");
    for (let cut = 0; cut <= text.length; cut++) {
      const chunks = [Buffer.from(text.slice(0, cut)), Buffer.from(text.slice(cut))];
      expect(await maskChunks(masker, chunks)).toBe(expected);
    }
    expect(masker.text(text)).toBe(expected);
  });

  test("bytes without a secret pass unchanged, with any control characters", async () => {
    const masker = new Masker();
    masker.add("aab-secret");
    const byte = fc.constantFrom(0x1b, 0x5b, 0x6d, 0x30, 0x61, 0x62, 0x2d, 0x00, 0x0a, 0xff);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 12 }).chain((x) => fc.array(byte).map((y) => [...x, ...y]))),
        async (chunks) => {
          const bytes = chunks.map((chunk) => Buffer.from(chunk));
          expect(await maskChunks(masker, bytes)).toBe(Buffer.concat(bytes).toString("latin1"));
        },
      ),
    );
  });
});

test("with colors anywhere, large chunks are hidden as single bytes are", async () => {
  const masker = new Masker();
  for (const secret of ["hunter22", "ter22-hun", "aab-aab", "aaaab"]) masker.add(secret);
  const piece = fc.constantFrom(
    ...["hunter22", "hun", "ter22", "-hun", "aab", "-", "a", "b", "ok ", "\n"],
    ...["\x1b[31m", "\x1b[0m", "\x1b[", "\x1b", "\x00", "\x1b[31", "\x7f", "é"],
  );
  const cuts = fc.array(fc.nat(200), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), cuts, async (pieces, places) => {
      const bytes = Buffer.from(pieces.join(""));
      const points = [0, ...places.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length];
      const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end));
      const single = Array.from(bytes, (byte) => Buffer.from([byte]));
      expect(await maskChunks(masker, chunks)).toBe(await maskChunks(masker, single));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [JSON.stringify("hun\x1b[31mter\x1b[0m22!"), '"***\\u001b[31m\\u001b[0m!"'],
  [JSON.stringify(JSON.stringify("hun\x1b[31mter22")), '"\\"***\\\\u001b[31m\\""'],
  ["hun\\x1b[31mter22", "***\\x1b[31m"],
])("a secret is hidden where an error quotes the colors inside it: %s", (text, expected) => {
  const masker = new Masker();
  masker.add("hunter22");
  expect(masker.text(text)).toBe(expected);
});

test("lines that every secret of a kind has, and lines of a few characters, are not hidden", () => {
  const masker = new Masker();
  masker.add('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n{\n  "a": "key-of-json"\n}');
  const text = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n{\n";
  expect(masker.text(text)).toBe("-----BEGIN PRIVATE KEY-----\n***\n{\n");
});

test("keys of YAML or JSON without a value are not hidden", () => {
  const masker = new Masker();
  masker.add(
    'apiVersion: v1\nusers:\n- user:\n    token: s3cret-token\n{"auths": {\n"auths": {\n"auth": "c2VjcmV0"\n}}',
  );
  const text = 'users:\n- user:\n    token: s3cret-token\n"auths": {\n"auth": "c2VjcmV0"\n';
  expect(masker.text(text)).toBe('users:\n- user:\n    ***\n"auths": {\n***\n');
});

test("a JSON value keeps its shape, and secrets are hidden in its texts and its keys", () => {
  const masker = new Masker();
  masker.add("hunter22");
  const value = { id: "R-hunter22", list: ["a", { hunter22: null }], count: 7 };
  expect(masker.value(value)).toEqual({ id: "R-***", list: ["a", { "***": null }], count: 7 });
});

test("with thousands of secrets a stream is still searched once", async () => {
  const masker = new Masker();
  const secrets = Array.from({ length: 5000 }, (_, at) => `key-${at.toString(36)}-${(at * 7919).toString(36)}`);
  for (const secret of secrets) masker.add(secret);
  const text = secrets.map((secret) => `x ${secret}\n`).join("");
  const chunks = Array.from({ length: Math.ceil(text.length / 1000) }, (_, at) =>
    Buffer.from(text.slice(at * 1000, (at + 1) * 1000)),
  );
  expect(await maskChunks(masker, chunks)).toBe("x ***\n".repeat(secrets.length));
});

describe("a text that was cut", () => {
  const masker = new Masker();
  masker.add("correct-horse-battery-staple");
  masker.add("Zürich-geheim");

  test.each([
    ["ends in the start of a secret", "the Rack said correct-horse-bat…", "the Rack said ***…"],
    ["ends in the start of a secret, with three dots", "key correct-horse...", "key ***..."],
    ["begins with the end of a secret", '"…horse-battery-staple is wrong"', '"…*** is wrong"'],
    ["has a secret with other characters on both sides", "Zürich-ge…ich-geheim", "***…***"],
    ["has three characters of a secret", "cor…", "cor…"],
    ["has a text beside it that is part of no secret", "horse-battery…correct", "horse-battery…correct"],
    ["was cut several times", "correct-hor…x correct-…", "***…x ***…"],
  ])("%s: %s", (_, text, shown) => {
    expect(masker.text(text)).toBe(shown);
  });

  test("hides every part of at least four bytes, on both sides", () => {
    const secret = "correct-horse-battery-staple";
    for (let at = 4; at < secret.length - 4; at++) {
      expect(masker.text(`a ${secret.slice(0, at)}…${secret.slice(at)} z`)).toBe("a ***…*** z");
    }
  });
});
