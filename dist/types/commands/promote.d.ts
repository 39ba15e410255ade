import { type Deps } from "./command.ts";
import type { Values } from "./inputs.ts";
/** What `promote` and `deploy` share. */
export declare const promotionInputs: {
    readonly force: {
        readonly description: "Promote although the app is updating";
        readonly kind: "boolean";
        readonly default: "false";
    };
    readonly "promote-timeout": {
        readonly description: "How long to wait until the app has settled; a Rack's own deadline is 50 minutes";
        readonly kind: "duration";
        readonly default: "55m";
    };
};
declare const inputs: {
    readonly force: {
        readonly description: "Promote although the app is updating";
        readonly kind: "boolean";
        readonly default: "false";
    };
    readonly "promote-timeout": {
        readonly description: "How long to wait until the app has settled; a Rack's own deadline is 50 minutes";
        readonly kind: "duration";
        readonly default: "55m";
    };
    readonly release: {
        readonly description: "Id of the release, such as RABCDEFGHIJ";
        readonly required: true;
        readonly positional: "release";
    };
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
};
export interface PromoteResult {
    release: string;
    app: string;
    rack: string;
    status: string;
    duration: number;
    "previous-release": string;
}
export declare const promote: import("./command.ts").Command<{
    readonly force: {
        readonly description: "Promote although the app is updating";
        readonly kind: "boolean";
        readonly default: "false";
    };
    readonly "promote-timeout": {
        readonly description: "How long to wait until the app has settled; a Rack's own deadline is 50 minutes";
        readonly kind: "duration";
        readonly default: "55m";
    };
    readonly release: {
        readonly description: "Id of the release, such as RABCDEFGHIJ";
        readonly required: true;
        readonly positional: "release";
    };
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
}, PromoteResult>;
/** Starts the promotion and waits for its end. */
export declare function promoteRelease({ app, release, force, promoteTimeout }: Values<typeof inputs>, deps: Deps): Promise<PromoteResult>;
export {};
