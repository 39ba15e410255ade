import type { ServiceBuild } from "./builds.ts";
import type { Value } from "./document.ts";
/** True for the manifest of a generation 1 app, which only v2 Racks know: docker-compose.yml and its like. */
export declare function isCompose(file: string): boolean;
/**
 * Services and builds of a docker-compose.yml, as far as they are plain (convox/rack pkg/manifest1). Nothing is checked:
 * `$NAME` in it is replaced by the Rack's builder with variables that are not known here.
 */
export declare function composeServices(root: Value): {
    services: string[];
    builds: ServiceBuild[];
};
