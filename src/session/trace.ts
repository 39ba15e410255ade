import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Environment } from "../commands/declaration/inputs.ts";
import { CancelledError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { openConnections } from "../rack/connections.ts";
import { exchange, readBytes } from "../rack/exchange.ts";
import { proxySettings } from "../rack/index.ts";
import { traceRequests } from "../timeline/otlp.ts";
import type { Attributes, Timeline } from "../timeline/timeline.ts";
import { startTrace, traceparentOf } from "../timeline/trace-context.ts";
import { VERSION } from "../version.ts";
import { readAuthorities } from "./authorities.ts";
import { parsePairs, type TraceSettings } from "./trace-settings.ts";

/** Longest time to send a trace after a signal: GitHub kills a canceled job's process soon. */
const CANCELED_MS = 1_500;
const ATTEMPTS = 3;
const RETRIED = new Set([429, 502, 503, 504]);
const REPLY_BYTES = 64 * 1024;
const MAX_REASON = 200;

type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A trace that is being recorded. */
export interface Trace {
  /** Sends the timeline. A failure is a warning. */
  send(timeline: Timeline, error: unknown): Promise<void>;
}

/** Starts the trace of a command, or continues the one that TRACEPARENT names, and sets the output `traceparent`. */
export function startCommandTrace(settings: TraceSettings, env: Environment, host: Host, sleep: Sleep): Trace {
  const context = startTrace(env["TRACEPARENT"], env["TRACESTATE"]);
  try {
    host.output("traceparent", traceparentOf(context));
  } catch (failure) {
    host.warn(`The output traceparent is not set: ${Object(failure).message}`);
  }
  return {
    async send(timeline, error) {
      if (!context.isSampled) return;
      const mask = (text: string) => {
        const filter = host.masking();
        return Buffer.concat([filter.push(Buffer.from(text)), filter.end()]).toString("utf8");
      };
      const message = error === undefined ? undefined : String(Object(error).message ?? error);
      const resource = describeResource(env);
      try {
        const bodies = traceRequests(timeline.spans, { context, resource, version: VERSION, error: message, mask });
        const isCanceled = error instanceof CancelledError;
        await sendBodies(bodies, settings, env, isCanceled, sleep);
      } catch (failure) {
        host.warn(`The trace is not sent: ${Object(failure).message}`);
      }
    },
  };
}

/** What runs the command, by OpenTelemetry's names for CI systems (semantic conventions 1.27 and later). */
function describeResource(env: Environment): Attributes {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run } = env;
  const repository = server && name && `${server}/${name}`;
  const facts: [string, string | undefined][] = [
    ["service.name", env["OTEL_SERVICE_NAME"]?.trim() || "convox-ci"],
    ["service.version", VERSION],
    ["cicd.pipeline.name", env["GITHUB_WORKFLOW"]],
    ["cicd.pipeline.run.id", run ?? env["CIRCLE_WORKFLOW_ID"]],
    ["cicd.pipeline.run.url.full", repository && run && `${repository}/actions/runs/${run}`],
    ["cicd.pipeline.task.name", env["GITHUB_JOB"] ?? env["CIRCLE_JOB"]],
    ["vcs.repository.url.full", repository],
    ["vcs.ref.head.revision", env["GITHUB_SHA"] ?? env["CIRCLE_SHA1"]],
  ];
  const given = Object.fromEntries(parsePairs(env["OTEL_RESOURCE_ATTRIBUTES"] ?? ""));
  const found = Object.fromEntries(facts.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const service = env["OTEL_SERVICE_NAME"]?.trim();
  return { ...found, ...given, ...(service ? { "service.name": service } : {}) };
}

/** @throws Error that names the reason, without headers or the user part of the address */
async function sendBodies(
  bodies: readonly string[],
  settings: TraceSettings,
  env: Environment,
  isCanceled: boolean,
  sleep: Sleep,
): Promise<void> {
  if (settings.protocol === "grpc")
    throw new Error("OTEL_EXPORTER_OTLP_PROTOCOL is grpc: allowed are http/json and http/protobuf");
  if (!URL.canParse(settings.url)) throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT is not a valid URL");
  const url = new URL(settings.url);
  if (!/^https?:$/.test(url.protocol))
    throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT must start with http:// or https://");
  const tls = { verify: true, ...(await readAuthorities(settings.caFiles, env)) };
  const connections = openConnections({ url: url.origin, tls, proxy: proxySettings(env) });
  const limit = AbortSignal.timeout(isCanceled ? Math.min(settings.timeoutMs, CANCELED_MS) : settings.timeoutMs);
  try {
    for (const body of bodies) await sendBody(body, url, settings, { connections, limit, sleep });
  } catch (error) {
    throw limit.aborted ? new Error(`${url.origin} has not answered within ${settings.timeoutMs} ms`) : error;
  } finally {
    connections.close();
  }
}

interface Sending {
  readonly connections: ReturnType<typeof openConnections>;
  readonly limit: AbortSignal;
  readonly sleep: Sleep;
}

async function sendBody(
  body: string,
  url: URL,
  { headers, isCompressed, timeoutMs }: TraceSettings,
  { connections, limit, sleep }: Sending,
): Promise<void> {
  const bytes = isCompressed ? await promisify(gzip)(body) : Buffer.from(body);
  for (let attempt = 1; ; attempt++) {
    const { res } = await exchange({
      method: "POST",
      url,
      headers: {
        ...headers,
        "Content-Type": "application/json",
        "User-Agent": `convox-ci/${VERSION}`,
        ...(isCompressed ? { "Content-Encoding": "gzip" } : {}),
      },
      body: { chunks: singleChunk(bytes), length: bytes.length },
      connections,
      agent: connections.fresh,
      idleMs: timeoutMs,
      signal: limit,
    });
    const text = (await readBytes(res, REPLY_BYTES, true)).toString("utf8");
    const status = res.statusCode ?? 0;
    if (status >= 200 && status < 300) return checkPartialSuccess(text);
    if (!RETRIED.has(status) || attempt === ATTEMPTS) throw new Error(`POST ${url.origin}${url.pathname}: ${status}`);
    const seconds = Number(res.headers["retry-after"]);
    await sleep(seconds > 0 ? seconds * 1000 : 250 * 2 ** attempt, limit);
  }
}

async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A receiver may reject some spans under a status of 200. */
function checkPartialSuccess(text: string): void {
  let partial: { rejectedSpans?: unknown; errorMessage?: unknown } | undefined;
  try {
    partial = Object(JSON.parse(text)).partialSuccess;
  } catch {
    return;
  }
  const rejected = Number(partial?.rejectedSpans ?? 0);
  if (rejected > 0) {
    throw new Error(
      `the receiver rejected ${rejected} spans: ${String(partial?.errorMessage ?? "").slice(0, MAX_REASON)}`,
    );
  }
}
