import { type BuildOptions } from "./build-options.ts";
import type { Generation } from "./generation.ts";
import type { StoreOptions } from "./objects.ts";
import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";
/** Source: convox/convox pkg/structs/build.go */
export interface Build {
    readonly id: string;
    readonly app: string;
    /**
     * `created`, `running`, `complete` or `failed`. Both of the first two mean "wait": v2 answers a create with `created`
     * although the build runs, v3 with `running`.
     */
    readonly status: string;
    /** Id of the release that it made; "" until it is complete. */
    readonly release: string;
    readonly description: string;
    readonly gitSha: string;
    /** `object://` URL of the stored log, once the build has ended. */
    readonly logs: string;
    readonly manifest: string;
    /** Id of the process that builds. */
    readonly process: string;
    readonly reason: string;
    /** Where the images of an external build go. Contains a password: mask it before anything else. */
    readonly repository: string;
    readonly started: Date | undefined;
    readonly ended: Date | undefined;
}
export declare const buildCalls: (http: Transport) => {
    /** Starts a build and returns at once. @throws InputError for build args that this Rack cannot take */
    create(app: string, options: BuildOptions, generation: Generation): Promise<Build>;
    get: (app: string, id: string) => Promise<Build>;
    /** Newest first; 10 unless `limit` says otherwise. */
    list: (app: string, options?: {
        readonly limit?: number;
    }) => Promise<Build[]>;
    /**
     * The log from its first byte, followed while the build runs; each connection starts again from there. While a build
     * is `created`, v3 answers with an error in the stream. followBuildLog deals with all that.
     */
    logs: (app: string, id: string) => Promise<Stream>;
    /** Ends a build that runs; Racks newer than 3.24.9. Others answer 404 with no text, or 405. */
    cancel: (app: string, id: string) => Promise<void>;
    /** Writes down that a build has failed; whatever builds is not stopped by that. */
    markFailed: (app: string, id: string, ended: Date) => Promise<Build>;
    /**
     * The archive of a build: its images, as a gzipped tar that depends on the kind of Rack (see archive/). What goes wrong
     * after the first byte is text at its end, under a status of 200, so it has to be checked. Nothing comes before the
     * Rack has fetched the images.
     */
    export: (app: string, id: string) => Promise<AsyncIterable<Uint8Array>>;
    /**
     * Makes a build and a release from an archive, and returns when the images are in the app's registry. `body` is asked
     * for once more only when the Console wants a session first. A v3 Rack does not notice an image that it cannot push.
     */
    import: (app: string, body: () => AsyncIterable<Uint8Array>, options?: StoreOptions) => Promise<Build>;
};
