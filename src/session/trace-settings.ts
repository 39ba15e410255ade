import type { Environment } from "../commands/declaration/inputs.ts";

/** Where a trace is sent, by OpenTelemetry's standard variables; see opentelemetry.io/docs/specs/otel/protocol/exporter. */
export interface TraceSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocol: string;
  readonly isCompressed: boolean;
  readonly timeoutMs: number;
  /** PEM files of authorities that may have signed the certificate of the receiver. */
  readonly caFiles: readonly string[];
}

/** Names of the variables that hold headers, whose values are secrets. */
export const HEADER_VARIABLES = ["OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"] as const;

/**
 * undefined where no endpoint is set, or where the variables turn traces off.
 * @param caFile input of the connection to the Rack
 */
export function readTraceSettings(env: Environment, caFile?: string): TraceSettings | undefined {
  const read = (name: string) =>
    env[`OTEL_EXPORTER_OTLP_TRACES_${name}`]?.trim() || env[`OTEL_EXPORTER_OTLP_${name}`]?.trim();
  const own = env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]?.trim();
  const base = env["OTEL_EXPORTER_OTLP_ENDPOINT"]?.trim();
  if (!own && !base) return undefined;
  if (/^true$/i.test(env["OTEL_SDK_DISABLED"]?.trim() ?? "")) return undefined;
  if (/^none$/i.test(env["OTEL_TRACES_EXPORTER"]?.trim() ?? "")) return undefined;
  const timeout = Number(read("TIMEOUT"));
  return {
    url: own || `${base?.replace(/\/+$/, "")}/v1/traces`,
    headers: Object.fromEntries(parsePairs(read("HEADERS") ?? "")),
    protocol: read("PROTOCOL") ?? "http/json",
    isCompressed: read("COMPRESSION") === "gzip",
    timeoutMs: timeout > 0 ? timeout : 10_000,
    caFiles: [read("CERTIFICATE"), caFile].flatMap((file) => file || []),
  };
}

/** `key=value,key=value`, percent-encoded. A pair that cannot be decoded is taken as it is. */
export function parsePairs(text: string): [name: string, value: string][] {
  return text.split(",").flatMap((pair) => {
    const [name = "", value] = pair.split(/=(.*)/s).map((part) => decode(part.trim()));
    return name === "" || value === undefined ? [] : [[name, value] as [string, string]];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
