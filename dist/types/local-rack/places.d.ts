import type { Rack } from "./rack.ts";
/**
 * Where things lie in the data folder. App names and ids come from the network: a name with other than harmless
 * characters is replaced by its hash, so that nothing can be read or written outside the folder.
 */
export declare const places: {
    apps: (rack: Rack) => string;
    app: (rack: Rack, app: string) => string;
    appRecord: (rack: Rack, app: string) => string;
    appLock: (rack: Rack, app: string) => string;
    appEvents: (rack: Rack, app: string) => string;
    builds: (rack: Rack, app: string) => string;
    build: (rack: Rack, app: string, id: string) => string;
    buildLog: (rack: Rack, app: string, id: string) => string;
    buildOwner: (rack: Rack, app: string, id: string) => string;
    releases: (rack: Rack, app: string) => string;
    release: (rack: Rack, app: string, id: string) => string;
    objects: (rack: Rack, app: string) => string;
    scratch: (rack: Rack) => string;
    tokenKey: (rack: Rack) => string;
};
