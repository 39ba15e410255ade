import type { Manifest } from "./manifest.ts";
import type { Generation } from "./profile.ts";
/** Every complaint about a manifest, in the order and words of the Rack. */
export declare function checkManifest(manifest: Manifest, generation: Generation): string[];
