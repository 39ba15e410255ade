import type { Entry, Mapping, Value } from "./document.ts";
import type { Report } from "./problem.ts";
/** A service of the manifest; `body` is undefined when it is empty or stands behind a variable. */
export interface Service {
    name: string;
    entry: Entry;
    body: Mapping | undefined;
}
/** The services, and whether more may hide behind variables (then no reference to a service can be called wrong). */
export interface Services {
    list: Service[];
    open: boolean;
}
/** Reads and checks `services` (convox/convox and convox/rack pkg/manifest/service.go, yaml.go, validate.go). */
export declare function checkServices(root: Mapping, report: Report): Services;
/** The resources that a service asks for; "main:DB_URL" asks for main under a name of its own (v3). */
export declare function resourcesOf({ body }: Service): {
    name: string;
    at: Value["at"];
    renamed: boolean;
}[];
