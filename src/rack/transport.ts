import type { IncomingMessage } from "node:http";
import { ConvoxError, RackError } from "../errors.ts";
import { openConnections } from "./connections.ts";
import { withScope } from "./deadline.ts";
import type { Lookup } from "./dial.ts";
import { basicAuthorization, type Endpoint } from "./endpoint.ts";
import { type Body, BodyFailure, exchange, type Reply, readBytes, readChunks } from "./exchange.ts";
import {
  errorBodyLimit,
  isHtml,
  networkFailure,
  ProxyRefused,
  proxyFailure,
  replyFailure,
  toThrown,
  type Where,
} from "./failures.ts";
import { form, headers, type Options } from "./form.ts";
import { requestPath } from "./machine-path.ts";
import { decodeReply, htmlReply, redirectTarget } from "./reply.ts";
import { fields, type Read } from "./reply-fields.ts";
import { cancelError, pause, type RetryPolicy, type Sleep, TransientError, withRetries } from "./retry.ts";
import { sessionChallenge } from "./session.ts";
import type { Stream } from "./socket.ts";
import { shorten } from "./text.ts";

/** How a client of a Rack behaves. */
export interface ClientOptions {
  /** Ends everything at once: requests in progress reject with CancelledError. */
  readonly signal?: AbortSignal | undefined;
  readonly sleep?: Sleep;
  readonly random?: () => number;
  /** Receives lines that inform the user and need no action, such as a retry. */
  readonly onNotice?: (line: string) => void;
  /** `convox-ci/<version>` */
  readonly userAgent?: string;
  /** Maximum number of attempts of a request that may be repeated (default: 5). */
  readonly attempts?: number;
  /** Longest silence in the reply to a request that may be repeated (default: 60 s). */
  readonly idleMs?: number;
  /** Longest duration of a read whose reply is JSON (default: 2 min). */
  readonly totalMs?: number;
  /** Resolves host names (default: the system's resolver). */
  readonly lookup?: Lookup | undefined;
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
  /** Whether the reply is streamed to the caller, so that it may take any time. */
  readonly isDownload?: boolean;
}

interface CallOptions {
  readonly query?: Options;
  readonly form?: Options;
  readonly headers?: Options;
  readonly body?: () => Body;
  /** Whether the request may be repeated; every GET may. */
  readonly idempotent?: boolean;
  /** Longest silence, where a longer one than usual is normal. */
  readonly idleMs?: number | undefined;
}

/** What the tables of calls are built on: retries, sessions, errors. */
export interface Transport {
  json<T>(method: Call["method"], path: string, options: CallOptions & { read: Read<T> }): Promise<T>;
  send(method: Call["method"], path: string, options?: CallOptions): Promise<void>;
  download(path: string, options?: Pick<CallOptions, "idleMs">): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Opens a websocket; its options travel as headers. The handshake is repeated unless it is `once`: a command that the
   * socket starts may be running although the reply was lost.
   */
  stream(path: string, options?: Options, once?: "once"): Promise<Stream>;
  notice(line: string): void;
  close(): void;
}

/** The Console's session could not be created. `cause` says why. */
class SessionFailure extends Error {}

const redirectLimit = 5;
const readTotalMs = 2 * 60_000;
/** A Rack replies to some writes late: v2 waits for the task before it replies to a build or a run. */
const writeIdleMs = 10 * 60_000;

/**
 * @throws what a call throws: RackError for an error reply, UnreachableError without a reply, CancelledError on the signal
 */
export function openTransport(endpoint: Endpoint, options: ClientOptions = {}): Transport {
  const { signal, random = Math.random, onNotice = () => {}, userAgent = "convox-ci", attempts = 5 } = options;
  const { sleep = pause, idleMs = 60_000, totalMs = readTotalMs, lookup } = options;
  const connections = openConnections(endpoint, { lookup, signal });
  const scope = () => withScope(connections.ended);
  const policyOf = (isRepeatable: boolean): RetryPolicy => ({
    attempts: isRepeatable ? attempts : 1,
    sleep,
    random,
    notice: onNotice,
    signal: scope(),
  });
  let session = "";
  // Source: convox/convox vendor/github.com/convox/stdsdk/client.go, sdk/sdk.go. `Version` is the official client's
  // version. It sends "dev" when it has none, so a Console does not consider this client outdated.
  const standardHeaders = (): Record<string, string> =>
    headers({
      "User-Agent": userAgent,
      Version: "dev",
      Authorization: basicAuthorization(endpoint),
      Rack: endpoint.rack,
      Session: endpoint.console ? session : undefined,
      "X-Convox-Actor": endpoint.actor,
    });

  const whereOf = (call: Pick<Call, "method" | "path" | "idempotent">): Where => ({
    request: `${call.method} ${shorten(call.path, 300)}`,
    endpoint,
    proxy: connections.proxy,
    once: !call.idempotent,
  });

  const sendOnce = (call: Call, url: URL): Promise<Reply> => {
    const callIdleMs = call.idleMs ?? (call.method === "GET" ? idleMs : writeIdleMs);
    const isStreamed = call.body !== undefined || call.isDownload;
    return exchange({
      method: call.method,
      url,
      headers: {
        ...headers(call.headers ?? {}),
        ...standardHeaders(),
        // Racks from 3.24.1 on send errors as JSON when it is listed.
        Accept: "application/json, */*",
        // Any form type here would make a Rack store an object of 0 bytes. The official client sends one with GET too.
        "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/octet-stream",
      },
      body: call.form ? form(call.form) : call.body?.(),
      connections,
      agent: call.method === "GET" ? connections.kept : connections.fresh,
      idleMs: callIdleMs,
      totalMs: isStreamed ? undefined : Math.max(totalMs, call.method === "GET" ? 0 : callIdleMs + 60_000),
      signal: scope(),
    });
  };

  /** A good reply, after redirects and a session if the Console requires one. */
  async function requestReply(call: Call): Promise<Reply> {
    const where = whereOf(call);
    const query = form(call.query ?? {});
    let url = new URL(endpoint.url + call.path + (query === "" ? "" : `?${query}`));
    let isChallenged = false;
    for (let hops = 0; ; ) {
      const sentSession = session;
      const reply = await sendOnce(call, url);
      const { res } = reply;
      const status = res.statusCode ?? 0;
      if (status >= 200 && status < 300) return reply;
      const body = (await readBytes(res, errorBodyLimit, true)).toString();
      res.destroy();
      await reply.finish();
      // The reply to a plain request through a proxy may be the proxy's own.
      if (status === 407) throw toThrown(proxyFailure(where, status));
      if (status === 401 && endpoint.console && !isChallenged) {
        isChallenged = await meetChallenge(where, res, sentSession);
        if (isChallenged) continue;
      }
      if (status >= 300 && status < 400) {
        url = redirectTarget(where, call.method, url, res);
        if (++hops > redirectLimit) throw new RackError("reply-invalid", where.request, status, "too many redirects");
        continue;
      }
      throw toThrown(
        replyFailure(where, { status, body, contentType: res.headers["content-type"] }),
        res.headers["retry-after"],
      );
    }
  }

  /** Whether the reply was a challenge; then the next request carries a session. @throws SessionFailure */
  async function meetChallenge(where: Where, res: IncomingMessage, sentSession: string): Promise<boolean> {
    try {
      const challenge = sessionChallenge(res.headers["www-authenticate"], where.request);
      // Another request may have got the session in the meantime.
      if (challenge && session === sentSession) session = await createSession(challenge.path);
      return challenge !== undefined;
    } catch (cause) {
      throw new SessionFailure("no session", { cause });
    }
  }

  async function createSession(path: string): Promise<string> {
    const call: Call = { method: "POST", path, idempotent: false };
    const where = whereOf(call);
    const { res } = await sendOnce(call, new URL(path, endpoint.url));
    const body = (await readBytes(res, errorBodyLimit, true)).toString();
    const status = res.statusCode ?? 0;
    if (status !== 200) throw replyFailure(where, { status, body, contentType: res.headers["content-type"] }).error;
    return decodeReply(where, body, (value) => fields(value).text("id"));
  }

  function perform<T>(call: Call, consume: (res: IncomingMessage) => Promise<T>): Promise<T> {
    const where = whereOf(call);
    return withRetries(where.request, policyOf(call.idempotent || call.body === undefined), async () => {
      try {
        const reply = await requestReply(call);
        const value = await consume(reply.res);
        await reply.finish();
        return value;
      } catch (error) {
        throw interpret(where, error);
      }
    });
  }

  /** The error of one attempt for the caller; a TransientError when it may be repeated. */
  function interpret(where: Where, error: unknown): unknown {
    const ended = scope();
    if (ended?.aborted) return cancelError(ended);
    if (error instanceof BodyFailure) return error.cause;
    if (error instanceof SessionFailure) return interpret(where, error.cause);
    if (error instanceof ConvoxError || error instanceof TransientError) return error;
    return toThrown(error instanceof ProxyRefused ? proxyFailure(where, error.status) : networkFailure(where, error));
  }

  function callOf(method: Call["method"], request: string, options: CallOptions): Call {
    const path = requestPath(endpoint, request);
    return { ...options, method, path, idempotent: options.idempotent ?? method === "GET" };
  }

  return {
    notice: onNotice,
    close: connections.close,
    json(method, path, { read, ...options }) {
      const call = callOf(method, path, options);
      return perform(call, async (res) => {
        const body = (await readBytes(res)).toString();
        return decodeReply(whereOf(call), body, read, res.headers["content-type"]);
      });
    },
    async send(method, path, options = {}) {
      const call = callOf(method, path, options);
      // The body says "ok". It is read so that the connection can be used again.
      await perform(call, async (res) => {
        const body = (await readBytes(res, errorBodyLimit, true)).toString();
        if (isHtml(body, res.headers["content-type"])) throw htmlReply(whereOf(call));
      });
    },
    download(path, options = {}) {
      const call = { ...callOf("GET", path, options), isDownload: true };
      return perform(call, async (res) => {
        // Go derives the type from the first bytes. Neither an archive nor a dump nor a log begins like a page.
        if (isHtml("", res.headers["content-type"])) {
          res.destroy();
          throw htmlReply(whereOf(call));
        }
        return readWhole(call, readChunks(res, call.idleMs ?? idleMs));
      });
    },
    async stream(path, streamOptions = {}, times = undefined) {
      const where = whereOf(callOf("GET", path, { idempotent: times !== "once" }));
      // A websocket handshake cannot answer a session challenge, so a harmless request goes first, as in the official
      // client (convox/convox sdk/sdk.go). Only its effect on the session counts.
      if (endpoint.console) await refreshSession();
      const { openSocket } = await import("./socket.ts");
      return withRetries(where.request, policyOf(true), () =>
        openSocket({
          where,
          headers: { ...standardHeaders(), ...headers(streamOptions) },
          connections,
          signal: scope(),
        }),
      );
    },
  };

  async function refreshSession(): Promise<void> {
    const call = callOf("GET", endpoint.machine ? "/machines" : "/racks", {});
    try {
      await readBytes((await requestReply(call)).res, errorBodyLimit, true);
    } catch (error) {
      if (scope()?.aborted || error instanceof SessionFailure) throw interpret(whereOf(call), error);
    }
  }

  async function* readWhole(call: Call, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      const interpreted = interpret(whereOf(call), error);
      throw interpreted instanceof TransientError ? interpreted.error : interpreted;
    }
  }
}
