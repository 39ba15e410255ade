import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { checkImages } from "../../src/commands/images/check-images.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { rollback } from "../../src/commands/release/rollback.ts";
import { ConvoxError, ImageError, InputError, UnreachableError } from "../../src/errors.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { type EcrOptions, KEYS, type StoredImage, startEcr } from "../support/ecr.ts";
import { root } from "../support/program.ts";
import { testProxy } from "../support/proxy.ts";
import { json } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

const BUILD = "BABCDEFGHIJ";
const ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/acme/shop";
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

const imageOf = (service: string, digest: string | null = sha("a")): PushedImage => ({
  service,
  repository: ECR,
  tag: `${service}.${BUILD}`,
  digest,
});

const storedImage = (service: string, over: Partial<StoredImage> = {}): StoredImage => ({
  imageDigest: sha("a"),
  imageTags: [`${service}.${BUILD}`],
  ...over,
});

const off = { scan: "off", failOn: "critical", onlyFixable: false, requireSignature: false, scanTimeout: 600_000 };

/** Checks images of the app shop against an ECR with these images and scans. */
async function check(images: PushedImage[], ecr: Partial<EcrOptions>, values: Partial<typeof off> = {}) {
  const server = await startEcr({ repositories: { "acme/shop": [storedImage("web")] }, ...ecr });
  const { rack } = await setup((_, res) => json(res, {}));
  const deps = depsFor(rack, { env: server.env });
  const result = checkImages({ ...off, ...values }, { app: "shop", build: BUILD, images }, deps);
  return { result, server, deps };
}

/** The failed check: its message, and the scans in its outputs. */
async function problems(...args: Parameters<typeof check>) {
  const { result, server } = await check(...args);
  const { message, outputs } = await failure(result, ImageError);
  return { message, scans: JSON.parse(String(outputs["scan"] || "[]")), images: outputs["images"], server };
}

describe("the check of images in ECR", () => {
  test("reports digest, size, time and status of each image, also where the build reported no digest", async () => {
    const web = storedImage("web", { imageSizeInBytes: 1234, imagePushedAt: 1_790_000_000 });
    const { result, server } = await check([imageOf("web"), imageOf("cron", null)], {
      repositories: { "acme/shop": [web, storedImage("cron", { imageDigest: sha("b") })] },
    });
    const { images, scan } = await result;

    expect(JSON.parse(images)).toEqual([
      { ...imageOf("web"), size: 1234, "pushed-at": "2026-09-21T14:13:20.000Z", status: "ACTIVE" },
      expect.objectContaining({ ...imageOf("cron", sha("b")), status: "ACTIVE" }),
    ]);
    expect(scan).toBe("");
    expect(server.requests).toEqual(["DescribeImages ok"]);
  });

  test("names every image that is missing, archived, being restored or different, on any page", async () => {
    const others = Array.from({ length: 7 }, (_, at) => storedImage(`old${at}`));
    const { message, images, server } = await problems(
      ["web", "lost", "cold", "warming", "changed"].map((service) => imageOf(service)),
      {
        pageSize: 3,
        repositories: {
          "acme/shop": [
            ...others,
            storedImage("web"),
            storedImage("cold", { imageStatus: "ARCHIVED" }),
            storedImage("warming", { imageStatus: "ACTIVATING" }),
            storedImage("changed", { imageDigest: sha("f") }),
          ],
        },
      },
    );

    expect(message).toBe(
      [
        `The images of build ${BUILD} of shop failed the check: lost: ${ECR}:lost.${BUILD} does not exist`,
        `cold: ${ECR}:cold.${BUILD} is archived and cannot be pulled. Restore it in Amazon ECR first`,
        `warming: ${ECR}:warming.${BUILD} is ACTIVATING and cannot be pulled yet`,
        `changed: ${ECR}:changed.${BUILD} is ${sha("f")}, but the build pushed ${sha("a")}`,
      ].join("; "),
    );
    expect(JSON.parse(String(images)).map(({ status }: { status?: string }) => status)).toEqual([
      "ACTIVE",
      undefined,
      "ARCHIVED",
      "ACTIVATING",
      "ACTIVE",
    ]);
    expect(server.requests).toEqual([
      "DescribeImages ImageNotFoundException",
      ...Array.from({ length: 4 }, () => "DescribeImages ok"),
    ]);
  });

  test("compares the id of an image that was built on the runner", async () => {
    const manifest = JSON.stringify({ config: { digest: sha("1") } });
    const ecr = { repositories: { "acme/shop": [storedImage("web", { imageManifest: manifest })] } };
    const built = { ...imageOf("web", null), "image-id": sha("1") };
    const { result } = await check([built], ecr);

    expect(JSON.parse((await result).images)).toMatchObject([{ digest: sha("a"), "image-id": sha("1") }]);
    expect((await problems([{ ...built, "image-id": sha("2") }], ecr)).message).toContain(
      `has the image id ${sha("1")}, but the runner built ${sha("2")}`,
    );
  });

  test("retries while ECR throttles", async () => {
    const { result, server } = await check([imageOf("web")], { throttled: 2 });

    await result;
    expect(server.requests).toEqual([...Array(2).fill("DescribeImages ThrottlingException"), "DescribeImages ok"]);
  });

  test.each<[string, Partial<EcrOptions>, new (...args: never[]) => ConvoxError, RegExp]>([
    [
      "access is denied",
      { denied: ["DescribeImages"] },
      ConvoxError,
      /^ecr:DescribeImages of acme\/shop: AWS denied access$/,
    ],
    [
      "the repository does not exist",
      { repositories: {} },
      ConvoxError,
      /RepositoryNotFoundException: The repository with/,
    ],
    [
      "the key is wrong",
      { keys: { ...KEYS, accessKeyId: "AKIAOTHER" } },
      InputError,
      /credentials are missing, expired or invalid/,
    ],
    [
      "the secret is wrong",
      { keys: { ...KEYS, secretAccessKey: "other" } },
      InputError,
      /\(InvalidSignatureException\)$/,
    ],
  ])("fails with a reason if %s, and prints no secret", async (_, ecr, kind, message) => {
    const { result, deps } = await check([imageOf("web")], ecr);
    const error = await failure(result, kind);

    expect(error.message).toMatch(message);
    const printed = [error.message, error.hint, ...deps.host.messages, ...deps.host.warned].join("\n");
    for (const secret of [KEYS.secretAccessKey, KEYS.sessionToken]) expect(printed).not.toContain(secret);
  });

  test("goes through the proxy of the job", async () => {
    const server = await startEcr({ repositories: { "acme/shop": [storedImage("web")] } });
    const { port } = new URL(server.env["AWS_ENDPOINT_URL_ECR"] ?? "");
    const proxy = await testProxy({ to: Number(port), auth: "job:proxy-password" });
    onTestFinished(() => proxy.close());
    const { rack } = await setup((_, res) => json(res, {}));
    const env = { ...server.env, AWS_ENDPOINT_URL_ECR: "http://ecr.example:8080", HTTP_PROXY: proxy.url };

    await checkImages(off, { app: "shop", build: BUILD, images: [imageOf("web")] }, depsFor(rack, { env }));
    expect(server.requests).toEqual(["DescribeImages ok"]);
    expect(proxy.requests).toEqual(["CONNECT ecr.example:8080"]);
  });

  test("fails if ECR is not reached, if the registry is another one, and if no image is known", async () => {
    const { rack } = await setup((_, res) => json(res, {}));
    const env = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "y" };
    const run = (images: PushedImage[], more: Record<string, string> = {}) =>
      checkImages(off, { app: "shop", build: BUILD, images }, depsFor(rack, { env: { ...env, ...more } }));
    const endpoint = { AWS_ENDPOINT_URL_ECR: "http://127.0.0.1:9" };

    expect((await failure(run([imageOf("web")], endpoint), UnreachableError)).message).toMatch(/ECONNREFUSED|bad port/);
    expect((await failure(run([{ ...imageOf("web"), repository: "ghcr.io/acme/shop" }]), InputError)).message).toBe(
      "web: ghcr.io/acme/shop is not in Amazon ECR, so it cannot be checked there",
    );
    expect((await failure(run([]), ImageError)).message).toContain("their names cannot be read");
  });
});

const done = { status: "COMPLETE", description: "The scan was completed successfully." };
const basic = (...severities: string[]) => ({
  imageScanStatus: done,
  imageScanFindings: {
    imageScanCompletedAt: 1.79e9,
    findingSeverityCounts: {},
    findings: severities.map((severity, at) => ({
      name: `CVE-2026-${at}`,
      severity,
      attributes: [{ key: "package_name", value: "openssl" }],
    })),
  },
});
const enhancedScan = (...findings: object[]) => ({
  imageScanStatus: { status: "ACTIVE", description: "Continuous scan is selected for image." },
  imageScanFindings: { imageScanCompletedAt: 1.79e9, enhancedFindings: findings },
});
const status = (name: string) => ({ imageScanStatus: { status: name, description: "Why." } });
const inspector = (id: string, over: object = {}) => ({
  severity: "CRITICAL",
  score: 9.8,
  status: "ACTIVE",
  packageVulnerabilityDetails: { vulnerabilityId: id, vulnerablePackages: [{ name: "zlib", version: "1.2" }] },
  ...over,
});
const wait = { scan: "wait" };

describe("the scan of images in ECR", () => {
  test("is waited for, and continuous scanning counts as complete once it has a result", async () => {
    const empty = { imageScanStatus: { status: "ACTIVE" }, imageScanFindings: { enhancedFindings: [] } };
    const scans = { [sha("a")]: [status("PENDING"), status("IN_PROGRESS"), empty, enhancedScan()] };
    const { result, server } = await check([imageOf("web")], { scans }, wait);

    expect(JSON.parse((await result).scan)).toEqual([
      { service: "web", result: "clean", status: "ACTIVE", critical: 0, high: 0, medium: 0, low: 0, blocking: [] },
    ]);
    expect(server.requests.filter((request) => request === "DescribeImageScanFindings ok")).toHaveLength(4);
  });

  test.each<[string, string[], number]>([
    ["critical", ["HIGH", "LOW"], 0],
    ["critical", ["CRITICAL", "HIGH"], 1],
    ["high", ["CRITICAL", "HIGH", "MEDIUM"], 2],
    ["medium", ["CRITICAL", "HIGH", "MEDIUM", "LOW"], 3],
  ])("fails on findings of severity %s and above: %j", async (failOn, severities, blocking) => {
    const scans = { [sha("a")]: [basic(...severities)] };
    const { result } = await check([imageOf("web")], { scans }, { ...wait, failOn });

    if (blocking === 0) expect(JSON.parse((await result).scan)[0].result).toBe("findings");
    else {
      const error = await failure(result, ImageError);
      expect(error.message).toContain("web has vulnerabilities of severity");
      expect(JSON.parse(String(error.outputs["scan"]))[0].blocking).toHaveLength(blocking);
    }
  });

  test("ignores findings without a fix only if the scan says so, and lists known exploits first", async () => {
    const findings = [
      inspector("CVE-1", { fixAvailable: "NO" }),
      inspector("CVE-2", { fixAvailable: "YES" }),
      inspector("CVE-3", { fixAvailable: "PARTIAL", exploitAvailable: "YES", score: 9.1 }),
      inspector("CVE-4"),
      inspector("CVE-5", { status: "SUPPRESSED" }),
    ];
    const scans = { [sha("a")]: [[enhancedScan(...findings.slice(0, 3)), enhancedScan(...findings.slice(3))]] };
    const fixable = await problems([imageOf("web")], { scans }, { ...wait, onlyFixable: true });
    const all = await problems([imageOf("web")], { scans }, wait);

    expect(fixable.scans[0].blocking).toEqual([
      "CVE-3 (zlib 1.2, score 9.1, exploit available)",
      "CVE-2 (zlib 1.2, score 9.8)",
      "CVE-4 (zlib 1.2, score 9.8)",
    ]);
    expect(all.scans[0]).toMatchObject({ critical: 4, result: "blocked" });
    const basicScan = { [sha("a")]: [basic("CRITICAL")] };
    expect(
      (await problems([imageOf("web")], { scans: basicScan }, { ...wait, onlyFixable: true })).scans[0].result,
    ).toBe("blocked");
  });

  test.each([
    "FAILED",
    "UNSUPPORTED_IMAGE",
    "SCAN_ELIGIBILITY_EXPIRED",
    "IMAGE_ARCHIVED",
    "FINDINGS_UNAVAILABLE",
    "LIMIT_EXCEEDED",
    "A_NEW_STATUS",
  ])("of status %s is not clean", async (name) => {
    const { message, scans } = await problems([imageOf("web")], { scans: { [sha("a")]: [status(name)] } }, wait);

    expect(message).toContain(`web is not scanned: ${name}: Why.`);
    expect(scans[0].result).toBe("not-scanned");
  });

  test.each<[string, NonNullable<EcrOptions["scans"]>]>([
    ["NOT_FOUND: no scan of the image exists", {}],
    ["PENDING: Why.", { [sha("a")]: [status("PENDING")] }],
  ])("that never ends is not clean: %s", async (last, scans) => {
    const { message } = await problems([imageOf("web")], { scans }, wait);

    expect(message).toContain(`web is not scanned: ${last}: no result within 10m`);
  });

  test("covers the image of each architecture of an index, but not its attestations", async () => {
    const index = {
      manifests: [
        { digest: sha("1"), platform: { os: "linux", architecture: "amd64" } },
        { digest: sha("2"), platform: { os: "linux", architecture: "arm64" } },
        { digest: sha("3"), platform: { os: "unknown", architecture: "unknown" } },
      ],
    };
    const image = storedImage("web", {
      imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
      imageManifest: JSON.stringify(index),
    });
    const scans = { [sha("1")]: [basic()], [sha("2")]: [basic("CRITICAL")] };
    const ecr = { repositories: { "acme/shop": [image] }, scans };

    expect((await problems([imageOf("web")], ecr, wait)).scans).toMatchObject([{ critical: 1, result: "blocked" }]);
  });

  test("is not read for images that are missing", async () => {
    const { message, scans } = await problems([imageOf("web"), imageOf("lost")], { scans: {} }, wait);

    expect(message).toContain("does not exist");
    expect(scans).toEqual([]);
  });
});

describe("a required signature", () => {
  const sign = { requireSignature: true };
  const artifact = (artifactType: string, digit: string) => ({
    digest: sha(digit),
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    artifactType,
    size: 1,
  });

  test("is waited for, and what refers to the image is listed from all pages", async () => {
    const types = ["application/vnd.cncf.notary.signature", "application/spdx+json", "application/vnd.in-toto+json"];
    const { result } = await check(
      [imageOf("web")],
      {
        signing: { [sha("a")]: [[], [{ status: "IN_PROGRESS" }], [{ status: "COMPLETE" }]] },
        referrers: { [sha("a")]: types.map((type, at) => artifact(type, String(at))) },
      },
      sign,
    );

    const referrers = types.map((type, at) => ({ "artifact-type": type, digest: sha(String(at)) }));
    expect(JSON.parse((await result).images)).toMatchObject([{ service: "web", referrers }]);
  });

  test.each<[string, Partial<EcrOptions>]>([
    ["no signing rule has signed it within 10m", {}],
    [
      "signing is in progress within 10m",
      { signing: { [sha("a")]: [[{ status: "COMPLETE" }, { status: "IN_PROGRESS" }]] } },
    ],
    [
      "signing failed: AccessDenied: no",
      { signing: { [sha("a")]: [[{ status: "FAILED", failureCode: "AccessDenied", failureReason: "no" }]] } },
    ],
    ["this region has no managed signing", { unknown: ["DescribeImageSigningStatus", "ListImageReferrers"] }],
  ])("that is missing fails: %s", async (why, ecr) => {
    const { message } = await problems([imageOf("web")], ecr, sign);

    expect(message).toContain(`web is not signed: ${why}`);
  });
});

describe("on a v3 Rack on AWS", () => {
  const ready = async (over: Partial<StoredImage>, scans: NonNullable<EcrOptions["scans"]> = {}) => {
    const rack = await stage({ generation: "v3", provider: "aws", name: "acme" });
    const first = await rack.release();
    await runs(promote, { app: "web", release: first }, rack.job());
    const second = await rack.release();
    const builds = await rack.rack.builds.list("web");
    const imageTags = builds.map(({ id }) => `web.${id}`);
    const ecr = await startEcr({
      repositories: { "acme/web": [{ imageDigest: sha("a"), imageTags, ...over }] },
      scans,
    });
    return { ...rack, first, second, deps: rack.job({ env: ecr.env }) };
  };

  test("a promotion stops at a critical finding, and the app keeps its release", async () => {
    const { first, second, deps, rack } = await ready({}, { [sha("a")]: [basic("CRITICAL")] });
    const error = await failure(runs(promote, { app: "web", release: second, scan: "wait" }, deps), ImageError);

    expect(error.message).toContain("web has vulnerabilities of severity critical: CVE-2026-0 (openssl)");
    expect(error.outputs).toMatchObject({ release: second, scan: expect.stringContaining('"critical":1') });
    expect((await rack.apps.get("web")).release).toBe(first);
  });

  test("a promotion and a rollback continue if the images exist, and output what ECR says", async () => {
    const { first, second, deps } = await ready({});

    const promoted = await runs(promote, { app: "web", release: second, images: "verify" }, deps);
    expect(JSON.parse(promoted.images)).toMatchObject([{ service: "web", digest: sha("a"), status: "ACTIVE" }]);
    const back = await runs(rollback, { app: "web", release: first, images: "verify" }, deps);
    expect(JSON.parse(back.images)).toMatchObject([{ digest: sha("a"), status: "ACTIVE" }]);
  });

  test("a rollback to an archived image is rejected before a release is copied", async () => {
    const { first, second, deps, rack } = await ready({ imageStatus: "ARCHIVED" });
    await runs(promote, { app: "web", release: second }, deps);
    const releases = await rack.releases.list("web");
    const error = await failure(runs(rollback, { app: "web", release: first, images: "verify" }, deps), ImageError);

    expect(error.message).toContain("is archived and cannot be pulled");
    expect(await rack.releases.list("web")).toHaveLength(releases.length);
  });
});

test("a build whose images cannot be checked without AWS credentials fails before the upload", async () => {
  const none = { AWS_EC2_METADATA_DISABLED: "true", AWS_ACCESS_KEY_ID: "", AWS_PROFILE: "", HOME: "/nowhere" };
  for (const [name, value] of Object.entries(none)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { job, server } = await stage();
  const before = server.requests.length;
  const given = { app: "web", images: "verify", "working-directory": join(root, "examples/hello") };
  for (const run of [runs(build, given, job({ env: {} })), runs(deploy, given, job({ env: {} }))]) {
    const error = await failure<InputError>(run, InputError);

    expect(error.code).toBe("aws-credentials-invalid");
    expect(error.message).toMatch(/^the checks of images in Amazon ECR: AWS credentials are missing/);
  }
  expect(server.requests.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
});
