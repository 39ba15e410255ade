import type { Value } from "./document.ts";
import type { Report } from "./problem.ts";
/** `scale`: 2, "1-3", or a mapping (pkg/manifest/yaml.go of both generations). */
export declare function checkScale(name: string, value: Value | undefined, report: Report): void;
/** `deployment`: percentages of the count between which a rolling deployment moves; v3 checks their ranges. */
export declare function checkDeployment(name: string, value: Value | undefined, report: Report): void;
