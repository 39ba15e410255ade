export { copyTree } from "./copy-tree.ts";
export { LEVELS, type Level } from "./deflate/block.ts";
export { contentDigest, shapeDigest } from "./digest.ts";
export type { Entry } from "./entry.ts";
export { gzip } from "./gzip.ts";
export { printable } from "./problems.ts";
export { type TarballOptions, tarball, tarDigest } from "./tarball.ts";
export { type SourceTree, sourceTree, type TreeOptions } from "./tree.ts";
