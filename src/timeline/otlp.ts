// The timeline as OpenTelemetry's JSON over HTTP: opentelemetry.io/docs/specs/otlp ("JSON Protobuf Encoding"), messages
// of opentelemetry-proto v1. Ids are hexadecimal, 64-bit numbers are strings, enumerations are numbers.
import type { Attributes, Span } from "./timeline.ts";
import { spanIds, type TraceContext } from "./trace-context.ts";

const INTERNAL = 1;
const STATUS = { ok: 1, error: 2, canceled: 2 } as const;
/** Spans in one request: a collector accepts bodies of 4 MiB and more. */
const MAX_SPANS = 1_000;
const MAX_TEXT = 4_096;

export interface TraceDetails {
  readonly context: TraceContext;
  /** What describes the program and its job, such as `service.name`. */
  readonly resource: Attributes;
  readonly version: string;
  /** Text of the error of a failed command. */
  readonly error: string | undefined;
  /** Hides secrets. */
  readonly mask: (text: string) => string;
}

/** Bodies of the requests that report `spans`. */
export function traceRequests(spans: readonly Span[], details: TraceDetails): string[] {
  const ids = spanIds(spans, details.context);
  const encoded = spans.map((span) => encodeSpan(span, ids, details));
  const bodies: string[] = [];
  for (let at = 0; at < encoded.length; at += MAX_SPANS) {
    bodies.push(
      JSON.stringify({
        resourceSpans: [
          {
            resource: { attributes: encodeAttributes(details.resource, details.mask) },
            scopeSpans: [
              {
                scope: { name: "@convox/ci", version: details.version },
                spans: encoded.slice(at, at + MAX_SPANS),
              },
            ],
          },
        ],
      }),
    );
  }
  return bodies;
}

function encodeSpan(span: Span, ids: ReadonlyMap<Span, string>, { context, error, mask }: TraceDetails): object {
  const isCommand = span.kind === "command";
  const parent = isCommand ? context.parentId : span.parent && ids.get(span.parent);
  const isTitled = span.kind === "step" || span.kind === "part" || isCommand;
  const message = isCommand && error !== undefined ? shorten(mask(error)) : undefined;
  return {
    traceId: context.traceId,
    spanId: ids.get(span),
    ...(parent === undefined ? {} : { parentSpanId: parent }),
    ...(context.state === "" ? {} : { traceState: context.state }),
    name: isTitled ? shorten(mask(span.name)) : span.kind,
    kind: INTERNAL,
    startTimeUnixNano: toNanoseconds(span.start),
    endTimeUnixNano: toNanoseconds(Math.max(span.start, span.end)),
    attributes: encodeAttributes(
      {
        "convox.kind": span.kind,
        ...(isTitled ? {} : { "convox.title": span.name }),
        ...(span.status === "canceled" ? { "convox.canceled": true } : {}),
        ...Object.fromEntries(Object.entries(span.attributes).map(([name, value]) => [`convox.${name}`, value])),
      },
      mask,
    ),
    status: { code: STATUS[span.status], ...(message === undefined ? {} : { message }) },
  };
}

function encodeAttributes(attributes: Attributes, mask: (text: string) => string): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(value, mask) }));
}

function encodeValue(value: string | number | boolean, mask: (text: string) => string): object {
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "string") return { stringValue: shorten(mask(value)) };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

function toNanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n);
}

function shorten(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
