import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { connect, isIP, type Socket } from "node:net";
import { unlessAborted } from "./deadline.ts";

/** Resolves a host name to all of its addresses, in order of preference. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface DialOptions {
  readonly host: string;
  readonly port: number;
  /** Ends every attempt. Its reason becomes the error. */
  readonly signal?: AbortSignal | undefined;
  readonly lookup?: Lookup | undefined;
}

/** Delay between two attempts. Source: RFC 8305, section 5 (Happy Eyeballs) */
const attemptDelayMs = 250;
/** A name with more addresses than this is tried at the first ones only. */
const addressLimit = 16;
/** Idle time after which TCP probes the peer. NAT gateways forget idle flows after 60 s or more. */
const keepAliveMs = 30_000;

/**
 * Opens a TCP connection with keep-alive. The addresses of the host race: every 250 ms, or as soon as an attempt fails,
 * the next one starts, and the first connection wins. Unlike Node's own `autoSelectFamily`, no attempt is given up
 * before the caller's deadline, so a round trip above 250 ms still connects.
 * @throws the error of the first failed attempt when all fail, the lookup's error, or the signal's reason
 */
export async function dial({ host, port, signal, lookup = lookupAll }: DialOptions): Promise<Socket> {
  signal?.throwIfAborted();
  const name = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(name)
    ? [{ address: name, family: isIP(name) }]
    : // The system's resolver cannot be interrupted, so its answer may be left behind.
      alternateFamilies(await unlessAborted(lookup(name), signal)).slice(0, addressLimit);
  const socket = await race(addresses, port, signal);
  // A socket is not read from yet; an error before it has an owner must not end the process.
  socket.on("error", () => {});
  socket.setKeepAlive(true, keepAliveMs);
  socket.setNoDelay(true);
  return socket;
}

function race(addresses: readonly LookupAddress[], port: number, signal: AbortSignal | undefined): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const waiting = [...addresses];
    const attempts = new Set<Socket>();
    let firstError: unknown;
    let timer: NodeJS.Timeout | undefined;

    const finish = (settle: () => void, winner?: Socket) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      waiting.length = 0;
      for (const socket of attempts) if (socket !== winner) socket.destroy();
      attempts.clear();
      settle();
    };
    const abort = () => finish(() => reject(signal?.reason));
    const startNext = () => {
      clearTimeout(timer);
      const next = waiting.shift();
      if (!next) return;
      const socket = connect({ host: next.address, port, family: next.family });
      attempts.add(socket);
      socket.once("connect", () => {
        if (attempts.has(socket)) finish(() => resolve(socket), socket);
      });
      socket.on("error", (error) => {
        if (!attempts.delete(socket)) return;
        firstError ??= error;
        if (waiting.length > 0) startNext();
        else if (attempts.size === 0) finish(() => reject(firstError));
      });
      if (waiting.length > 0) timer = setTimeout(startNext, attemptDelayMs);
    };
    signal?.addEventListener("abort", abort, { once: true });
    if (waiting.length === 0) finish(() => reject(Object.assign(new Error("no address"), { code: "ENOTFOUND" })));
    else startNext();
  });
}

/** Keeps the order within each family, and alternates between the families from the first one on. */
function alternateFamilies(addresses: readonly LookupAddress[]): LookupAddress[] {
  const preferred = addresses.filter(({ family }) => family === addresses[0]?.family);
  const others = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return Array.from({ length: Math.max(preferred.length, others.length) }, (_, index) => [
    preferred[index],
    others[index],
  ])
    .flat()
    .filter((address) => address !== undefined);
}

function lookupAll(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, order: "verbatim" }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });
}
