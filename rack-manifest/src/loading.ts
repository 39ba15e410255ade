import type { Decoded } from "./decode.ts";
import type { Manifest } from "./manifest.ts";
import type { Generation, Item } from "./yaml/item.ts";

/** A manifest between decoding and validation. `decoded` has everything that the table names. */
export interface Loading {
  generation: Generation;
  /** Of the Rack; undefined to refuse only what every version does. */
  version: string | undefined;
  root: Item | undefined;
  decoded: Decoded;
  manifest: Manifest;
}
