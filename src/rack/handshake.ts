import { createHash, randomBytes } from "node:crypto";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import type { Connections, Interruptible } from "./connections.ts";

/** Source: RFC 6455, section 1.3 */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export interface Handshake {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: Connections;
  /** Ends the connection that is being made. */
  readonly interrupt: AbortSignal;
}

/** What a handshake comes to. The first one that is called is the result. */
export interface HandshakeResult {
  /** `head` is what came with the reply. The socket has no listeners yet. */
  open(socket: Socket, head: Buffer): void;
  /** The server replied as to an ordinary request. */
  refuse(reply: IncomingMessage): void;
  fail(error: Error): void;
}

/** Asks for a websocket. Source: RFC 6455, section 4 */
export function requestWebSocket(
  { url, headers, connections, interrupt }: Handshake,
  to: HandshakeResult,
): ClientRequest {
  const key = randomBytes(16).toString("base64");
  const interruptible: Interruptible = { interrupt };
  const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, {
    headers: {
      ...headers,
      // A Rack compares it with Host. Racks of 2018 require it.
      Origin: url.origin,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
    },
    agent: connections.tunnel,
    ...connections.tls,
    ...interruptible,
  });
  request.on("error", to.fail);
  request.once("response", to.refuse);
  request.once("upgrade", (reply: IncomingMessage, socket: Socket, head: Buffer) => {
    const problem = problemOf(reply, key);
    if (problem === undefined) return to.open(socket, head);
    socket.destroy();
    to.fail(new Error(problem));
  });
  request.end();
  return request;
}

function problemOf({ headers }: IncomingMessage, key: string): string | undefined {
  if (headers.upgrade?.toLowerCase() !== "websocket") return "the reply to the handshake is no websocket";
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  if (headers["sec-websocket-accept"] !== accept) return "the reply to the handshake has an invalid key";
  const extra = headers["sec-websocket-extensions"] ?? headers["sec-websocket-protocol"];
  return extra === undefined ? undefined : `the reply to the handshake has an unknown extension: ${extra}`;
}
