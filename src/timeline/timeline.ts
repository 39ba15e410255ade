import { CancelledError } from "../errors.ts";

/** What a span measures. "step" is one step of a Dockerfile; "part" is any other named part of a command's work. */
export type SpanKind =
  | "command"
  | "pack"
  | "upload"
  | "build"
  | "step"
  | "promotion"
  | "hook"
  | "health-check"
  | "part";

export type SpanStatus = "ok" | "error" | "canceled";

/** Facts about a span: texts, numbers (the unit is in the name, such as `bytes`) and booleans. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** One timed part of a command's work. Times are milliseconds since 1970. */
export interface Span {
  readonly kind: SpanKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly status: SpanStatus;
  readonly attributes: Attributes;
  /** The span that this one is part of; undefined for the command itself. */
  readonly parent: Span | undefined;
}

/** A span that has not ended. */
export interface OpenSpan {
  /** Adds facts; a fact with the same name is replaced. */
  set(attributes: Attributes): void;
}

/** A span that ended elsewhere, such as a step that the log of a build reports. */
export interface EndedSpan {
  readonly kind: SpanKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly status?: SpanStatus;
  readonly attributes?: Attributes;
}

/**
 * Measures what a command spends its time on. One model for the job summary, CircleCI's timeline file and OpenTelemetry.
 * Spans nest by call: what is measured inside the body of another span is part of it.
 */
export interface Timeline {
  /** Runs `body` and records how long it took. An error ends the span as "error", an aborted signal as "canceled". */
  measure<T>(kind: SpanKind, name: string, body: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** Records a span that ended elsewhere, as part of the innermost open one. */
  add(span: EndedSpan): void;
  /** Ended spans, in the order of their ends; a part comes before the span that contains it. */
  readonly spans: readonly Span[];
}

interface MutableSpan {
  kind: SpanKind;
  name: string;
  start: number;
  end: number;
  status: SpanStatus;
  attributes: Record<string, string | number | boolean>;
  parent: Span | undefined;
}

/** @param now milliseconds since 1970, from a clock that nothing sets back */
export function createTimeline({ now, signal }: { now: () => number; signal?: AbortSignal }): Timeline {
  const spans: Span[] = [];
  const open: MutableSpan[] = [];

  return {
    spans,
    async measure(kind, name, body) {
      const span: MutableSpan = {
        kind,
        name,
        start: now(),
        end: 0,
        status: "ok",
        attributes: {},
        parent: open.at(-1),
      };
      open.push(span);
      try {
        return await body({ set: (attributes) => Object.assign(span.attributes, attributes) });
      } catch (error) {
        span.status = signal?.aborted || error instanceof CancelledError ? "canceled" : "error";
        throw error;
      } finally {
        span.end = now();
        open.splice(open.indexOf(span), 1);
        spans.push(span);
      }
    },
    add({ kind, name, start, end, status = "ok", attributes = {} }) {
      spans.push({ kind, name, start, end, status, attributes, parent: open.at(-1) });
    },
  };
}
