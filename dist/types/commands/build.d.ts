import { type Deps } from "./command.ts";
import type { Values } from "./inputs.ts";
export declare const buildInputs: {
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
};
export declare const buildOutputs: {
    readonly build: "Id of the build, such as BABCDEFGHIJ";
    readonly release: "Id of the release that the build made, such as RABCDEFGHIJ";
    readonly app: "Name of the app";
    readonly rack: "Name of the Rack";
    readonly status: "complete";
    readonly "git-sha": "Commit that was built, when the source is a git work tree";
    readonly duration: "How long it took, in seconds";
    readonly "context-size": "Size of the uploaded archive, in bytes";
    readonly "previous-release": "Release that was active before, when the app had one";
};
export interface BuildResult {
    build: string;
    release: string;
    app: string;
    rack: string;
    status: string;
    "git-sha": string;
    duration: number;
    "context-size": number;
    "previous-release": string;
}
export declare const build: import("./command.ts").Command<{
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
}, BuildResult>;
/** Packs, uploads, builds, and waits until the build has settled. `deploy` begins with the same. */
export declare function buildSource(values: Values<typeof buildInputs>, deps: Deps): Promise<BuildResult>;
