import { type BuildFlags } from "./build-flags.ts";
import { type BuildRecord } from "./build-store.ts";
import type { Service } from "./manifest-service.ts";
import { type Rack } from "./rack.ts";
/** What a build was asked to do. */
export interface BuildRequest {
    /** `object://APP/KEY`. */
    url: string;
    manifest: string;
    development: boolean;
    flags: () => BuildFlags;
    /** Milliseconds to wait before each line of the log. */
    msPerLine: number;
    /** Ends the build with this text instead of building. */
    failWith: string | undefined;
}
/**
 * Runs a build to its end: status `complete` with a release, or `failed`. Never throws. The order of the last steps is
 * the Rack's: log stored, then `ended` and `logs`, then the release, then status and release of the build.
 */
export declare function runBuild(rack: Rack, build: BuildRecord, request: BuildRequest): Promise<void>;
/**
 * Key by which a docker build is made once for several services: a hash over Go's rendering of the build. v2 uses
 * SHA-1, v3 SHA-224.
 */
export declare function buildHash(algorithm: "sha1" | "sha224", id: string, service: Pick<Service, "build" | "image">): string;
/** Image repository of an app, by generation and provider. */
export declare function repository(rack: Rack, app: string): string;
