import type { Duplex } from "node:stream";
import { routes } from "../api/routes.ts";
import type { Rack } from "../model/rack.ts";
import { decodedPath } from "./request-target.ts";
import { matchRoute } from "./router.ts";

/**
 * Answers what Node's parser gives up on. Go takes any word for a method and lets the router say that it is not
 * allowed; everything else is a bad request to it, too.
 */
export function answerUnreadable(rack: Rack, error: Error, stream: Duplex): void {
  const code = "code" in error ? error.code : undefined;
  if (code === "ECONNRESET" || !stream.writable) {
    stream.destroy();
    return;
  }
  const status = code === "HPE_INVALID_METHOD" ? unknownMethod(rack, error) : undefined;
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

/** 405 or 404 for a request line with a method that nobody has heard of, undefined when it is no request line. */
function unknownMethod(rack: Rack, error: Error): number | undefined {
  const packet: unknown = "rawPacket" in error ? error.rawPacket : undefined;
  if (!Buffer.isBuffer(packet)) return undefined;
  const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\/[^ ?]*)\S* HTTP\/1\.[01]\r?\n/.exec(packet.toString("latin1"));
  const path = decodedPath(line?.[2] ?? "%");
  if (path === undefined) return undefined;
  const match = matchRoute(routes, rack.profile, { method: line?.[1] ?? "", path, upgrade: undefined });
  return match.kind === "none" ? match.status : undefined;
}
