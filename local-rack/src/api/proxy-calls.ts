import { once } from "node:events";
import { isIP, connect as tcpConnect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { atoi } from "../go/go-text.ts";
import { type Call, requireWrite, variable } from "../http/call.ts";
import type { Reply } from "../http/reply.ts";
import { passedOn } from "../http/reverse-proxy.ts";
import type { SocketOutput } from "../http/sockets.ts";
import { onAbort } from "../model/on-abort.ts";
import { writeChunk } from "../model/write-chunk.ts";
import { RackFailure } from "../profile/errors.ts";

/** How long a connection may take. */
const DIAL_MS = 3_000;

/** Relays bytes between the client and a port that the Rack reaches. */
export async function proxySocket(call: Call, out: SocketOutput): Promise<void> {
  const { rack, options } = call;
  requireWrite(call, "proxy requires write access");
  const host = variable(call, "host").trim();
  if (rack.profile.strictProxy && !mayBeReached(host)) throw new RackFailure(400, "invalid proxy host");
  const port = portOf(call, variable(call, "port"));
  const plain = await dial(host, port);
  const stream = options.header("Tls") === "true" ? tlsConnect({ socket: plain, servername: host }) : plain;
  const release = onAbort(out.closed, () => void stream.destroy());
  stream.on("error", () => stream.destroy());
  try {
    const said = (async () => {
      for await (const chunk of out.input()) {
        if (!(await writeChunk(stream, chunk))) return;
      }
      stream.end();
    })();
    said.catch(() => undefined);
    try {
      for await (const chunk of stream) await out.text(chunk as Buffer);
    } catch {
      // A connection that breaks ends the relay like one that is closed.
    }
  } finally {
    release();
    stream.destroy();
  }
}

async function dial(host: string, port: number): Promise<ReturnType<typeof tcpConnect>> {
  const at = `dial tcp ${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  if (port < 0 || port > 65535) throw new Error(`dial tcp: address ${port}: invalid port`);
  const stream = tcpConnect({ host, port });
  try {
    await once(stream, "connect", { signal: AbortSignal.timeout(DIAL_MS) });
    return stream;
  } catch (error) {
    stream.destroy();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ECONNREFUSED") throw new Error(`${at}: connect: connection refused`, { cause: error });
    if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
      throw new Error(`dial tcp: lookup ${host}: no such host`, { cause: error });
    }
    throw new Error(code === "ABORT_ERR" ? `${at}: i/o timeout` : `${at}: ${code}`, { cause: error });
  }
}

/** Passes a request on to a service, which the headers `X-Host` and `X-Port` name. */
export async function proxyRequest(call: Call): Promise<Reply> {
  const { rack, options } = call;
  requireWrite(call, "proxy requires write access");
  const host = (options.header("X-Host") ?? "").trim();
  if (rack.profile.strictProxy && !isServiceName(host)) throw new RackFailure(400, "invalid proxy host");
  const port = portOf(call, options.header("X-Port") ?? "");
  return passedOn(call, { host, port, path: `/${variable(call, "path")}`, name: host });
}

function portOf({ rack }: Call, text: string): number {
  if (!rack.profile.strictProxy) return atoi(text);
  const port = /^[+-]?\d+$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) throw new RackFailure(400, "invalid proxy port");
  return port;
}

/** Refused: the Rack's own machine and its neighbours on the link, and numbers that only look like names. */
function mayBeReached(given: string): boolean {
  const host = given.replace(/^\[/, "").replace(/\]$/, "").split("%")[0] ?? "";
  if (host === "") return false;
  const version = isIP(host);
  if (version === 4) return !/^(127\.|169\.254\.|224\.0\.0\.|0\.0\.0\.0$)/.test(host);
  if (version === 6) return mayBeReached6(host.toLowerCase());
  if (/^0x/i.test(host) || /^[\d.]+$/.test(host)) return false;
  return !["localhost", "metadata.google.internal"].includes(host.toLowerCase().replace(/\.+$/, ""));
}

function mayBeReached6(host: string): boolean {
  // The URL parser writes an address in its shortest form, and an embedded IPv4 address as two groups.
  const short = new URL(`http://[${host}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short);
  if (mapped !== null) {
    const [high, low] = [Number.parseInt(mapped[1] ?? "0", 16), Number.parseInt(mapped[2] ?? "0", 16)];
    return mayBeReached([high >> 8, high & 255, low >> 8, low & 255].join("."));
  }
  return short !== "::1" && short !== "::" && !/^(fe[89ab]|ff02|f[cd])/.test(short);
}

/** Names inside the cluster alone. */
function isServiceName(given: string): boolean {
  const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  const host = given.toLowerCase();
  return host !== "cluster.local" && new RegExp(`^${label}(\\.${label})+\\.(local|svc\\.cluster\\.local)$`).test(host);
}
