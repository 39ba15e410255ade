import type { LookupAddress } from "node:dns";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";
import { portOf } from "./raw-rack.ts";

/**
 * `answers`: relays to the target. `refuses`: nothing listens. `dead`: connection attempts are never answered. `slow`:
 * as dead until `release()`, then it relays to the target.
 */
export type AddressKind = "answers" | "refuses" | "dead" | "slow";

export interface HostAddresses {
  readonly port: number;
  /** Resolves every name to the addresses, in the order of their kinds. */
  readonly lookup: (name: string) => Promise<readonly LookupAddress[]>;
  /** The addresses that were connected to, in the order of the connections. */
  readonly reached: string[];
  /** Lets the slow addresses answer. The kernel of the client then needs up to a second to repeat its attempt. */
  release(): void;
}

/** Connections that the kernel accepts for a listener with a backlog of 1 that never accepts one itself. */
const queued = 2;

/** A host on loopback with one address of 127.0.0.0/8 for each kind, all on one port. Linux only. */
export async function hostWithAddresses(kinds: readonly AddressKind[], to: number): Promise<HostAddresses> {
  const addresses = kinds.map((_, at) => `127.0.0.${at + 2}`);
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const closers: (() => unknown)[] = [];
    const reached: string[] = [];
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const release = () => {
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
    };
    const closed = new Int32Array(new SharedArrayBuffer(4));
    try {
      for (const [at, kind] of kinds.entries()) {
        const host = addresses[at] ?? "";
        if (kind === "answers") closers.push(await relay({ host, port, to }, () => reached.push(host)));
        if (kind === "dead") closers.push(await blockedListener({ host, port, to, gate: closed }));
        if (kind === "slow") closers.push(await blockedListener({ host, port, to, gate }));
      }
    } catch (error) {
      for (const close of closers) await close();
      if (tries === 5) throw error;
      continue; // another program has this port on one of the addresses
    }
    onTestFinished(async () => {
      for (const close of closers) await close();
    });
    const lookup = async () => addresses.map((address) => ({ address, family: 4 }));
    return { port, lookup, reached, release };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, "127.0.0.1", 0);
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly to: number;
}

async function relay({ host, port, to }: Place, onConnection: () => void): Promise<() => unknown> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    onConnection();
    const onward = connect(to, "127.0.0.1");
    for (const socket of [client, onward]) {
      open.add(socket);
      socket
        .on("error", () => {})
        .on("close", () => {
          open.delete(socket);
          client.destroy();
          onward.destroy();
        });
    }
    client.pipe(onward).pipe(client);
  });
  await listen(server, host, port);
  return async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
}

async function blockedListener(place: Place & { readonly gate: Int32Array }): Promise<() => unknown> {
  const worker = new Worker(join(import.meta.dirname, "blocked-listener.mjs"), { workerData: place });
  const filling: Socket[] = [];
  const close = async () => {
    for (const socket of filling) socket.destroy();
    Atomics.store(place.gate, 0, 1);
    Atomics.notify(place.gate, 0);
    await worker.terminate();
  };
  const { code } = await new Promise<{ code: string }>((resolve) => worker.once("message", resolve));
  if (code !== "") {
    await close();
    throw Object.assign(new Error(code), { code });
  }
  for (let at = 0; at < queued; at++) {
    const socket = connect(place.port, place.host);
    socket.on("error", () => {});
    filling.push(socket);
    await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  }
  return close;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}
