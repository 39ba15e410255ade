import type { IncomingMessage } from "node:http";
import { ConvoxError, RackError } from "../errors.ts";
import { agents } from "./agents.ts";
import { basicAuthorization, type Endpoint } from "./endpoint.ts";
import { type Body, BodyFailure, bytesOf, chunksOf, exchange, ProxyRefused } from "./exchange.ts";
import {
  clean,
  errorBodyLimit,
  isPassingStatus,
  proxyRefusal,
  rackError,
  type Unreachable,
  unreachable,
  type Where,
} from "./failures.ts";
import { form, headers, type Options } from "./form.ts";
import { fields, Misread, type Read } from "./read.ts";
import { cancelled, Passing, pause, type RetryPolicy, retried, retryAfterMs, type Sleep } from "./retry.ts";
import { sessionChallenge } from "./session.ts";
import { openSocket, type Stream } from "./socket.ts";

export interface ClientOptions {
  /** Ends everything at once: what is under way rejects with CancelledError. */
  readonly signal?: AbortSignal | undefined;
  readonly sleep?: Sleep;
  readonly random?: () => number;
  /** Gets a line for what a user should know but need not act on, such as a retry. */
  readonly onNotice?: (line: string) => void;
  /** `convox-ci/<version>` */
  readonly userAgent?: string;
  /** How often a request that may be repeated is sent at most; 5 when not given. */
  readonly attempts?: number;
  /** Longest silence in a reply to a request that may be repeated; 60 s when not given. */
  readonly idleMs?: number;
}

interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Options;
  readonly form?: Options;
  /** Options that travel as headers. */
  readonly headers?: Options;
  /** Called for each attempt. */
  readonly body?: () => Body;
  readonly idempotent: boolean;
  readonly idleMs?: number | undefined;
}

interface CallOptions {
  readonly query?: Options;
  readonly form?: Options;
  readonly headers?: Options;
  readonly body?: () => Body;
  /** May be sent again; every GET may. */
  readonly idempotent?: boolean;
  /** Longest silence, where that is no sign of a dead connection. */
  readonly idleMs?: number | undefined;
}

/** The wire beneath the tables of calls: retries, sessions, errors. */
export interface Transport {
  json<T>(method: Call["method"], path: string, options: CallOptions & { read: Read<T> }): Promise<T>;
  send(method: Call["method"], path: string, options?: CallOptions): Promise<void>;
  download(path: string, options?: Pick<CallOptions, "idleMs">): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Opens a websocket; its options travel as headers. The handshake is repeated unless it is `once`: what a socket begins
   * may have begun although the answer was lost.
   */
  stream(path: string, options?: Options, once?: "once"): Promise<Stream>;
  notice(line: string): void;
  close(): void;
}

/** The Console's session could not be had; `cause` says why. */
class SessionFailure extends Error {}

const replyLimit = 64 * 1024 * 1024;
const redirectLimit = 5;
/** A Rack answers some writes late: v2 waits for the task before it answers a build or a run. */
const writeIdleMs = 10 * 60_000;

/**
 * @throws what a call throws: RackError for an error reply, UnreachableError for none, CancelledError on the signal
 */
export function transport(endpoint: Endpoint, options: ClientOptions = {}): Transport {
  const { signal, random = Math.random, onNotice = () => {}, userAgent = "convox-ci", attempts = 5 } = options;
  const { sleep = pause, idleMs = 60_000 } = options;
  const wires = agents(endpoint);
  const policy: RetryPolicy = { attempts, sleep, random, notice: onNotice, signal };
  const once: RetryPolicy = { ...policy, attempts: 1 };
  let session = "";

  // Source: convox/convox vendor/github.com/convox/stdsdk/client.go, sdk/sdk.go. `Version` is the official client's
  // version: "dev" is what it sends when it has none, so that no Console takes this client for an outdated one.
  const standard = (): Record<string, string> =>
    headers({
      "User-Agent": userAgent,
      Version: "dev",
      Authorization: basicAuthorization(endpoint),
      Rack: endpoint.rack,
      Session: endpoint.console ? session : undefined,
      "X-Convox-Actor": endpoint.actor,
    });

  const whereOf = (call: Pick<Call, "method" | "path" | "idempotent">): Where => ({
    request: `${call.method} ${call.path}`,
    endpoint,
    proxy: wires.proxy,
    once: !call.idempotent,
  });

  const raw = (call: Call, url: URL): Promise<IncomingMessage> =>
    exchange({
      method: call.method,
      url,
      headers: {
        ...headers(call.headers ?? {}),
        ...standard(),
        // Racks from 3.24.1 answer errors in JSON when it is listed.
        Accept: "application/json, */*",
        // Any form type here would make a Rack store an object of 0 bytes; the official client sends one with GET too.
        "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/octet-stream",
      },
      body: call.form ? form(call.form) : call.body?.(),
      agent: call.method === "GET" ? wires.kept : wires.fresh,
      tls: wires.tls,
      idleMs: call.idleMs ?? (call.method === "GET" ? idleMs : writeIdleMs),
      signal,
    });

  /** A good reply, after redirects and a session if the Console wants one. */
  async function answer(call: Call): Promise<IncomingMessage> {
    const where = whereOf(call);
    const query = form(call.query ?? {});
    let url = new URL(endpoint.url + call.path + (query === "" ? "" : `?${query}`));
    let challenged = false;
    for (let hops = 0; ; ) {
      const sentSession = session;
      const res = await raw(call, url);
      const status = res.statusCode ?? 0;
      if (status >= 200 && status < 300) return res;
      const body = (await bytesOf(res, errorBodyLimit, true)).toString();
      res.destroy();
      // The reply to a plain request through a proxy may be the proxy's own.
      if (status === 407) throw passed(proxyRefusal(where, status));
      if (status === 401 && endpoint.console && !challenged) {
        challenged = await challengeMet(where, res, sentSession);
        if (challenged) continue;
      }
      if (status >= 300 && status < 400) {
        url = redirected(where, call, url, res);
        if (++hops > redirectLimit) throw new RackError(where.request, status, "redirected in circles");
        continue;
      }
      const error = rackError(where, status, body, res.headers["content-type"]);
      throw isPassingStatus(status) ? new Passing(error, retryAfterMs(res.headers["retry-after"], Date.now())) : error;
    }
  }

  /** Whether the reply was a challenge; then the next request carries a session. @throws SessionFailure */
  async function challengeMet(where: Where, res: IncomingMessage, sentSession: string): Promise<boolean> {
    try {
      const challenge = sessionChallenge(res.headers["www-authenticate"], where.request);
      // Another request may have got the session in the meantime.
      if (challenge && session === sentSession) session = await newSession(challenge.path);
      return challenge !== undefined;
    } catch (cause) {
      throw new SessionFailure("no session", { cause });
    }
  }

  async function newSession(path: string): Promise<string> {
    const call: Call = { method: "POST", path, idempotent: false };
    const where = whereOf(call);
    const res = await raw(call, new URL(path, endpoint.url));
    const body = (await bytesOf(res, errorBodyLimit, true)).toString();
    if (res.statusCode !== 200) throw rackError(where, res.statusCode ?? 0, body, res.headers["content-type"]);
    return decoded(where, body, (value) => fields(value).text("id"));
  }

  function perform<T>(call: Call, consume: (res: IncomingMessage) => Promise<T>): Promise<T> {
    const where = whereOf(call);
    return retried(where.request, call.idempotent ? policy : once, async () => {
      try {
        return await consume(await answer(call));
      } catch (error) {
        throw meaning(where, error);
      }
    });
  }

  /** What a failure of one attempt is to the caller; Passing when it may be tried again. */
  function meaning(where: Where, error: unknown): unknown {
    if (signal?.aborted) return cancelled(signal);
    if (error instanceof BodyFailure) return error.cause;
    if (error instanceof SessionFailure) return meaning(where, error.cause);
    if (error instanceof ConvoxError || error instanceof Passing) return error;
    return passed(error instanceof ProxyRefused ? proxyRefusal(where, error.status) : unreachable(where, error));
  }

  function callOf(method: Call["method"], path: string, options: CallOptions): Call {
    return { ...options, method, path, idempotent: options.idempotent ?? method === "GET" };
  }

  return {
    notice: onNotice,
    close: wires.close,
    json(method, path, { read, ...options }) {
      const call = callOf(method, path, options);
      return perform(call, async (res) => decoded(whereOf(call), (await bytesOf(res, replyLimit)).toString(), read));
    },
    async send(method, path, options = {}) {
      // The body says "ok"; it is read so that the connection can be used again.
      await perform(callOf(method, path, options), (res) => bytesOf(res, replyLimit, true));
    },
    download(path, options = {}) {
      const call = callOf("GET", path, options);
      return perform(call, async (res) => whole(call, chunksOf(res, call.idleMs ?? idleMs)));
    },
    async stream(path, streamOptions = {}, times = undefined) {
      const where = whereOf(callOf("GET", path, { idempotent: times !== "once" }));
      // A websocket handshake cannot answer a session challenge, so a harmless request goes first, as the official
      // client does (convox/convox sdk/sdk.go). Only what it does to the session counts.
      if (endpoint.console) await probe();
      return retried(where.request, where.once ? once : policy, () =>
        openSocket({ where, headers: { ...standard(), ...headers(streamOptions) }, agents: wires, signal }),
      );
    },
  };

  async function probe(): Promise<void> {
    try {
      const call = callOf("GET", "/racks", {});
      await bytesOf(await answer(call), replyLimit, true);
    } catch (error) {
      if (signal?.aborted || error instanceof SessionFailure)
        throw meaning(whereOf(callOf("GET", "/racks", {})), error);
    }
  }

  async function* whole(call: Call, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      const meant = meaning(whereOf(call), error);
      throw meant instanceof Passing ? meant.error : meant;
    }
  }
}

/**
 * Where a GET is redirected to. Credentials stay with the origin that they were given for, and a write is never sent
 * again under another method, so all other redirects are errors.
 */
function redirected(where: Where, call: Call, from: URL, res: IncomingMessage): URL {
  const status = res.statusCode ?? 0;
  const location = res.headers.location ?? "";
  if (!URL.canParse(location, from.href)) throw new RackError(where.request, status, "redirected to nowhere");
  const to = new URL(location, from.href);
  if (call.method === "GET" && to.origin === from.origin) return to;
  throw new RackError(where.request, status, clean(`redirected to ${to.origin}${to.pathname}`, where.endpoint), {
    hint:
      to.origin === from.origin
        ? "a request that changes something is not sent to another address"
        : "credentials are not sent to another host: set RACK_URL, or input host, to the final address",
  });
}

function decoded<T>(where: Where, body: string, read: Read<T>): T {
  try {
    return read(JSON.parse(body));
  } catch (cause) {
    const html = /^\s*<(!doctype|html)/i.test(body);
    const what = html ? "an HTML page" : body.trim() === "" ? "empty" : "not JSON";
    const misread = cause instanceof Misread ? cause.message : `the reply is ${what}`;
    throw new RackError(where.request, 200, misread, {
      hint: `is ${new URL(where.endpoint.url).host} a Rack, or a Console?`,
      cause,
    });
  }
}

function passed({ error, passing }: Unreachable): Error {
  return passing ? new Passing(error) : error;
}
