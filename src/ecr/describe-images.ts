import { DescribeImagesCommand, type ImageDetail } from "@aws-sdk/client-ecr";
import type { EcrRepository } from "./address.ts";
import { awsErrorName, type EcrRequest } from "./client.ts";

/** An image as ECR describes it. */
export interface EcrImage {
  readonly tag: string;
  readonly digest: string;
  /** Compressed size in bytes; 0 for an index of several architectures if ECR gives none. */
  readonly size: number;
  readonly pushedAt: Date | undefined;
  /** ACTIVE, ARCHIVED or ACTIVATING. ACTIVE where the region has no archive. */
  readonly status: string;
  readonly mediaType: string;
}

/** Images per page of a listing, the most that ECR allows. */
const PAGE = 1000;
/** Tags of one request, the most that ECR allows. */
const MAX_TAGS = 100;

/**
 * The images with these tags, by tag; tags without an image are missing from the result. ECR answers a request that names
 * one missing or archived image with an error that does not say which one, so the repository is listed then: without a
 * filter a listing leaves out what is archived.
 */
export async function describeImages(
  request: EcrRequest,
  { account, name }: EcrRepository,
  tags: readonly string[],
): Promise<Map<string, EcrImage>> {
  const repository = { repositoryName: name, ...(account === undefined ? {} : { registryId: account }) };
  const found = new Map<string, EcrImage>();
  const keep = (details: readonly ImageDetail[] | undefined) => {
    for (const detail of details ?? []) {
      for (const tag of detail.imageTags ?? []) if (tags.includes(tag)) found.set(tag, toImage(tag, detail));
    }
  };
  try {
    for (let at = 0; at < tags.length; at += MAX_TAGS) {
      const imageIds = tags.slice(at, at + MAX_TAGS).map((imageTag) => ({ imageTag }));
      const command = new DescribeImagesCommand({ ...repository, imageIds });
      keep((await request("DescribeImages", name, (client, options) => client.send(command, options))).imageDetails);
    }
    return found;
  } catch (error) {
    if (awsErrorName(error) !== "ImageNotFoundException") throw error;
  }
  let nextToken: string | undefined;
  do {
    const filter = { tagStatus: "TAGGED", imageStatus: "ANY" } as const;
    const command = new DescribeImagesCommand({
      ...repository,
      filter,
      maxResults: PAGE,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page = await request("DescribeImages", name, (client, options) => client.send(command, options));
    keep(page.imageDetails);
    nextToken = page.nextToken;
  } while (nextToken !== undefined && found.size < tags.length);
  return found;
}

function toImage(tag: string, detail: ImageDetail): EcrImage {
  return {
    tag,
    digest: detail.imageDigest ?? "",
    size: detail.imageSizeInBytes ?? 0,
    pushedAt: detail.imagePushedAt,
    status: detail.imageStatus ?? "ACTIVE",
    mediaType: detail.imageManifestMediaType ?? "",
  };
}
