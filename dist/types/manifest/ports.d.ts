import type { Value } from "./document.ts";
import type { Racks, Report } from "./problem.ts";
/** `port`: 3000, "https:3000" or { port, scheme } (pkg/manifest/yaml.go of both generations). */
export declare function checkPort(name: string, value: Value | undefined, report: Report): void;
/** `ports` of a v3 service, and `agent.ports` of a v2 one: items 5000 or "5000/udp". */
export declare function checkPorts(name: string, value: Value | undefined, report: Report, key?: string, racks?: Racks): void;
/** `health`: a path, or a mapping; numbers in it that are no numbers are skipped without a word. */
export declare function checkHealth(name: string, value: Value | undefined, report: Report): void;
