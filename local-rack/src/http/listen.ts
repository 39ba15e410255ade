import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { messageOf } from "../profile/errors.ts";
import { StartFailure } from "../profile/start-failure.ts";
import { answer, type Front } from "./http.ts";
import { answerUnreadable } from "./unreadable.ts";
import { answerUpgrade } from "./upgrade.ts";

export interface Address {
  host: string;
  port: number;
  /** PEM texts. */
  tls: { key: string; cert: string } | undefined;
}

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Go's own limit for the headers of a request. */
const MAX_HEADER_BYTES = 1024 * 1024;

/**
 * Listens on an address and answers what comes in. No request ends the process: each event handler catches its errors.
 * @throws StartFailure when the address cannot be used
 */
export async function listen(front: Front, address: Address): Promise<Listener> {
  const limits = { maxHeaderSize: MAX_HEADER_BYTES };
  const server = address.tls === undefined ? createServer(limits) : createTlsServer({ ...limits, ...address.tls });
  // The limits of a Rack: 30 seconds for the headers, 120 for an idle connection, none for a request.
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  const sockets = new Set<Duplex>();
  const responses = new WeakMap<Duplex, Promise<unknown>>();

  /** Runs an event handler; an error ends its connection and nothing else. */
  const guard = (stream: Duplex, handle: () => void | Promise<void>) => {
    const fail = (error: unknown) => {
      front.rack.notice(`connection closed after an unexpected error: ${messageOf(error)}`);
      stream.destroy();
    };
    try {
      Promise.resolve(handle()).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  server.on("connection", track);
  server.on("secureConnection", track);
  server.on("request", (request, response) => {
    const { socket } = request;
    const done = new Promise<void>((resolve) => void response.once("close", resolve));
    responses.set(socket, Promise.all([responses.get(socket), done]));
    guard(socket, () => answer(front, request, response));
  });
  server.on("clientError", (error, stream) => guard(stream, () => answerUnreadable(front, error, stream)));
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    guard(stream, async () => {
      // A client may send an upgrade right behind other requests; their replies come first.
      await responses.get(stream);
      if (stream.destroyed) return;
      if (head.length > 0) stream.unshift(head);
      await answerUpgrade(front, request, stream, makeResponse);
    });
  });
  await startListening(server, address);
  return {
    port: portOf(server),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function startListening(server: Server, { host, port }: Address): Promise<void> {
  try {
    await new Promise<void>((done, failed) => {
      server.once("error", failed);
      server.listen(port, host, () => {
        server.off("error", failed);
        done();
      });
    });
  } catch (error) {
    throw new StartFailure(listenFailure(error, host, port), { cause: error });
  }
}

function listenFailure(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port} on ${host} is in use: choose another port, or 0 for any free port`;
  if (code === "EACCES") return `port ${port} on ${host} is not allowed for this user: choose a port above 1023`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `address ${host} does not belong to this machine: use 127.0.0.1, or an address of this machine`;
  }
  return `cannot listen on ${host}, port ${port}: ${messageOf(error)}`;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the local Rack listens on no port");
  return address.port;
}

// Node hands every upgrade over without a response object. A request that matches no websocket is answered through
// this one, and then the connection ends.
function makeResponse(request: IncomingMessage, stream: Duplex): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  // A connection that was upgraded is the plain TCP or TLS socket it was before.
  response.assignSocket(stream as Socket);
  response.once("finish", () => stream.end());
  return response;
}
