import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { portOf } from "./raw-rack.ts";

/** What happens to what the Rack answers on one connection. */
export interface Fault {
  /** Bytes of the answer that pass, its head included; everything when not given. */
  readonly after?: number;
  /**
   * Then: "rst" resets the connection, "fin" closes it in good order, "stall" sends nothing more and keeps it open, bytes
   * are put in between.
   */
  readonly how: "rst" | "fin" | "stall" | Buffer;
  /** Cuts when this many bytes of the request have passed, instead. */
  readonly afterSent?: number;
}

/** What is known of a connection when its first bytes have come. */
export interface Connection {
  /** `GET /apps/web/builds/B1/logs HTTP/1.1` */
  readonly line: string;
  /** How many connections whose request line fits the same question came before; see `times`. */
  readonly index: number;
}

export interface FaultProxy {
  readonly url: string;
  /** Request lines, one for each connection. */
  readonly lines: string[];
  /** Stalled connections that are open. */
  connections(): number;
}

/** A relay on loopback in front of the Rack at `url`, which breaks the connections that `fault` picks out. */
export async function faultProxy(
  url: string,
  fault: (connection: Connection) => Fault | undefined,
): Promise<FaultProxy> {
  const shown = new URL(url);
  const rackPort = Number(shown.port);
  const lines: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on("error", () => {}).on("close", () => open.delete(client));
    client.once("data", (first: Buffer) => {
      const line = first.toString("latin1").split("\r\n", 1)[0] ?? "";
      const index = lines.filter((one) => one === line).length;
      lines.push(line);
      relay(client, first, rackPort, fault({ line, index }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  shown.port = String(portOf(server.address()));
  return { url: shown.href.replace(/\/$/, ""), lines, connections: () => open.size };
}

function relay(client: Socket, first: Buffer, port: number, fault: Fault | undefined): void {
  const rack = connect(port, "127.0.0.1");
  rack.on("error", () => client.destroy()).on("close", () => fault?.how !== "stall" && client.end());
  client.on("close", () => rack.destroy());
  let left = fault?.after ?? Number.POSITIVE_INFINITY;
  let leftSent = fault?.afterSent ?? Number.POSITIVE_INFINITY;

  const strike = () => {
    if (Buffer.isBuffer(fault?.how)) {
      client.write(fault.how);
      left = Number.POSITIVE_INFINITY;
      return;
    }
    rack.destroy();
    if (fault?.how === "rst") client.resetAndDestroy();
    if (fault?.how === "fin") client.end();
  };
  const send = (bytes: Buffer) => {
    if (leftSent <= 0) return;
    rack.write(bytes.subarray(0, leftSent));
    leftSent -= bytes.length;
    if (leftSent <= 0) strike();
  };
  send(first);
  client.on("data", send);
  rack.on("data", (bytes: Buffer) => {
    if (left <= 0) return;
    const part = bytes.subarray(0, left);
    client.write(part);
    left -= bytes.length;
    if (left > 0) return;
    strike();
    if (left > 0 && part.length < bytes.length) client.write(bytes.subarray(part.length));
  });
}

/** The first `count` connections whose request line contains `text`. */
export function first(count: number, text: string, fault: Fault): (connection: Connection) => Fault | undefined {
  return ({ line, index }) => (line.includes(text) && index < count ? fault : undefined);
}
