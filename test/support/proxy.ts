import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { portOf } from "./raw-rack.ts";

export interface ProxyOptions {
  /** Port on loopback that every target leads to, so that tests can use host names that do not exist. */
  readonly to: number;
  /** `user:password` that it asks for. */
  readonly auth?: string;
  /** Answers every request with this status. */
  readonly refuse?: number;
  /** Takes connections and never says anything. */
  readonly silent?: boolean;
  /** Status with which it opens a tunnel (default: 200). */
  readonly opensWith?: number;
  /** Answers CONNECT with a header that never ends. */
  readonly endless?: boolean;
}

export interface TestProxy {
  readonly url: string;
  readonly port: number;
  /** Request lines, without the version: `CONNECT rack.example:443`, `GET http://rack.example/system`. */
  readonly requests: string[];
  connections(): number;
  close(): Promise<void>;
}

/** An HTTP proxy on loopback: forwards plain requests, and tunnels with CONNECT. */
export async function testProxy(options: ProxyOptions): Promise<TestProxy> {
  const requests: string[] = [];
  const open = new Set<Duplex>();
  const refusal = (req: IncomingMessage): number | undefined => {
    requests.push(`${req.method} ${req.url}`);
    const credentials = options.auth && `Basic ${Buffer.from(options.auth).toString("base64")}`;
    return credentials && req.headers["proxy-authorization"] !== credentials ? 407 : options.refuse;
  };
  const server = createServer((req, res) => {
    const status = refusal(req);
    if (options.silent) return;
    if (status) res.writeHead(status, { "Content-Type": "text/plain" }).end("proxy says no\n");
    else forward(req, res, options.to);
  });
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  });
  server.on("connect", (req, socket, head) => {
    const status = refusal(req);
    if (options.silent) return void socket.resume().on("end", () => socket.end());
    if (options.endless) return trickle(socket);
    if (status) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    tunnel(socket, head, options.to, options.opensWith ?? 200);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  return {
    url: `http://${options.auth ? `${options.auth.split(":").map(encodeURIComponent).join(":")}@` : ""}127.0.0.1:${port}`,
    port,
    requests,
    connections: () => open.size,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(req: IncomingMessage, res: ServerResponse, port: number): void {
  const url = new URL(req.url ?? "");
  const { "proxy-authorization": _, "proxy-connection": __, ...headers } = req.headers;
  const onward = request(
    { host: "127.0.0.1", port, method: req.method, path: url.pathname + url.search, headers },
    (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    },
  );
  onward.on("error", () => res.destroy());
  req.pipe(onward);
}

function tunnel(socket: Duplex, head: Buffer, port: number, status: number): void {
  const onward = connect(port, "127.0.0.1", () => {
    socket.write(`HTTP/1.1 ${status} Connection established\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy()).on("close", () => onward.destroy());
}

function trickle(socket: Duplex): void {
  socket.write("HTTP/1.1 200 Connection established\r\nX-Endless: ");
  const timer = setInterval(() => socket.write("x"), 5);
  socket
    .resume()
    .on("error", () => {})
    .on("close", () => clearInterval(timer));
}
