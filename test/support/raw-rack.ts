import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A request as it came in. */
export interface Seen {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Resolves when the whole body is there. */
  readonly body: () => Promise<Buffer>;
}

/** A websocket, frame by frame. Nothing is sent, not even the 101, unless the script says so. */
export interface RawSocket {
  accept(): RawSocket;
  text(bytes: string | Buffer): RawSocket;
  binary(bytes?: Buffer): RawSocket;
  /** Announces the end, then ends its side of the connection. */
  closeFrame(code?: number): RawSocket;
  /** Several frames in one write. */
  raw(bytes: Buffer): RawSocket;
  /** Ends its side of the connection without announcing it; what was written before still arrives. */
  end(): void;
  /** Breaks the connection. */
  drop(): void;
  /** Answers the handshake with an ordinary reply. */
  refuse(status: number, body?: string, headers?: Record<string, string>): void;
  /** Resolves when the client has closed its side. */
  readonly closed: Promise<void>;
  /** Bytes of the client's frames so far. */
  received(): Buffer;
}

export interface Script {
  http?(seen: Seen, res: ServerResponse, req: IncomingMessage): unknown;
  socket?(seen: Seen, socket: RawSocket): unknown;
}

export interface RawRack {
  readonly url: string;
  readonly port: number;
  readonly requests: Seen[];
  /** Connections that are open now. */
  connections(): number;
  close(): Promise<void>;
}

/** A server on loopback that does on the wire exactly what its script says. */
export async function rawRack(script: Script, tls?: { key: string; cert: string }): Promise<RawRack> {
  const requests: Seen[] = [];
  const open = new Set<Socket>();
  const server = tls ? createTlsServer(tls) : createServer();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  });
  server.on("request", (req, res) => {
    const one = readRequest(req);
    requests.push(one);
    if (script.http) script.http(one, res, req);
    else res.writeHead(404).end();
  });
  server.on("upgrade", (req, socket) => {
    const one = readRequest(req);
    requests.push(one);
    socket.on("error", () => {});
    if (script.socket) script.socket(one, rawSocket(req, socket));
    else socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => open.size,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(res: ServerResponse, value: unknown, status = 200): void {
  res.writeHead(status, { "Content-Type": "application/json" }).end(`${JSON.stringify(value, null, 2)}\n`);
}

/** Answers as a Rack answers an error before 3.24.1. */
export function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}

/** Resolves on the next turn of the event loop after what is ready now has been handled, `turns` times over. */
export async function turns(count = 1): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** One frame from server to client. */
export function frame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : size < 65_536
        ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 0xff])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(size)]);
  return Buffer.concat([head, payload]);
}

export function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen on a port");
  return address.port;
}

function readRequest(req: IncomingMessage): Seen {
  const headers = Object.entries(req.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join() : value,
  ]);
  let whole: Promise<Buffer> | undefined;
  const read = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return {
    method: req.method ?? "",
    path: req.url ?? "",
    headers: Object.fromEntries(headers),
    body: () => {
      whole ??= read();
      return whole;
    },
  };
}

function rawSocket(req: IncomingMessage, socket: Duplex): RawSocket {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  // An http server leaves its half open otherwise.
  socket.on("end", () => socket.end());
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const write = (bytes: Buffer | string) => {
    socket.write(bytes);
    return raw;
  };
  const raw: RawSocket = {
    closed,
    received: () => Buffer.concat(chunks),
    accept() {
      const key = `${req.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
      const accept = createHash("sha1").update(key).digest("base64");
      return write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
    },
    text: (bytes) => write(frame(1, Buffer.from(bytes))),
    binary: (bytes = Buffer.alloc(0)) => write(frame(2, bytes)),
    closeFrame(code) {
      write(frame(8, code === undefined ? Buffer.alloc(0) : Buffer.from([code >> 8, code & 0xff])));
      socket.end();
      return raw;
    },
    raw: write,
    end: () => void socket.end(),
    drop: () => void socket.destroy(),
    refuse(status, body = "", headers = {}) {
      const lines = Object.entries({ "Content-Length": String(Buffer.byteLength(body)), ...headers });
      socket.end(`HTTP/1.1 ${status} No\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n${body}`);
    },
  };
  return raw;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
