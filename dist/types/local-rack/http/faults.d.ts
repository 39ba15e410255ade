/**
 * Misbehaviour on request. Each kind with what its value means, and how often it happens unless told otherwise.
 * The text form is `KIND[=VALUE][:TIMES][@[METHOD ]PATH]`, several separated by `;` or a new line.
 */
declare const KINDS: {
    readonly http: {
        readonly value: "status";
        readonly times: 1;
    };
    readonly refuse: {
        readonly value: "none";
        readonly times: 1;
    };
    readonly stall: {
        readonly value: "none";
        readonly times: 1;
    };
    readonly slow: {
        readonly value: "number";
        readonly times: number;
    };
    readonly "refuse-key": {
        readonly value: "none";
        readonly times: number;
    };
    readonly drop: {
        readonly value: "number?";
        readonly times: 1;
    };
    readonly append: {
        readonly value: "text";
        readonly times: 1;
    };
    readonly "drop-socket": {
        readonly value: "number";
        readonly times: 1;
    };
    readonly "no-end": {
        readonly value: "none";
        readonly times: 1;
    };
    readonly split: {
        readonly value: "number";
        readonly times: number;
    };
    readonly inject: {
        readonly value: "text";
        readonly times: number;
    };
    readonly created: {
        readonly value: "number";
        readonly times: 1;
    };
    readonly waiting: {
        readonly value: "number";
        readonly times: number;
    };
    readonly "build-fail": {
        readonly value: "text";
        readonly times: 1;
    };
    readonly "build-slow": {
        readonly value: "number";
        readonly times: number;
    };
    readonly rollback: {
        readonly value: "release?";
        readonly times: 1;
    };
    readonly "never-settle": {
        readonly value: "release?";
        readonly times: 1;
    };
    readonly flap: {
        readonly value: "none";
        readonly times: 1;
    };
    readonly "hide-release": {
        readonly value: "release?";
        readonly times: 1;
    };
};
export type FaultKind = keyof typeof KINDS;
/** One misbehaviour; docs/local-rack.md lists the kinds. */
export interface FaultSpec {
    kind: FaultKind;
    /** Status, bytes, milliseconds, lines, text or release id, by kind. */
    value?: string;
    /** How often it happens; Infinity for always. Each kind has its own default. */
    times?: number;
    /** Only requests with this method. */
    method?: string;
    /** Only paths that fit: `*` is part of a segment, `**` anything; without a slash, any path that contains it. */
    path?: string;
    /** For `http`: value of a Retry-After header. */
    retryAfter?: string;
    /** For `http`: the body is a proxy's HTML page. */
    html?: boolean;
}
export declare function defaultTimes(kind: FaultKind): number;
/**
 * Reads faults from a flag or a setting, such as `rollback` or `http=502:3@POST objects; split=1`.
 * @throws Error naming the part that is wrong and what is allowed
 */
export declare function parseFaults(text: string): FaultSpec[];
/** @throws Error when the value does not fit the kind */
export declare function checkValue(part: string, kind: FaultKind, value: string | undefined): void;
export {};
