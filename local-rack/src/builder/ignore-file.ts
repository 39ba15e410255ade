import { copyFile, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImageBuild } from "../model/image-store.ts";
import type { Generation } from "../profile/generation.ts";

/**
 * The ignore file that belongs to one Dockerfile: `web.Dockerfile.dockerignore`. BuildKit, and so a v3 Rack, reads it in place of
 * `.dockerignore`; the classic builder of a v2 Rack does not know it. Source: docker/cli docs/reference/commandline/build.md
 */
export async function findOwnIgnoreFile(
  dockerfile: string,
  generation: Generation,
): Promise<ImageBuild["ownIgnoreFile"]> {
  const path = `${dockerfile}.dockerignore`;
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? { path, applies: generation === "v3" } : undefined;
}

/** Builds with docker, whose classic builder reads `.dockerignore` only, so that the other file is there for the time of the build. */
export async function* withIgnoreFile(
  { context, ownIgnoreFile }: Pick<ImageBuild, "context" | "ownIgnoreFile">,
  build: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (ownIgnoreFile?.applies !== true) return yield* build();
  const path = join(context, ".dockerignore");
  const before = await readFile(path).catch(() => undefined);
  await copyFile(ownIgnoreFile.path, path);
  try {
    yield* build();
  } finally {
    if (before === undefined) await rm(path, { force: true });
    else await writeFile(path, before);
  }
}

/** Options of buildah, which finds the file of one Dockerfile by itself, also where a Rack does not. */
export async function ignoreOptions({ context, ownIgnoreFile }: ImageBuild): Promise<string[]> {
  if (ownIgnoreFile === undefined || ownIgnoreFile.applies) return [];
  const shared = join(context, ".dockerignore");
  const exists = await stat(shared).then(
    () => true,
    () => false,
  );
  return ["--ignorefile", exists ? shared : "/dev/null"];
}
