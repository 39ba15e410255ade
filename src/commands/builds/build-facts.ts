import type { Build } from "../../rack/index.ts";
import type { Source } from "./source.ts";
import type { Upload } from "./upload.ts";

/** What a build was made from, and by what. */
export interface BuildFacts {
  readonly source: Pick<Source, "tree">;
  readonly archive: Upload;
  readonly gitSha: string | undefined;
  /** No tracked file differs from the commit. */
  readonly isClean: boolean | undefined;
  readonly rack: string;
  readonly build: Build;
  readonly release: string;
  /** The build is an earlier one with the same source and settings: nothing was built. */
  readonly isReused: boolean;
  readonly manifest: string | undefined;
  readonly development: boolean;
  readonly wildcardDomain: boolean;
  readonly noCache: boolean;
  /** `KEY=VALUE`, or `KEY`. The values may be secret. */
  readonly buildArgs: readonly string[];
}

/** Gets the facts about a build once it is complete. */
export interface BuildRecord {
  facts?: BuildFacts;
}

/** An image whose digest is known. The tag makes the names unique: all services of an app share a repository. */
export interface KnownImage {
  /** `REPOSITORY:TAG`. */
  readonly name: string;
  readonly digest: string;
}
