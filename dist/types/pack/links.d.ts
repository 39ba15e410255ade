import type { Stats } from "node:fs";
import nodePath from "node:path";
/** Where a symbolic link ends, through all links between. */
export type Target = {
    kind: "inside";
    real: string;
    stats: Stats;
} | {
    kind: "outside";
    real: string;
} | {
    kind: "dangling";
} | {
    kind: "loop";
};
/**
 * Follows the link at `disk`. `root` is a real path; whether a target is inside is asked of its real path.
 * @throws the system's error when the way to the target may not be searched
 */
export declare function target(disk: string, root: string): Promise<Target>;
/** Whether `path` is `root` or in it; both absolute and real. `system` is node:path of the system they come from. */
export declare function contains(root: string, path: string, system?: nodePath.PlatformPath): boolean;
