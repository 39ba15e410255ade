import { type BuildResult } from "./build.ts";
export declare const deploy: import("./command.ts").Command<{
    readonly "working-directory": {
        readonly description: "Directory with the source, its convox.yml at the top";
        readonly positional: "dir";
        readonly default: ".";
    };
    readonly app: {
        readonly description: "Name of the app";
        readonly required: true;
        readonly short: "a";
        readonly env: readonly ["CONVOX_APP"];
        readonly fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name";
    };
    readonly description: {
        readonly description: "Description of the build and its release";
        readonly short: "d";
        readonly fallback: "the commit's short id and subject, when the work tree is clean";
    };
    readonly manifest: {
        readonly description: "Manifest to build from, as a path inside the source";
        readonly short: "m";
        readonly fallback: "convox.yml";
    };
    readonly "build-args": {
        readonly description: "Build arguments, KEY=VALUE; a bare KEY takes the value of the environment variable KEY";
        readonly kind: "lines";
        readonly aliases: readonly ["buildargs"];
    };
    readonly cached: {
        readonly description: "Use the Rack's build cache";
        readonly kind: "boolean";
        readonly fallback: "true";
    };
    readonly "no-cache": {
        readonly description: "Build without the Rack's cache: the opposite of cached";
        readonly kind: "boolean";
    };
    readonly development: {
        readonly description: "Build the Dockerfile's stage that is named development";
        readonly kind: "boolean";
        readonly default: "false";
    };
    readonly "wildcard-domain": {
        readonly description: "Give the app's services a wildcard domain (v2 Racks)";
        readonly kind: "boolean";
        readonly default: "false";
    };
    readonly "build-timeout": {
        readonly description: "How long the build may take";
        readonly kind: "duration";
        readonly default: "60m";
    };
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
}, BuildResult>;
