import { type Manifest } from "../manifest/index.ts";
import { type SourceTree } from "../pack/index.ts";
import type { Generation } from "../rack/index.ts";
import type { Deps } from "./command.ts";
/** A source tree that passed every check that can be made before the Rack is asked. */
export interface Source {
    readonly dir: string;
    readonly manifest: Manifest;
    readonly tree: SourceTree;
}
/**
 * Reads and checks the manifest, then walks the tree under `dir` less what .dockerignore names.
 * @throws InputError, ManifestError or PackError; nothing has been sent then
 */
export declare function readSource(dir: string, manifestName: string | undefined, { cwd, git, signal }: Pick<Deps, "cwd" | "git" | "signal">): Promise<Source>;
/** Says what goes into the archive, and whatever looks wrong about it. */
export declare function reportSource(source: Source, generation: Generation, host: Deps["host"]): void;
/**
 * Packs and uploads in one go; nothing is held in memory or on disk. A retry packs anew.
 * @returns the object's URL and the archive's size in bytes
 */
export declare function upload(source: Source, app: string, deps: Deps): Promise<{
    url: string;
    bytes: number;
}>;
