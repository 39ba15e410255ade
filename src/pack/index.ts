export type { Entry } from "./entry.ts";
export { type TarballOptions, tarball } from "./tarball.ts";
export { type SourceTree, sourceTree, type TreeOptions } from "./tree.ts";
export type { ContextWarning } from "./warnings.ts";
