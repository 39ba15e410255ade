import type { Mapping } from "./document.ts";
import type { Report } from "./problem.ts";
import { type Services } from "./services.ts";
/** Checks `resources`, and that services name only such as exist (pkg/manifest/validate.go, manifest.go). */
export declare function checkResources(root: Mapping, services: Services, report: Report): void;
/** Checks `timers`: the service exists, and the schedule has as many fields as the generation of Rack reads. */
export declare function checkTimers(root: Mapping, services: Services, report: Report): void;
/** Checks `balancers`, which only v3 knows. */
export declare function checkBalancers(root: Mapping, services: Services, report: Report): void;
