import type { EcrRepository } from "../../ecr/address.ts";
import type { Ecr } from "../../ecr/client.ts";
import type { EcrImage } from "../../ecr/describe-images.ts";
import type { Scan } from "../../ecr/scan-findings.ts";
import type { Referrer } from "../../ecr/signatures.ts";
import { ImageError, InputError, TimeoutError } from "../../errors.ts";
import type { PushedImage } from "../../images/pushed-images.ts";
import { waitUntil } from "../../rack/index.ts";
import type { BuiltImages } from "../builds/images.ts";
import type { Deps } from "../declaration/command.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import type { CheckedImages } from "./check-request.ts";
import { checkSignature } from "./check-signatures.ts";
import type { ImageCheckValues } from "./inputs.ts";
import { openJobEcr } from "./open-ecr.ts";
import { judgeScans, type ScanResult, scanProblem } from "./scan-result.ts";

/** An image with what ECR says of it; fields as in the output `images`. */
export interface VerifiedImage extends PushedImage {
  readonly size?: number;
  readonly "pushed-at"?: string;
  readonly status?: string;
  /** Signatures, SBOMs and attestations in ECR. Listed with require-signature. */
  readonly referrers?: readonly Referrer[];
}

/**
 * Checks the images of a build in ECR: each exists, is not archived, and has the digest that the build reported; with
 * `scan`, its scan is complete and has no blocking finding.
 * @throws ImageError with every image that fails; its outputs hold what was found
 */
export async function checkImages(
  values: Pick<ImageCheckValues, "scan" | "failOn" | "onlyFixable" | "scanTimeout" | "requireSignature">,
  built: BuiltImages,
  deps: Deps,
): Promise<CheckedImages> {
  const { app, build, images } = built;
  if (images.length === 0) {
    throw new ImageError(
      "images-unknown",
      `The images of build ${build} of ${app} cannot be checked: their names cannot be read`,
      {
        hint: "The deploy key must be allowed to read the build and its log.",
      },
    );
  }
  return await deps.host.group(`Checking the images of ${app} in Amazon ECR: build ${build}`, async () => {
    const verified: VerifiedImage[] = [];
    const scans: ScanResult[] = [];
    const problems: string[] = [];
    const unsigned: string[] = [];
    const outputs = () => ({ images: JSON.stringify(verified), scan: scans.length === 0 ? "" : JSON.stringify(scans) });
    for (const [repository, group] of groupByRepository(await locateImages(built, deps))) {
      const ecr = await openJobEcr(repository.region, deps);
      try {
        const found = await verifyImages(ecr, repository, group, { verified, problems });
        if (values.requireSignature) {
          for (const { service, image } of found) {
            const limit = { timeoutMs: values.scanTimeout };
            const { problem, referrers } = await checkSignature(ecr, repository, image.digest, limit, deps);
            if (problem !== undefined) unsigned.push(`${service} is not signed: ${problem}`);
            const at = verified.findIndex((one) => one.service === service);
            const entry = verified[at];
            if (entry !== undefined && referrers !== undefined) verified[at] = { ...entry, referrers };
          }
        }
        // Scans of images that are missing or archived can never end.
        if (values.scan === "wait" && problems.length === 0) {
          scans.push(...(await waitForScans(ecr, repository, found, values, deps)));
        }
      } finally {
        ecr.close();
      }
    }
    verified.sort((a, b) => order(a, images) - order(b, images));
    for (const line of verified.map(describeImage)) deps.host.info(line);
    for (const result of scans) deps.host.info(describeScan(result));
    const isInvalid = problems.length > 0;
    problems.push(...unsigned, ...scans.flatMap((result) => scanProblem(result, values.failOn) ?? []));
    if (problems.length === 0) return outputs();
    const isBlocked = scans.some(({ result }) => result === "blocked");
    const code = isInvalid
      ? "images-invalid"
      : isBlocked
        ? "images-vulnerable"
        : unsigned.length > 0
          ? "images-not-signed"
          : "images-not-scanned";
    throw new ImageError(code, `The images of build ${build} of ${app} failed the check: ${problems.join("; ")}`, {
      hint: "Nothing was promoted. Fix the image, or build it again.",
      outputs: values.scan === "off" ? { images: outputs().images } : outputs(),
    });
  });
}

interface Located {
  readonly image: PushedImage;
  readonly tag: string;
  readonly repository: EcrRepository;
  readonly address: string;
}

/** Where each image is: by the log of the build, else where a v3 Rack on AWS puts it. */
async function locateImages({ app, build, images }: BuiltImages, deps: Deps): Promise<Located[]> {
  const { parseEcrRepository } = await import("../../ecr/address.ts");
  const region = deps.env["AWS_REGION"]?.trim() || deps.env["AWS_DEFAULT_REGION"]?.trim();
  const isOverridden = Boolean(deps.env["AWS_ENDPOINT_URL_ECR"]?.trim() || deps.env["AWS_ENDPOINT_URL"]?.trim());
  const expected = images.some(({ repository }) => repository === null) ? await expectedName(app, deps) : undefined;
  return images.map((image) => {
    const tag = image.tag ?? `${image.service}.${build}`;
    if (image.repository === null) {
      if (expected === undefined || !region) {
        throw new ImageError("images-unknown", `${image.service}: the log of build ${build} does not name its image`, {
          hint: "Its repository is known for v3 Racks on AWS only. Set AWS_REGION, and let the deploy key read the Rack.",
        });
      }
      return { image, tag, repository: { region, account: undefined, name: expected }, address: expected };
    }
    const found = parseEcrRepository(image.repository);
    if (found !== undefined) return { image, tag, repository: found, address: image.repository };
    if (isOverridden && region) {
      const name = image.repository.replace(/^[^/]*\//, "");
      return { image, tag, repository: { region, account: undefined, name }, address: image.repository };
    }
    throw new InputError(
      "images-elsewhere",
      `${image.service}: ${image.repository} is not in Amazon ECR, so it cannot be checked there`,
      {
        hint: "Remove images: verify and scan: wait for this Rack.",
      },
    );
  });
}

/** Source: convox/convox provider/aws/app.go: the repository of an app is RACK/APP. */
async function expectedName(app: string, { rack }: Deps): Promise<string | undefined> {
  const { generation } = await rack.generation(app);
  if (generation !== "v3") return undefined;
  const { name, provider } = await rack.system.get();
  return provider === "aws" && name !== "" ? `${name}/${app}` : undefined;
}

function groupByRepository(images: readonly Located[]): [EcrRepository, Located[]][] {
  const groups = new Map<string, [EcrRepository, Located[]]>();
  for (const one of images) {
    const { region, account = "", name } = one.repository;
    const key = [region, account, name].join(" ");
    const [, list] = groups.get(key) ?? [one.repository, []];
    groups.set(key, [one.repository, [...list, one]]);
  }
  return [...groups.values()];
}

type Found = { readonly service: string; readonly image: EcrImage };

async function verifyImages(
  { request }: Ecr,
  repository: EcrRepository,
  group: readonly Located[],
  { verified, problems }: { readonly verified: VerifiedImage[]; readonly problems: string[] },
): Promise<Found[]> {
  const { describeImages } = await import("../../ecr/describe-images.ts");
  const byTag = await describeImages(request, repository, [...new Set(group.map(({ tag }) => tag))]);
  const ids = await readImageIds(request, repository, group, byTag);
  return group.flatMap(({ image, tag, address }) => {
    const found = byTag.get(tag);
    const name = `${image.service}: ${address}:${tag}`;
    if (found === undefined) {
      verified.push({ ...image, tag, repository: address });
      problems.push(`${name} does not exist`);
      return [];
    }
    verified.push({
      service: image.service,
      repository: address,
      tag,
      digest: found.digest,
      size: found.size,
      "pushed-at": found.pushedAt?.toISOString() ?? "",
      status: found.status,
      ...(image["image-id"] === undefined ? {} : { "image-id": image["image-id"] }),
    });
    const id = ids.get(image.service);
    if (image.digest !== null && image.digest !== found.digest) {
      problems.push(`${name} is ${found.digest}, but the build pushed ${image.digest}`);
    } else if (id !== undefined && id !== image["image-id"]) {
      problems.push(`${name} has the image id ${id}, but the runner built ${image["image-id"]}`);
    } else if (found.status === "ARCHIVED") {
      problems.push(`${name} is archived and cannot be pulled. Restore it in Amazon ECR first`);
    } else if (found.status !== "ACTIVE") {
      problems.push(`${name} is ${found.status} and cannot be pulled yet`);
    }
    return [{ service: image.service, image: found }];
  });
}

/** Ids of the images that were built on the runner, as ECR has them, by service. An archived image cannot be read. */
async function readImageIds(
  request: Ecr["request"],
  repository: EcrRepository,
  group: readonly Located[],
  byTag: ReadonlyMap<string, EcrImage>,
): Promise<Map<string, string | undefined>> {
  const ids = new Map<string, string | undefined>();
  for (const { image, tag } of group) {
    const found = byTag.get(tag);
    if (image["image-id"] === undefined || found?.status !== "ACTIVE") continue;
    const { readImageId } = await import("../../ecr/index-manifest.ts");
    ids.set(image.service, await readImageId(request, repository, found.digest));
  }
  return ids;
}

/** Waits for all scans until one common deadline. */
async function waitForScans(
  { request }: Ecr,
  repository: EcrRepository,
  found: readonly Found[],
  values: Pick<ImageCheckValues, "failOn" | "onlyFixable" | "scanTimeout">,
  deps: Deps,
): Promise<ScanResult[]> {
  const { readScan } = await import("../../ecr/scan-findings.ts");
  const { listScannableDigests } = await import("../../ecr/index-manifest.ts");
  const end = deps.now() + values.scanTimeout;
  const scans = new Map<string, Promise<Scan>>();
  const scanOf = async (digest: string): Promise<Scan> => {
    let last: Scan | undefined;
    const read = async () => {
      last = await readScan(request, repository, digest);
      return last;
    };
    try {
      return await waitUntil(read, {
        ...deps,
        what: `the scan of ${digest}`,
        timeoutMs: Math.max(end - deps.now(), 1),
        consecutive: 1,
        done: ({ state }) => state !== "pending",
        state: ({ status }) => status,
      });
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      const status = last === undefined ? "no answer" : `${last.status}: ${last.description}`;
      const description = `no result within ${formatDuration(values.scanTimeout)}`;
      return { state: "not-scanned", status, description, findings: [] };
    }
  };
  const results: ScanResult[] = [];
  for (const { service, image } of found) {
    const digests = await listScannableDigests(request, repository, image);
    const all = digests.map((digest) => {
      const scan = scans.get(digest) ?? scanOf(digest);
      scans.set(digest, scan);
      return scan;
    });
    results.push(judgeScans(service, await Promise.all(all), values));
  }
  return results;
}

function order({ service }: PushedImage, images: readonly PushedImage[]): number {
  return images.findIndex((image) => image.service === service);
}

function describeImage({ service, repository, tag, digest, size = 0, status }: VerifiedImage): string {
  if (status === undefined) return `${service}: ${repository}:${tag} does not exist`;
  return `${service}: ${repository}:${tag}@${digest}, ${byteSize(size)}, ${status}`;
}

function describeScan({ service, result, status, critical, high, medium, low }: ScanResult): string {
  if (result === "not-scanned") return `${service}: not scanned: ${status}`;
  return `${service}: scan ${result}: ${critical} critical, ${high} high, ${medium} medium, ${low} low`;
}
