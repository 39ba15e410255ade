import { randomBytes } from "node:crypto";
import type { Span } from "./timeline.ts";

/** A trace: the ids of its spans, and the span of another program that it is part of. W3C Trace Context, level 1. */
export interface TraceContext {
  readonly traceId: string;
  /** Span that the trace continues; undefined for a new trace. */
  readonly parentId: string | undefined;
  /** TRACESTATE of the parent, passed on unchanged. */
  readonly state: string;
  readonly isSampled: boolean;
  /** Id of the command's span. */
  readonly rootId: string;
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The trace that `traceparent` names, or a new one. An invalid value counts as none, as the standard demands. */
export function startTrace(traceparent = "", tracestate = ""): TraceContext {
  const [, version, traceId, parentId, flags = "", rest] = TRACEPARENT.exec(traceparent.trim()) ?? [];
  const rootId = randomBytes(8).toString("hex");
  if (traceId === undefined || parentId === undefined || (version === "00" && rest !== undefined)) {
    return { traceId: randomBytes(16).toString("hex"), parentId: undefined, state: "", isSampled: true, rootId };
  }
  return { traceId, parentId, state: tracestate.trim(), isSampled: (Number.parseInt(flags, 16) & 1) === 1, rootId };
}

/** Value of TRACEPARENT for what continues the trace of the command. */
export function traceparentOf({ traceId, rootId, isSampled }: TraceContext): string {
  return `00-${traceId}-${rootId}-${isSampled ? "01" : "00"}`;
}

/** Ids of the spans; the command's span has the id that traceparentOf names. */
export function spanIds(spans: readonly Span[], { rootId }: TraceContext): Map<Span, string> {
  return new Map(
    spans.map((span) => [span, span.kind === "command" ? rootId : randomBytes(8).toString("hex")] as const),
  );
}
