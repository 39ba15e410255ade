import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import { chooseBuilder } from "./builder/choose-builder.ts";
import { givenRegistry, ownRegistry, type Registry } from "./builder/registry.ts";
import { makeFaultBox } from "./faults/fault-box.ts";
import { makeClock } from "./go/go-time.ts";
import { consoleGate } from "./http/console.ts";
import { answer, type Gate, rackGate } from "./http/http.ts";
import type { RequestRecord } from "./http/record.ts";
import { answerUnreadable } from "./http/unreadable.ts";
import { answerUpgrade } from "./http/upgrade.ts";
import type { Rack } from "./model/rack.ts";
import type { LocalRack, LocalRackOptions } from "./options.ts";
import { messageOf } from "./profile/errors.ts";
import { makeOddities } from "./profile/oddities.ts";
import { makeProfile } from "./profile/profile.ts";
import { hostRuntime } from "./run/host-runtime.ts";
import { hexDigits } from "./store/ids.ts";
import { places } from "./store/places.ts";

/**
 * Starts a Rack on this machine. It keeps its state in `options.data` and answers the same HTTP API as a real one;
 * docs/local-rack.md says what it does and does not do.
 * @throws Error when the port is taken, or an option is not allowed
 */
export async function startLocalRack(options: LocalRackOptions): Promise<LocalRack> {
  const data = resolve(options.data);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const generation = options.generation ?? "v3";
  const { builder, engine } = await chooseBuilder(options.builder ?? "plan", data);
  const registry = engine === undefined ? undefined : await registryOf(options.registry, data);
  const faults = makeFaultBox(options.faults ?? []);
  const closing = new AbortController();
  const work = new Set<Promise<void>>();
  const rack: Rack = {
    data,
    name: options.name ?? "local",
    provider: options.provider ?? (generation === "v2" ? "aws" : "local"),
    region: "us-east-1",
    password: options.password ?? hexDigits(30),
    profile: makeProfile(generation, options.version),
    clock: makeClock(options.clock ?? Date.now),
    timings: {
      updating: options.promotion?.updatingMs ?? 1500,
      rollback: options.promotion?.rollbackMs ?? 1000,
      creating: options.promotion?.creatingMs ?? 300,
      deleting: options.promotion?.deletingMs ?? 300,
      starting: options.promotion?.startingMs ?? 300,
    },
    createApps: options.createApps ?? false,
    deletedApps: new Set(),
    imports: new Set(),
    notice: options.onNotice ?? (() => undefined),
    faults,
    builder,
    engine,
    registry,
    rolloutMs: options.promotion?.rolloutMs ?? 60_000,
    hostRuntime: options.execute === "host" ? hostRuntime(join(data, "tmp"), options.clock ?? Date.now) : undefined,
    oddities: makeOddities(generation, options.oddities),
    closing: closing.signal,
    background(promise) {
      const safe = promise.catch((error: unknown) => rack.notice(messageOf(error))).finally(() => work.delete(safe));
      work.add(safe);
    },
  };
  const requests: RequestRecord[] = [];
  const host = options.host ?? "127.0.0.1";
  const front = await listen(rack, rackGate(rack), requests, { host, port: options.port ?? 0, tls: options.tls });
  const before =
    options.console === undefined
      ? undefined
      : await listen(rack, consoleGate(rack, options.console), requests, { host, port: 0, tls: options.tls });
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const user = rack.password === "" ? "convox" : `convox:${encodeURIComponent(rack.password)}`;
  return {
    url: `${options.tls === undefined ? "http" : "https"}://${user}@${shown}:${front.port}`,
    ...(before === undefined ? {} : { consoleHost: `${shown}:${before.port}` }),
    host,
    port: front.port,
    password: rack.password,
    builder: engine?.name ?? "plan",
    requests,
    faults,
    async close() {
      closing.abort();
      await rack.hostRuntime?.close();
      await Promise.allSettled([...work]);
      await registry?.close();
      await Promise.all([front.close(), before?.close()]);
    },
  };
}

async function registryOf(address: string | undefined, data: string): Promise<Registry | undefined> {
  return address === undefined ? ownRegistry(places.registry(data)) : givenRegistry(address);
}

interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Go's own limit for the headers of a request. */
const MAX_HEADER_BYTES = 1024 * 1024;

async function listen(
  rack: Rack,
  gate: Gate,
  requests: RequestRecord[],
  address: { host: string; port: number; tls: LocalRackOptions["tls"] },
): Promise<Listener> {
  const limits = { maxHeaderSize: MAX_HEADER_BYTES };
  const server: Server =
    address.tls === undefined ? createServer(limits) : createTlsServer({ ...limits, ...address.tls });
  // The Rack's own limits: 30 seconds for the headers, 120 for an idle connection, none for a request.
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  const sockets = new Set<Socket | Duplex>();
  server.on("connection", (socket: Socket) => track(sockets, socket));
  server.on("secureConnection", (socket: Socket) => track(sockets, socket));
  server.on("request", (request, response) => void answer(rack, gate, requests, request, response));
  server.on("clientError", (error, stream) => void answerUnreadable(rack, error, stream));
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (head.length > 0) stream.unshift(head);
    stream.on("error", () => stream.destroy());
    void answerUpgrade(rack, gate, requests, request, stream, plainResponse);
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(address.port, address.host, () => {
      server.off("error", failed);
      done();
    });
  });
  return {
    port: portOf(server.address()),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function track(sockets: Set<Socket | Duplex>, socket: Socket): void {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the local Rack listens on no port");
  return address.port;
}

// Node takes every upgrade out of the usual path; a request that turns out not to be for a websocket gets its answer
// here, and then the connection ends.
function plainResponse(request: IncomingMessage, stream: Duplex): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  // A connection that was upgraded is the plain TCP or TLS socket it was before.
  response.assignSocket(stream as Socket);
  response.once("finish", () => stream.end());
  return response;
}
