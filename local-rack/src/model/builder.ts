import type { Service } from "../manifest/manifest-service.ts";
import type { Profile } from "../profile/profile.ts";
import type { BuiltImage } from "./engine.ts";

/** One image to be made. */
export interface ImageJob {
  service: Service;
  /** Folder of the build context, absolute. */
  context: string;
  /** Path of the context as the Rack's build shows it. */
  displayContext: string;
  /** Text of the Dockerfile; for a service with `image`, the one line FROM. */
  dockerfile: string;
  dockerfileName: string;
  /** `NAME=value`, in the order of the ARG lines. */
  buildArgs: string[];
  /** How often `--target development` is given. */
  developmentTargets: number;
  /** Key by which equal builds are made once; the local tag of a docker build. */
  hash: string;
  /** `convox/web:web.BID`. */
  localName: string;
  /** Where the image is pushed: `repository:service.BID`. */
  pushName: string;
}

/** Everything a builder needs; it reads and writes nothing else. */
export interface BuildJob {
  profile: Profile;
  id: string;
  app: string;
  /** False for a build without cache. */
  cache: boolean;
  /** A plan shows its steps as cached if `cache` is true. */
  isCacheWarm: boolean;
  /** In manifest order. */
  images: ImageJob[];
  /** Registries to log in to, by name. */
  registries: string[];
  /** True when there is a registry to push to. */
  pushes: boolean;
  signal: AbortSignal;
  /** Called with each service's image, in the order in which they are finished. A plan has none. */
  report(service: string, image: BuiltImage): Promise<void>;
}

/** Makes images, or says how it would. Yields log text; throws with the text of the build's error. */
export interface Builder {
  name: string;
  build(job: BuildJob): AsyncIterable<string>;
}
