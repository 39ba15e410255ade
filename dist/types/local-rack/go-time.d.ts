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
export declare const ZERO_STAMP = "0001-01-01T00:00:00.000000000Z";
export declare function makeClock(ms: () => number): Clock;
/** A stamp as JSON shows it: 2026-11-22T16:33:42.4654Z, 0001-01-01T00:00:00Z. */
export declare function wireTime(stamp: string): string;
/** RFC 3339 with whole seconds, as in log lines. `ms` is milliseconds since 1970. */
export declare function logTime(ms: number): string;
/** Reads the form layout 20060102.150405.000000000. @throws Error with Go's text */
export declare function parseFormTime(text: string): string;
/** Go's `time.ParseDuration`, in milliseconds. @throws Error with Go's text */
export declare function parseDuration(text: string): number;
/** A stamp of a moment in milliseconds since 1970. */
export declare function goTimeOf(ms: number): string;
