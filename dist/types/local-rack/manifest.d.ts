import { type Service } from "./manifest-service.ts";
import type { Generation } from "./profile.ts";
/** convox.yml as far as a build and a promotion need it. Order is that of the file. */
export interface Manifest {
    services: Service[];
    resources: {
        name: string;
        type: string;
    }[];
    timers: {
        name: string;
        service: string;
        schedule: string;
    }[];
    balancers: {
        name: string;
        service: string;
        ports: number;
        whitelist: string[];
    }[];
}
/**
 * Loads a manifest in the order that the Rack does it: `${NAME}` in the raw text, YAML, defaults, required
 * environment. v2 validates too; v3 leaves that to the build (`validateManifest`).
 * @throws Error with the Rack's text
 */
export declare function loadManifest(text: string, env: ReadonlyMap<string, string>, generation: Generation): Manifest;
/** v3's validation at build time: every complaint in one error. @throws Error */
export declare function validateManifest(manifest: Manifest): void;
/** `${NAME}` anywhere in the text, comments included; an unknown name becomes nothing. */
export declare function interpolate(text: string, env: ReadonlyMap<string, string>): string;
