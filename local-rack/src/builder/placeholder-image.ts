import { createHash } from "node:crypto";
import { smallTar } from "../run/tar-stream.ts";

/** Label of an image that is empty. */
const PLANNED_LABEL = "org.convox.local-rack";

/**
 * An image without layers, for the export of a build that was only planned. A Rack can import it, but it cannot run,
 * as it has no files. Its label and its author describe it.
 */
function configuration(): Buffer {
  return Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      author: "convox-ci local Rack: a placeholder, this build was only planned",
      config: { Labels: { [PLANNED_LABEL]: "planned" } },
      created: "1970-01-01T00:00:00Z",
      history: [],
      os: "linux",
      rootfs: { type: "layers", diff_ids: [] },
    }),
  );
}

/** As `docker save` writes it: one archive with every name. */
export function plannedDockerArchive(names: readonly string[]): Buffer {
  const config = configuration();
  const file = `${sha256(config)}.json`;
  const manifest = [{ Config: file, RepoTags: names, Layers: [] }];
  return smallTar([
    [file, config],
    ["manifest.json", JSON.stringify(manifest)],
  ]);
}

/** An OCI archive of one image. */
export function plannedOciArchive(): Buffer {
  const config = configuration();
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      config: {
        mediaType: "application/vnd.oci.image.config.v1+json",
        digest: `sha256:${sha256(config)}`,
        size: config.length,
      },
      layers: [],
    }),
  );
  const index = {
    schemaVersion: 2,
    manifests: [
      {
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        digest: `sha256:${sha256(manifest)}`,
        size: manifest.length,
      },
    ],
  };
  return smallTar([
    [`blobs/sha256/${sha256(config)}`, config],
    [`blobs/sha256/${sha256(manifest)}`, manifest],
    ["index.json", JSON.stringify(index)],
    ["oci-layout", JSON.stringify({ imageLayoutVersion: "1.0.0" })],
  ]);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
