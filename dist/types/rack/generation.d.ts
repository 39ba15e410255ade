import type { App } from "./apps.ts";
import type { System } from "./system.ts";
/** v2: AWS ECS, versions of 14 digits; v3: Kubernetes, versions 3.x.y. */
export interface Generation {
    readonly generation: "v2" | "v3" | undefined;
    /** The Rack's exact version; undefined when it may not be read, or says "dev". */
    readonly version: string | undefined;
}
/**
 * What kind of Rack it is, from its version, else from what only one kind has. When the key may not read the system
 * (any error of the Rack but a 401), or the version says nothing, an app tells.
 */
export declare function generationOf(system: () => Promise<System>, app: (() => Promise<App>) | undefined): Promise<Generation>;
/** Whether the Rack is at least as new as the given version of its generation; undefined when its version is unknown. */
export declare function isAtLeast({ generation, version }: Generation, since: {
    v2?: string;
    v3?: string;
}): boolean | undefined;
