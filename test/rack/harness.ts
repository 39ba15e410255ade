import { afterEach } from "vitest";
import { type ClientOptions, connect, directEndpoint, type Endpoint, type Rack } from "../../src/rack/index.ts";
import { type RawRack, rawRack, type Script, turns } from "../support/raw-rack.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Closes `thing` after the test. */
export function closing<T extends { close(): unknown }>(thing: T): T {
  closers.push(() => thing.close());
  return thing;
}

export interface Client {
  readonly rack: Rack;
  readonly notices: string[];
  /** Delays that were asked for; none of them is waited. */
  readonly slept: number[];
}

/** A client that never really waits between two attempts. */
export function client(endpoint: Endpoint, options: ClientOptions = {}): Client {
  const notices: string[] = [];
  const slept: number[] = [];
  const rack = connect(endpoint, {
    sleep: async (ms) => void slept.push(ms),
    random: () => 0,
    onNotice: (line) => notices.push(line),
    ...options,
  });
  return { rack: closing(rack), notices, slept };
}

/** A scripted server, and a client of it with the password "secret". */
export async function setup(
  script: Script | Script["http"],
  options: ClientOptions = {},
): Promise<Client & { server: RawRack }> {
  const server = closing(await rawRack(typeof script === "object" ? script : script ? { http: script } : {}));
  return { server, ...client(directEndpoint(server.url.replace("//", "//convox:secret@")), options) };
}

export async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turns();
}

/** The error that `promise` rejects with, which must be of this kind. */
export async function failure<T extends Error>(
  promise: Promise<unknown>,
  kind: new (...args: never[]) => T,
): Promise<T> {
  const error = await promise.then(
    () => new Error("it did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof kind) return error;
  throw error;
}
