import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { portOf } from "./raw-rack.ts";

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly status: number;
  readonly message: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly url: string;
  readonly headers: Record<string, string | string[] | undefined>[];
  /** The text of every body. */
  readonly bodies: string[];
  readonly spans: ReceivedSpan[];
  readonly resource: Record<string, unknown>;
  /** What is wrong with the requests: path, type, and every field that the protocol does not define. */
  readonly faults: string[];
}

/** Replies to give before the requests are accepted. */
export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/**
 * A receiver of traces on loopback, as strict as opentelemetry-proto: it knows each field of ExportTraceServiceRequest
 * that a tracer may send, with its JSON type, and notes everything else as a fault.
 */
export async function otlpReceiver(replies: readonly Reply[] = []): Promise<Receiver> {
  const script = [...replies];
  const received: Omit<Receiver, "url"> = { headers: [], bodies: [], spans: [], resource: {}, faults: [] };
  const server = createServer(async (req, res) => {
    const raw = await buffer(req);
    received.headers.push(req.headers);
    const reply = script.shift();
    if (reply !== undefined) {
      res.writeHead(reply.status, { "content-type": "application/json", ...reply.headers }).end(reply.body ?? "{}");
      return;
    }
    const call = `${req.method} ${req.url} ${req.headers["content-type"]}`;
    if (call !== "POST /v1/traces application/json") received.faults.push(call);
    const text = (req.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw).toString("utf8");
    received.bodies.push(text);
    readRequest(JSON.parse(text), received);
    res.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${portOf(server.address())}`, ...received };
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === "string";
const isTime: Check = (value) => typeof value === "string" && /^\d{19}$/.test(value);
const isId =
  (bytes: number): Check =>
  (value) =>
    typeof value === "string" && new RegExp(`^(?!0+$)[0-9a-f]{${bytes * 2}}$`).test(value);
const isList: Check = Array.isArray;
const isObject: Check = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEnum =
  (...numbers: number[]): Check =>
  (value) =>
    typeof value === "number" && numbers.includes(value);

function readRequest(request: unknown, received: Omit<Receiver, "url">): void {
  const fields = (value: unknown, where: string, known: Record<string, Check>, required: string[] = []) => {
    if (!isObject(value)) received.faults.push(`${where} is no object`);
    const object: Record<string, unknown> = isObject(value) ? { ...Object(value) } : {};
    for (const [name, field] of Object.entries(object)) {
      if (known[name]?.(field) !== true) received.faults.push(`${where}.${name} is ${JSON.stringify(field)}`);
    }
    for (const name of required) if (!(name in object)) received.faults.push(`${where}.${name} is missing`);
    return object;
  };
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const attributes = (value: unknown, where: string) => {
    const values: Record<string, unknown> = {};
    for (const item of list(value)) {
      const pair = fields(item, where, { key: isText, value: isObject }, ["key", "value"]);
      const any = fields(pair["value"], `${where}.value`, {
        stringValue: isText,
        boolValue: (one) => typeof one === "boolean",
        intValue: (one) => typeof one === "string" && /^-?\d+$/.test(one),
        doubleValue: (one) => typeof one === "number",
      });
      if (Object.keys(any).length !== 1) received.faults.push(`${where}.value has not one value`);
      values[String(pair["key"])] = Object.values(any)[0];
    }
    return values;
  };

  const { resourceSpans } = fields(request, "request", { resourceSpans: isList }, ["resourceSpans"]);
  for (const group of list(resourceSpans)) {
    const { resource, scopeSpans } = fields(group, "resourceSpans", { resource: isObject, scopeSpans: isList });
    Object.assign(
      received.resource,
      attributes(fields(resource, "resource", { attributes: isList })["attributes"], "resource"),
    );
    for (const scoped of list(scopeSpans)) {
      const { scope, spans } = fields(scoped, "scopeSpans", { scope: isObject, spans: isList });
      fields(scope, "scope", { name: isText, version: isText }, ["name"]);
      for (const item of list(spans)) {
        const span = fields(
          item,
          "span",
          {
            traceId: isId(16),
            spanId: isId(8),
            parentSpanId: isId(8),
            traceState: isText,
            name: (value) => isText(value) && value !== "",
            kind: isEnum(1, 2, 3, 4, 5),
            startTimeUnixNano: isTime,
            endTimeUnixNano: isTime,
            attributes: isList,
            status: isObject,
          },
          ["traceId", "spanId", "name", "startTimeUnixNano", "endTimeUnixNano"],
        );
        const status = fields(span["status"], "status", { code: isEnum(0, 1, 2), message: isText });
        received.spans.push({
          traceId: String(span["traceId"]),
          spanId: String(span["spanId"]),
          parentSpanId: span["parentSpanId"] === undefined ? undefined : String(span["parentSpanId"]),
          name: String(span["name"]),
          start: BigInt(String(span["startTimeUnixNano"])),
          end: BigInt(String(span["endTimeUnixNano"])),
          status: Number(status["code"]),
          message: status["message"] === undefined ? undefined : String(status["message"]),
          attributes: attributes(span["attributes"], "span"),
        });
      }
    }
  }
}
