import type { Report } from "./problem.ts";
import type { Service } from "./services.ts";
/** What a Rack builds for one service. */
export interface ServiceBuild {
    service: string;
    /** The build context, relative to the root of the source with "/"; "." for the root itself. */
    path: string;
    /** The Dockerfile, relative to the root of the source with "/". */
    dockerfile: string;
}
/**
 * What a Rack builds for a service; undefined when it takes an image, or when only the Rack knows the path.
 * A Rack joins `build.path` to the root of the source wherever the manifest lies, and `build.manifest` to `build.path`
 * (convox/convox pkg/build/buildkit.go, convox/rack pkg/build/build.go).
 */
export declare function checkBuild(service: Service, dir: string, report: Report): Promise<ServiceBuild | undefined>;
