import type { Writable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientFrame, FrameReader, OPCODE, type StreamEnd } from "../../src/rack/frames.ts";
import { frame } from "../support/raw-rack.ts";

/** Its types leave the class out that reads frames. */
const library: unknown = await import("ws");
const { Receiver } = library as { Receiver: new (options: object) => Writable };

/** Reads copies of the chunks: a reader overwrites what it reads. */
function read(chunks: readonly Uint8Array[]) {
  const pings: string[] = [];
  const reader = new FrameReader((payload) => pings.push(payload.toString("latin1")));
  const texts: Buffer[] = [];
  let ending: StreamEnd | undefined;
  for (const chunk of chunks) {
    if (ending !== undefined) break;
    const { text, end } = reader.push(Buffer.from(chunk));
    texts.push(text);
    ending = end;
  }
  return { reader, pings, text: Buffer.concat(texts).toString("latin1"), ending };
}

/** What the library ws reads. */
function readWithLibrary(bytes: Buffer) {
  const receiver = new Receiver({ isServer: false, skipUTF8Validation: true });
  const messages: string[] = [];
  const pings: string[] = [];
  receiver.on("message", (data: Buffer) => data.length > 0 && messages.push(data.toString("latin1")));
  receiver.on("ping", (data: Buffer) => pings.push(data.toString("latin1")));
  receiver.write(bytes);
  return { messages, pings };
}

function cut(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const points = [0, ...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length];
  return points.slice(1).map((end, at) => bytes.subarray(points[at], end));
}

/** A frame of a message in parts, or its last one. */
const part = (opcode: number, payload: Buffer, isLast: boolean) => {
  const bytes = frame(opcode, payload);
  if (!isLast) bytes[0] = opcode;
  return bytes;
};

const payload = fc
  .tuple(
    fc.constantFrom("", "ERROR: ", "E", "x"),
    fc.constantFrom(0, 1, 30, 118, 119, 125, 126, 127, 400, 65_536, 70_000),
  )
  .map(([start, length]) => Buffer.from(start.padEnd(length, "line\n")));
const message = fc
  .array(fc.tuple(payload, fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    Buffer.concat(
      parts.flatMap(([bytes, hasPing], at) => [
        part(at === 0 ? OPCODE.text : OPCODE.continuation, bytes, at === parts.length - 1),
        ...(hasPing ? [frame(OPCODE.ping, bytes.subarray(0, 125)), frame(OPCODE.pong, Buffer.alloc(0))] : []),
      ]),
    ),
  );

describe("frames of a server", () => {
  test("give what the library ws reads, wherever the stream is cut", () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 12 }),
        fc.array(fc.oneof(fc.nat(600), fc.nat(200_000)), { maxLength: 20 }),
        (messages, cuts) => {
          const bytes = Buffer.concat(messages);
          const expected = readWithLibrary(bytes);
          const { reader, pings, text, ending } = read(cut(bytes, cuts));
          expect(text === expected.messages.join("")).toBe(true);
          expect(reader.messages).toBe(expected.messages.length);
          expect(reader.firstLength).toBe(expected.messages[0]?.length);
          expect(pings).toEqual(expected.pings);
          expect(ending).toBeUndefined();
          const last = expected.messages.at(-1) ?? "";
          if (last.startsWith("E")) expect(reader.errorText().slice(0, 65_536) === last.slice(0, 65_536)).toBe(true);
          else expect(reader.errorText()).toBe("");
        },
      ),
      { numRuns: 60 },
    );
  });

  const status = (code: number) => frame(OPCODE.close, Buffer.from([code >> 8, code & 0xff]));
  test.each<[string, Buffer, StreamEnd]>([
    ["a binary message", frame(OPCODE.binary, Buffer.from("x")), "binary"],
    ["a close message", status(1011), 1011],
    ["a close message without a status", frame(OPCODE.close, Buffer.alloc(0)), 1005],
  ])("end with %s, and what follows is ignored", (_, bytes, expected) => {
    const { text, ending } = read([Buffer.concat([frame(1, Buffer.from("a")), bytes, frame(1, Buffer.from("b"))])]);
    expect(text).toBe("a");
    expect(ending).toBe(expected);
  });

  const long = Buffer.from([0x81, 127, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  test.each<[string, number[] | Buffer]>([
    ["a masked frame", [0x81, 0x80, 1, 2, 3, 4]],
    ["a compressed frame", [0xc1, 0]],
    ["a frame of an unknown kind", [0x83, 0]],
    ["a control frame of an unknown kind", [0x8b, 0]],
    ["a control frame in parts", [0x09, 0]],
    ["a long control frame", [0x89, 126, 0, 126]],
    ["a part of no message", [0x80, 0]],
    ["a message in another one", [0x01, 1, 0x78, 0x81, 0]],
    ["half a close status", [0x88, 1, 3]],
    ["a length beyond every memory", long],
  ])("are no websocket with %s", (_, bytes) => {
    expect(read([Buffer.from(bytes)]).ending).toBeInstanceOf(Error);
  });
});

test("the library ws reads the frames of the client", () => {
  for (const length of [0, 1, 125, 126, 1024, 65_535]) {
    const received: Buffer[] = [];
    const receiver = new Receiver({ isServer: true });
    receiver.on("message", (data: Buffer) => received.push(data));
    const bytes = Buffer.alloc(length, "abc");
    receiver.write(clientFrame(OPCODE.binary, bytes));
    expect(received).toEqual([bytes]);
  }
});
