export type { Entry } from "./entry.ts";
export { tarball } from "./tarball.ts";
export { type SourceTree, sourceTree } from "./tree.ts";
