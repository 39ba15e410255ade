import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { writeChunk } from "../../local-rack/src/model/write-chunk.ts";
import { portOf } from "./raw-rack.ts";

/** How one direction of a link treats its bytes. */
export interface Shape {
  readonly bytesPerSecond?: number;
  /** Time that each byte is on its way. */
  readonly delayMs?: number;
  /** Bytes that are passed on at a time; with a rate, a small number makes the link trickle. */
  readonly pieceBytes?: number;
  /** What happens after so many bytes: a reset, an orderly end, or silence on an open connection. */
  readonly cut?: { readonly after: number; readonly how: "rst" | "fin" | "stall" };
}

export interface LinkOptions {
  /** Port on loopback that the link leads to. */
  readonly to: number;
  /** From the client to the server. */
  readonly up?: Shape;
  /** From the server to the client. */
  readonly down?: Shape;
}

export interface Link {
  readonly port: number;
  /** Bytes that have passed, over all connections. */
  readonly passed: { readonly up: number; readonly down: number };
  /** Connections that clients hold open. */
  connections(): number;
  /** Resolves when the condition holds; looked at after each piece and each change of the connections. */
  until(holds: () => boolean): Promise<void>;
}

/** A TCP link on loopback that is slow, distant, trickling or cut. It closes with the test. */
export async function shapedLink({ to, up = {}, down = {} }: LinkOptions): Promise<Link> {
  const passed = { up: 0, down: 0 };
  const open = new Set<Socket>();
  const closing = new AbortController();
  let waiting: { holds: () => boolean; resolve: () => void }[] = [];
  const notify = () => {
    waiting = waiting.filter(({ holds, resolve }) => !holds() || void resolve());
  };
  const server = createServer((client) => {
    const rack = connect(to, "127.0.0.1");
    open.add(client);
    const close = () => {
      open.delete(client);
      client.destroy();
      rack.destroy();
      notify();
    };
    for (const socket of [client, rack]) socket.on("error", () => {}).on("close", close);
    const strike = (how: NonNullable<Shape["cut"]>["how"]) => {
      if (how === "rst") client.resetAndDestroy();
      if (how === "fin") client.end();
    };
    const pass = (direction: "up" | "down", from: Socket, into: Socket, shape: Shape) =>
      void pump(from, into, shape, closing.signal, strike, (bytes) => {
        passed[direction] += bytes;
        notify();
      }).catch(close);
    pass("up", client, rack, up);
    pass("down", rack, client, down);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    closing.abort();
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: portOf(server.address()),
    passed,
    connections: () => open.size,
    until: (holds) =>
      new Promise((resolve) => {
        waiting.push({ holds, resolve });
        notify();
      }),
  };
}

async function pump(
  from: Socket,
  into: Socket,
  { bytesPerSecond, delayMs = 0, pieceBytes = 16 * 1024, cut }: Shape,
  signal: AbortSignal,
  strike: (how: NonNullable<Shape["cut"]>["how"]) => void,
  count: (bytes: number) => void,
): Promise<void> {
  let left = cut?.after ?? Number.POSITIVE_INFINITY;
  for await (const { bytes, due } of withArrival(from, delayMs)) {
    if (due > performance.now()) await delay(due - performance.now(), undefined, { signal });
    for (let at = 0; at < bytes.length && left > 0; at += pieceBytes) {
      const piece = bytes.subarray(at, at + Math.min(pieceBytes, left));
      if (!(await writeChunk(into, piece))) return;
      left -= piece.length;
      count(piece.length);
      if (bytesPerSecond) await delay((piece.length / bytesPerSecond) * 1000, undefined, { signal });
    }
    if (left <= 0 && cut) {
      if (cut.how === "stall") await new Promise(() => {}); // neither bytes nor an end pass any more
      return strike(cut.how);
    }
  }
  into.end();
}

/** Each chunk with the time at which it arrives at the other end. */
async function* withArrival(from: Socket, delayMs: number): AsyncIterable<{ bytes: Buffer; due: number }> {
  for await (const chunk of from) if (Buffer.isBuffer(chunk)) yield { bytes: chunk, due: performance.now() + delayMs };
}
