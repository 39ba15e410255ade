import { BatchGetImageCommand } from "@aws-sdk/client-ecr";
import type { EcrRepository } from "./address.ts";
import type { EcrRequest } from "./client.ts";

const INDEX = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];

/**
 * Digests of the images that are to be scanned: ECR does not scan an index, but the image of each architecture in it.
 * Attestations in the index have no platform and are left out.
 */
export async function listScannableDigests(
  request: EcrRequest,
  { account, name }: EcrRepository,
  image: { readonly digest: string; readonly mediaType: string },
): Promise<string[]> {
  if (!INDEX.includes(image.mediaType)) return [image.digest];
  const command = new BatchGetImageCommand({
    repositoryName: name,
    imageIds: [{ imageDigest: image.digest }],
    acceptedMediaTypes: INDEX,
    ...(account === undefined ? {} : { registryId: account }),
  });
  const { images } = await request("BatchGetImage", name, (client, options) => client.send(command, options));
  const digests = readDigests(images?.[0]?.imageManifest ?? "");
  return digests.length > 0 ? digests : [image.digest];
}

const MANIFEST = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];

/** Digest of the configuration of an image of one architecture, by its manifest; undefined for an index. */
export async function readImageId(
  request: EcrRequest,
  { account, name }: EcrRepository,
  imageDigest: string,
): Promise<string | undefined> {
  const command = new BatchGetImageCommand({
    repositoryName: name,
    imageIds: [{ imageDigest }],
    acceptedMediaTypes: MANIFEST,
    ...(account === undefined ? {} : { registryId: account }),
  });
  const { images } = await request("BatchGetImage", name, (client, options) => client.send(command, options));
  const { digest } = Object(Object(parseJson(images?.[0]?.imageManifest ?? "")).config);
  return typeof digest === "string" ? digest : undefined;
}

function readDigests(text: string): string[] {
  const manifests: unknown = Object(parseJson(text)).manifests;
  if (!Array.isArray(manifests)) return [];
  return manifests.flatMap((entry: unknown) => {
    const { digest, platform } = Object(entry);
    return typeof digest === "string" && Object(platform).os !== "unknown" ? [digest] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
