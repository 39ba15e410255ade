import type { Rack } from "./rack.ts";
/** A build on disk. `started` and `ended` are stamps. */
export interface BuildRecord {
    id: string;
    app: string;
    description: string;
    entrypoint: string;
    gitSha: string;
    logs: string;
    manifest: string;
    process: string;
    release: string;
    reason: string;
    status: string;
    wildcardDomain: boolean;
    started: string;
    ended: string;
}
export declare function newBuild(app: string, id: string, started: string): BuildRecord;
export declare function writeBuild(rack: Rack, build: BuildRecord): Promise<void>;
/**
 * v3 finds a build in its app's namespace, in any case of the id; v2 has one table for all apps and looks at the id
 * alone.
 * @throws RackFailure v3: 500 with the Kubernetes text; v2: 404
 */
export declare function getBuild(rack: Rack, app: string, id: string): Promise<BuildRecord>;
/** Builds of an app, newest start first. */
export declare function listBuilds(rack: Rack, app: string): Promise<BuildRecord[]>;
/** Changes fields of a build under a lock, so that two programs do not undo each other's change. */
export declare function updateBuild(rack: Rack, app: string, id: string, fields: Partial<BuildRecord>): Promise<BuildRecord>;
/** Marks this process as the one that runs the build. */
export declare function claimBuild(rack: Rack, app: string, id: string): Promise<void>;
/** The build's process has ended: followers of its log stop at what is written so far. */
export declare function releaseBuild(rack: Rack, app: string, id: string): Promise<void>;
/** True while some living process runs the build. */
export declare function isOwned(rack: Rack, app: string, id: string): Promise<boolean>;
/** Adds to the log that a running build shows to followers. */
export declare function appendBuildLog(rack: Rack, app: string, id: string, text: string): Promise<void>;
export declare function readBuildLog(rack: Rack, app: string, id: string): Promise<Buffer>;
/** Stores the log as the object `build/ID/logs`. Returns its URL. */
export declare function storeBuildLog(rack: Rack, app: string, id: string, log: Uint8Array): Promise<string>;
