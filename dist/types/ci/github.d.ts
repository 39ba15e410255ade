import type { Host } from "./host.ts";
/** A job of GitHub Actions, told what to do by workflow commands on standard output. */
export declare function githubHost(): Host;
