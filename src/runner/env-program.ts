import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzip } from "../archive/gunzip.ts";
import { collect, type Sink, tarReader } from "../archive/tar.ts";
import { ArchiveError } from "../errors.ts";
import { endBlocks, header, padding } from "../pack/headers.ts";
import { parseJson, type SavedImage } from "./saved-image.ts";

/**
 * The program that a v2 Rack adds to each image when it builds: it fetches the app's environment and then starts the app. An
 * import adds nothing. Source: convox/rack pkg/build/docker.go injectConvoxEnv, cmd/convox-env
 */
const PROGRAM = "convox-env";
/** The program has about 10 MB. */
const MAX_BYTES = 64 << 20;

/** Finds the program in the images of an exported build; undefined if they do not have it. The rest is not read. */
export async function findEnvProgram(archive: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  let program: Buffer | undefined;
  const layer = () =>
    tolerant(
      tarReader("a layer", ({ name, kind, size }) => {
        if (kind !== "file" || size > MAX_BYTES || name.replace(/^\.?\//, "") !== PROGRAM) return undefined;
        return collect((bytes) => {
          program ??= bytes;
        });
      }),
    );
  const images = (name: string) => tarReader(name, ({ kind }) => (kind === "file" ? layer() : undefined));
  const outer = tarReader("the archive", ({ name, kind }) =>
    kind === "file" && name.endsWith(".tar") ? images(name) : undefined,
  );
  const reader = gunzip(outer.push);
  try {
    for await (const bytes of archive) {
      await reader.push(bytes);
      if (program !== undefined) return program;
    }
    reader.end();
    outer.end();
    return undefined;
  } finally {
    reader.close();
  }
}

/** Files of an image that are no layer are ignored. */
function tolerant(sink: Sink): Sink {
  let isIgnored = false;
  const attempt = (step: () => void) => {
    if (isIgnored) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      isIgnored = true;
    }
  };
  return { push: (bytes) => attempt(() => sink.push(bytes)), end: () => attempt(sink.end) };
}

/** The image with the program in front of its entrypoint, as a v2 Rack makes it. Its layer goes to `folder`. */
export async function addEnvProgram(image: SavedImage, program: Buffer, folder: string): Promise<SavedImage> {
  const whole = Object(parseJson(image.config));
  const settings = Object(whole.config);
  const entrypoint: unknown[] = Array.isArray(settings.Entrypoint) ? settings.Entrypoint : [];
  const file = header({ path: PROGRAM, kind: "file", mode: 0o755, size: program.length });
  const bytes = Buffer.concat([file, program, padding(program.length), endBlocks()]);
  const digest = digestOf(bytes);
  const path = join(folder, digest.replace("sha256:", ""));
  await writeFile(path, bytes, { mode: 0o600 });
  const step = { created: whole.created, created_by: `COPY ./${PROGRAM} /${PROGRAM}` };
  const last = { created: whole.created, created_by: "ENTRYPOINT", empty_layer: true };
  const config = Buffer.from(
    JSON.stringify({
      ...whole,
      config: { ...settings, Entrypoint: [`/${PROGRAM}`, ...entrypoint] },
      rootfs: { ...whole.rootfs, diff_ids: [...whole.rootfs.diff_ids, digest] },
      history: [...(whole.history ?? []), step, last],
    }),
  );
  const layer = { path, digest, size: bytes.length, compression: "none" } as const;
  return { id: digestOf(config), config, layers: [...image.layers, layer] };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
