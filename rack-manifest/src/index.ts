export { jsonWords, readInstructions } from "./dockerfile-grammar.ts";
export type { Complaint, Path } from "./fault.ts";
export { ManifestFault } from "./fault.ts";
export {
  findComplaints,
  loadManifest,
  readDocument,
  refuseUnreadable,
  TABLES,
  validateManifest,
} from "./load.ts";
export type { Loading } from "./loading.ts";
export { locate, locateKey } from "./locate.ts";
export type { Balancer, Manifest, Service, Timer } from "./manifest.ts";
export type { Field, Fields, Type } from "./type.ts";
export { isVersionAtLeast } from "./version.ts";
export { decodeText } from "./yaml/encoding.ts";
export type { Generation, Item, ItemEntry, Scalar } from "./yaml/item.ts";
export { type Mark, YamlError } from "./yaml/place.ts";
export { isMergeKey } from "./yaml/value.ts";
