import type { ImageStore } from "./image-store.ts";
import type { Runtime } from "./runtime.ts";

/** What makes images and runs them on this machine. A Rack that only plans has none. */
export interface Engine {
  readonly name: "docker" | "buildah";
  readonly images: ImageStore;
  readonly runtime: Runtime;
}

/** An image that a build has made, as recorded with the build (`BuildRecord.images`, by service). */
export interface BuiltImage {
  /** Name in the image store. */
  readonly name: string;
  /** Name in the registry, `host:port/web:web.BABCDEFGHIJ`; "" when it was not pushed. */
  readonly pushed: string;
  /** Digest in the registry, `sha256:...`; "" when it was not pushed. */
  readonly digest: string;
  readonly entrypoint: readonly string[];
}
