import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type AwsKeys, signatureError } from "./signature-v4.ts";

export const KEYS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "session+token/of=the-test",
};
/** Password in the token that GetAuthorizationToken gives. */
export const REGISTRY_PASSWORD = "registry-password-of-twelve-hours";
export const REGION = "eu-west-1";

/** An image in a repository; fields as in the API. */
export interface StoredImage {
  imageDigest: string;
  imageTags: string[];
  imageSizeInBytes?: number;
  /** Seconds since 1970. */
  imagePushedAt?: number;
  imageStatus?: string;
  imageManifestMediaType?: string;
  imageManifest?: string;
}

/** Answers of DescribeImageScanFindings for a digest, in order; the last one repeats. An array holds pages. */
export type ScanAnswers = readonly (object | readonly object[])[];

export interface EcrOptions {
  /** Images by the name of their repository, or what reads them. */
  repositories: Record<string, StoredImage[]> | ((name: string) => Promise<StoredImage[] | undefined>);
  /** Scans by digest. Without one, the API answers ScanNotFoundException. */
  scans?: Record<string, ScanAnswers>;
  /** Answers of DescribeImageSigningStatus for a digest, in order; the last one repeats. */
  signing?: Record<string, readonly (readonly object[])[]>;
  /** Artifacts that refer to a digest, two on a page. */
  referrers?: Record<string, readonly object[]>;
  /** Actions that the region does not know. */
  unknown?: readonly string[];
  /** Actions that IAM denies. */
  denied?: readonly string[];
  /** Requests to throttle before the first one is answered. */
  throttled?: number;
  /** Images on a page of a listing. */
  pageSize?: number;
  keys?: AwsKeys;
}

export interface EcrServer {
  /** Environment of a job with credentials for this server. */
  readonly env: Record<string, string>;
  /** Each request: its action, and `throttled`, `denied` or `ok`. */
  readonly requests: string[];
}

type Body = Record<string, unknown>;

class AwsError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Amazon ECR's API on a loopback port, with verified signatures, pages, throttling and ECR's errors. Ends with the test. */
export async function startEcr(options: EcrOptions): Promise<EcrServer> {
  const requests: string[] = [];
  const scansRead = new Map<string, number>();
  const signingRead = new Map<string, number>();
  let throttled = options.throttled ?? 0;
  const find = async (name: string) => {
    const { repositories } = options;
    const images = typeof repositories === "function" ? await repositories(name) : repositories[name];
    if (images !== undefined) return images;
    const message = `The repository with name '${name}' does not exist in the registry with id '123456789012'`;
    throw new AwsError("RepositoryNotFoundException", message);
  };

  const actions: Record<string, (body: Body) => Promise<object>> = {
    async DescribeImages({ repositoryName, imageIds, nextToken, maxResults, filter }) {
      const images = await find(String(repositoryName));
      const { imageStatus = "ACTIVE" } = Object(filter);
      const isListed = (image: StoredImage) => imageStatus === "ANY" || (image.imageStatus ?? "ACTIVE") === imageStatus;
      if (Array.isArray(imageIds)) {
        if (nextToken !== undefined || maxResults !== undefined) {
          throw new AwsError("InvalidParameterException", "Invalid parameter: maxResults is not valid with imageIds");
        }
        const imageDetails = imageIds.map(({ imageTag }) => {
          const found = images.find((image) => image.imageTags.includes(imageTag) && isListed(image));
          if (found !== undefined) return detail(found);
          const id = `{imageDigest:'null', imageTag:'${imageTag}'}`;
          throw new AwsError(
            "ImageNotFoundException",
            `The image with imageId ${id} does not exist within the repository with name '${repositoryName}' in the registry with id '123456789012'`,
          );
        });
        return { imageDetails };
      }
      const listed = images.filter(isListed);
      const from = nextToken === undefined ? 0 : Number(Buffer.from(String(nextToken), "base64").toString());
      const to = from + Math.min(options.pageSize ?? 100, Number(maxResults ?? 100));
      const next = to < listed.length ? { nextToken: Buffer.from(String(to)).toString("base64") } : {};
      return { imageDetails: listed.slice(from, to).map(detail), ...next };
    },
    async DescribeImageScanFindings({ repositoryName, imageId, nextToken }) {
      const { imageDigest } = Object(imageId);
      await find(String(repositoryName));
      const answers = options.scans?.[imageDigest];
      if (answers === undefined) throw new AwsError("ScanNotFoundException", "Image scan does not exist for the image");
      const count = scansRead.get(imageDigest) ?? 0;
      const pages = [answers[Math.min(count, answers.length - 1)] ?? {}].flat();
      const page = Number(nextToken ?? 0);
      if (page >= pages.length - 1) scansRead.set(imageDigest, count + 1);
      return { ...pages[page], ...(page < pages.length - 1 ? { nextToken: String(page + 1) } : {}) };
    },
    async DescribeImageSigningStatus({ repositoryName, imageId }) {
      const { imageDigest } = Object(imageId);
      await find(String(repositoryName));
      const answers = options.signing?.[imageDigest] ?? [[]];
      const count = signingRead.get(imageDigest) ?? 0;
      signingRead.set(imageDigest, count + 1);
      return { repositoryName, imageId, signingStatuses: answers[Math.min(count, answers.length - 1)] };
    },
    async ListImageReferrers({ repositoryName, subjectId, nextToken }) {
      await find(String(repositoryName));
      const all = options.referrers?.[Object(subjectId).imageDigest] ?? [];
      const from = Number(nextToken ?? 0);
      return {
        referrers: all.slice(from, from + 2),
        ...(from + 2 < all.length ? { nextToken: String(from + 2) } : {}),
      };
    },
    async GetAuthorizationToken() {
      return {
        authorizationData: [{ authorizationToken: Buffer.from(`AWS:${REGISTRY_PASSWORD}`).toString("base64") }],
      };
    },
    async BatchGetImage({ repositoryName, imageIds }) {
      const images = await find(String(repositoryName));
      const digests = (imageIds as { imageDigest: string }[]).map(({ imageDigest }) => imageDigest);
      const found = images.filter(({ imageDigest }) => digests.includes(imageDigest));
      return { images: found.map(({ imageManifest }) => ({ imageManifest })), failures: [] };
    },
  };

  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const action = String(request.headers["x-amz-target"]).replace(/^AmazonEC2ContainerRegistry_V20150921\./, "");
    const answer = (status: number, value: object) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(value));
    };
    try {
      const scope = { region: REGION, service: "ecr" };
      const wrong = signatureError(request, body, options.keys ?? KEYS, scope, Date.now());
      if (wrong !== undefined) throw new AwsError(wrong.name, wrong.message);
      if (throttled > 0) {
        throttled--;
        throw new AwsError("ThrottlingException", "Rate exceeded");
      }
      if (options.denied?.includes(action)) {
        const user = "arn:aws:sts::123456789012:assumed-role/deploy/ci";
        throw new AwsError("AccessDeniedException", `User: ${user} is not authorized to perform: ecr:${action}`);
      }
      const run = options.unknown?.includes(action) ? undefined : actions[action];
      if (run === undefined) throw new AwsError("UnknownOperationException", "");
      const value = await run(JSON.parse(body.toString("utf8")));
      requests.push(`${action} ok`);
      answer(200, value);
    } catch (error) {
      const { name, message } = error as Error;
      requests.push(`${action} ${name}`);
      answer(400, { __type: name, message });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    requests,
    env: {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
      AWS_SESSION_TOKEN: KEYS.sessionToken,
      AWS_ENDPOINT_URL_ECR: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
  };
}

function detail({ imageManifest: _, ...image }: StoredImage): object {
  return { registryId: "123456789012", imageStatus: "ACTIVE", imageSizeInBytes: 1000, imagePushedAt: 1.7e9, ...image };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const MANIFESTS = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
];

/** The images of a repository in a real registry at `host:port`, as ECR would describe them. */
export async function readRegistry(address: string, repository: string): Promise<StoredImage[] | undefined> {
  const listed = await fetch(`http://${address}/v2/${repository}/tags/list`);
  if (listed.status === 404) return undefined;
  const { tags } = (await listed.json()) as { tags: string[] | null };
  return await Promise.all(
    (tags ?? []).map(async (tag) => {
      // All types are named: without one of them the registry invents a manifest that it does not store.
      const headers = { accept: MANIFESTS.join(", ") };
      const answer = await fetch(`http://${address}/v2/${repository}/manifests/${tag}`, { headers });
      const manifest = (await answer.json()) as { config: { size: number }; layers: { size: number }[] };
      return {
        imageDigest: String(answer.headers.get("docker-content-digest")),
        imageTags: [tag],
        imageSizeInBytes: manifest.layers.reduce((sum, { size }) => sum + size, manifest.config.size),
        imageManifestMediaType: String(answer.headers.get("content-type")),
      };
    }),
  );
}
