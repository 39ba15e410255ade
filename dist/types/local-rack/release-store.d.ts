import type { Rack } from "./rack.ts";
/** A release on disk; `created` is a stamp. */
export interface ReleaseRecord {
    id: string;
    app: string;
    build: string;
    env: string;
    manifest: string;
    description: string;
    created: string;
}
export declare function writeRelease(rack: Rack, release: ReleaseRecord): Promise<void>;
/** @throws RackFailure: v3 with the Kubernetes text and 500; v2 with 404, or 500 for another app's release */
export declare function getRelease(rack: Rack, app: string, id: string): Promise<ReleaseRecord>;
/** Releases of an app, newest first. */
export declare function listReleases(rack: Rack, app: string): Promise<ReleaseRecord[]>;
export declare function newestRelease(rack: Rack, app: string): Promise<ReleaseRecord | undefined>;
