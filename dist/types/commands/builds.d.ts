/** A build as it is shown: names as on the wire, times in ISO 8601, "" for what is not yet. */
interface Shown {
    id: string;
    app: string;
    status: string;
    release: string;
    description: string;
    reason: string;
    "git-sha": string;
    started: string;
    ended: string;
}
export declare const builds: import("./command.ts").Command<{
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
    readonly limit: {
        readonly description: "How many at the most";
        readonly kind: "integer";
        readonly short: "l";
        readonly default: "10";
    };
}, Shown[]>;
export declare const buildsInfo: import("./command.ts").Command<{
    readonly build: {
        readonly description: "Id of the build, such as BABCDEFGHIJ";
        readonly required: true;
        readonly positional: "build";
    };
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
}, Shown>;
export declare const buildsLogs: import("./command.ts").Command<{
    readonly build: {
        readonly description: "Id of the build, such as BABCDEFGHIJ";
        readonly required: true;
        readonly positional: "build";
    };
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
    readonly "build-timeout": {
        readonly description: "How long to follow a build that runs";
        readonly kind: "duration";
        readonly default: "60m";
    };
}, Shown>;
export {};
