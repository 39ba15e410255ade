/** 1500 -> "1.5 kB", in powers of 1000. */
export declare function byteSize(bytes: number): string;
/** Milliseconds as "0s", "42s", "3m5s", "1h2m3s": the way the Convox CLI shows how long a build took. */
export declare function elapsed(ms: number): string;
/** How long ago `time` was, in words: "38 seconds ago", "1 minute ago". */
export declare function ago(time: Date, now: number): string;
