/** v2 is the AWS ECS generation, v3 the Kubernetes generation. */
export type Generation = "v2" | "v3";
/** What a Rack of one generation and version does differently from another. */
export interface Profile {
    generation: Generation;
    /** 3.24.9 or, for v2, fourteen digits such as 20260421192651; `dev` counts as the newest. */
    version: string;
    /** `{"error": ...}` bodies when `Accept` lists application/json, and typed statuses: v3 from 3.24.1. */
    jsonErrors: boolean;
    /** X-Content-Type-Options and X-Frame-Options on every routed reply: v3 from 3.24.6. */
    securityHeaders: boolean;
    /** Object keys are cleaned and `..` is refused: v3 from 3.24.6. */
    cleanKeys: boolean;
    /** `parent-release` of a release: v3 from 3.21.1. */
    parentRelease: boolean;
    /** A build argument without `=` takes its value from the builder's environment: v3 from 3.22.0. */
    bareBuildArgs: boolean;
    /** Builds without an archive: v3. */
    externalBuilds: boolean;
    /** `git-sha` of a build: v2 from 20230704162933, v3 from 3.11.0. */
    gitSha: boolean;
    /** `build-args`: v2 from 20221115125919, v3 from 3.8.1. */
    buildArgs: boolean;
    /** Tokens: v2 from 20230704162933, v3 from 3.13.1. */
    tokens: boolean;
    /** Admin role and admin tokens: v3 from 3.24.6. */
    adminRole: boolean;
    /** Log socket of a service, and `Tail` on log sockets: v3 from 3.19.4. */
    serviceLogs: boolean;
    /** Configs of an app, and an exec that heeds `Tty` and `Disable-Stdin`: v3 from 3.19.7. v2 heeds `Tty` always. */
    appConfigs: boolean;
    /** `GET /apps/A/diagnose`: v3 from 3.24.0. */
    diagnose: boolean;
    /** `min` and `max` of a service, and the service's part of the manifest: v3 from 3.24.6. */
    serviceLimits: boolean;
    /** Cancelling a build: newer than 3.24.9. */
    buildCancel: boolean;
}
/** @throws Error when the version is not one of that generation */
export declare function makeProfile(generation: Generation, version?: string): Profile;
