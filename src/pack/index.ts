export { LEVELS, type Level } from "./deflate/block.ts";
export { contentDigest, shapeDigest } from "./digest.ts";
export type { Entry } from "./entry.ts";
export { printable } from "./problems.ts";
export { tarball } from "./tarball.ts";
export { type SourceTree, sourceTree } from "./tree.ts";
