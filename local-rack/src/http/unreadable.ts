import type { Duplex } from "node:stream";
import type { Front } from "./http.ts";
import { decodedPath } from "./request-target.ts";
import { matchRoute } from "./router.ts";

/**
 * Answers a request that Node's parser rejects. Go accepts any word as a method, and the router then answers that it is
 * not allowed. Every other malformed request is a 400 for Go as well.
 */
export function answerUnreadable(front: Front, error: Error, stream: Duplex): void {
  const code = "code" in error ? error.code : undefined;
  if (code === "ECONNRESET" || !stream.writable) {
    stream.destroy();
    return;
  }
  const status = code === "HPE_INVALID_METHOD" ? unknownMethod(front, error) : undefined;
  if (status !== undefined) {
    const title = status === 405 ? "Method Not Allowed" : "Not Found";
    end(
      stream,
      `${status} ${title}`,
      [`Date: ${new Date().toUTCString()}`, "Content-Length: 0", "Connection: close"],
      "",
    );
    return;
  }
  const title = code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  end(stream, title, ["Content-Type: text/plain; charset=utf-8", "Connection: close"], title);
}

function end(stream: Duplex, status: string, headers: readonly string[], body: string): void {
  stream.end(`HTTP/1.1 ${status}\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
}

/** 405 or 404 for a request line with an unknown method, undefined when it is not a request line. */
function unknownMethod({ rack, routes }: Front, error: Error): number | undefined {
  const packet: unknown = "rawPacket" in error ? error.rawPacket : undefined;
  if (!Buffer.isBuffer(packet)) return undefined;
  const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\/[^ ?]*)\S* HTTP\/1\.[01]\r?\n/.exec(packet.toString("latin1"));
  const path = decodedPath(line?.[2] ?? "%");
  if (path === undefined) return undefined;
  const match = matchRoute(routes, rack.profile, { method: line?.[1] ?? "", path, upgrade: undefined });
  return match.kind === "none" ? match.status : undefined;
}
