import { type Problem } from "./problem.ts";
import type { ServiceBuild } from "./service-build.ts";
export type { Problem } from "./problem.ts";
export { scalesIn } from "./scales.ts";
export { serviceNames } from "./service-names.ts";
/** The manifest as far as a build needs it, and everything in it that a Rack would refuse or ignore. */
export interface Manifest {
    /** Path relative to the root of the source, with "/". */
    file: string;
    /** Names of the services, in their order. */
    services: string[];
    builds: ServiceBuild[];
    /** In the order of the lines. */
    problems: Problem[];
    /** Names that the app's environment must hold, as no default is given for them; sorted. */
    requiredEnv: string[];
}
export interface ManifestOptions {
    /** Path of the manifest relative to the root of the source. @default "convox.yml" */
    manifest?: string | undefined;
    /** Values for `${NAME}` in the manifest, beside the app's environment, which is not known here. */
    buildArgs?: Readonly<Record<string, string>> | undefined;
}
/**
 * Reads the manifest of the source in `dir`. What is wrong inside goes to `problems`; `checkManifest` judges it.
 * @throws ManifestError when the file is missing, unreadable or no YAML
 */
export declare function readManifest(dir: string, options?: ManifestOptions): Promise<Manifest>;
/**
 * What a Rack of this generation makes of the manifest. Without a generation only what every Rack refuses is an error;
 * what one of them refuses is then a warning.
 * @returns the warnings
 * @throws ManifestError that lists every error with its line
 */
export declare function checkManifest(manifest: Manifest, generation: "v2" | "v3" | undefined): Problem[];
