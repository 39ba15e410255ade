import { goQuote } from "./go-text.ts";

/**
 * Times as Go prints them. Inside the local Rack a time is a "stamp": RFC 3339 in UTC with exactly nine decimals, so
 * that stamps sort as text; on the wire Go's RFC3339Nano drops trailing zeros.
 */
export interface Clock {
  /** Milliseconds since 1970, from the `clock` option. */
  ms(): number;
  /** Now as a stamp. Two stamps of one clock are never equal, even while `ms` stands still. */
  stamp(): string;
}

/** The zero time of Go, as a stamp. */
export const ZERO_STAMP = "0001-01-01T00:00:00.000000000Z";

/** Milliseconds since 1970. A system clock that is set back while the process runs does not change it. */
export function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}

/** How far the clocks of two programs on one data folder may differ. */
const TOLERANCE_MS = 5_000;

/**
 * How long ago `since` was, never negative. A time in the future was written before the system clock was set back: what
 * began then has ended, and must not wait until the clock reaches that time again.
 */
export function elapsedMs(since: number, now: number): number {
  if (since - now > TOLERANCE_MS) return Number.POSITIVE_INFINITY;
  return Math.max(0, now - since);
}

/** `stamp`, or the first stamp after `previous` when the clock was set back in the meantime. */
export function laterStamp(stamp: string, previous: string | undefined): string {
  if (previous === undefined || stamp > previous) return stamp;
  const seconds = Date.parse(`${previous.slice(0, 19)}Z`) / 1000;
  return stampOfNanos(BigInt(seconds) * 1_000_000_000n + BigInt(previous.slice(20, 29)) + 1n);
}

export function makeClock(ms: () => number): Clock {
  let last = 0n;
  return {
    ms,
    stamp() {
      const now = BigInt(Math.floor(ms())) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n);
      last = now > last ? now : last + 1n;
      return stampOfNanos(last);
    },
  };
}

function stampOfNanos(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n;
  const fraction = (nanos % 1_000_000_000n).toString().padStart(9, "0");
  return `${isoSeconds(Number(seconds) * 1000)}.${fraction}Z`;
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** A stamp as JSON shows it: 2026-11-22T16:33:42.4654Z, 0001-01-01T00:00:00Z. */
export function wireTime(stamp: string): string {
  return stamp.replace(/\.?0*Z$/, "Z");
}

/** RFC 3339 with whole seconds, as in log lines. `ms` is milliseconds since 1970. */
export function logTime(ms: number): string {
  return `${isoSeconds(ms)}Z`;
}

/** Reads the form layout 20060102.150405.000000000. @throws Error with Go's text */
export function parseFormTime(text: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)\.(\d\d)(\d\d)(\d\d)\.(\d{9})$/.exec(text);
  if (match === null) {
    throw new Error(`parsing time "${text}" as "20060102.150405.000000000": cannot parse "${text}" as "2006"`);
  }
  const [, year, month, day, hour, minute, second, fraction] = match;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const wrong = outOfRange(Number(year), [month, day, hour, minute, second].map(Number));
  if (wrong !== undefined) throw new Error(`parsing time "${text}": ${wrong} out of range`);
  return `${time}.${fraction}Z`;
}

function outOfRange(
  year: number,
  [month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[],
): string | undefined {
  if (month < 1 || month > 12) return "month";
  if (hour > 23) return "hour";
  if (minute > 59) return "minute";
  if (second > 59) return "second";
  return day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? "day" : undefined;
}

const UNIT_MS: Record<string, number> = {
  ...{ ns: 1e-6, us: 1e-3, "\u00b5s": 1e-3, "\u03bcs": 1e-3 },
  ...{ ms: 1, s: 1000, m: 60_000, h: 3_600_000 },
};

/** Go's `time.ParseDuration`, in milliseconds. @throws Error with Go's text */
export function parseDuration(text: string): number {
  const body = text.replace(/^[+-]/, "");
  if (body === "0") return 0;
  let ms = 0;
  let rest = body;
  do {
    const [whole, amount = "", unit = ""] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`time: invalid duration ${goQuote(text)}`);
    if (unit === "") throw new Error(`time: missing unit in duration ${goQuote(text)}`);
    const size = UNIT_MS[unit];
    if (size === undefined) throw new Error(`time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}`);
    ms += Number(amount) * size;
    rest = rest.slice(whole.length);
  } while (rest !== "");
  return text.startsWith("-") ? -ms : ms;
}

/** A stamp of a moment in milliseconds since 1970. */
export function goTimeOf(ms: number): string {
  return stampOfNanos(BigInt(Math.floor(ms)) * 1_000_000n);
}
