import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildahLimits, dockerLimits, findBuildKitOnly, type Limits } from "../src/builder/buildkit-only.ts";
import { findOwnIgnoreFile, ignoreOptions, withIgnoreFile } from "../src/builder/ignore-file.ts";
import type { BuildJob } from "../src/model/builder.ts";
import type { ImageBuild } from "../src/model/image-store.ts";

const BUILDAH = buildahLimits("buildah 1.28.2");
const CLASSIC: Limits = {
  name: "docker without buildx",
  flags: /^RUN .*?--mount\b|^COPY .*?--(?:chmod|link)\b/,
  hasHeredocs: false,
};

async function find(text: string, limits: Limits, generation = "v3"): Promise<string | undefined> {
  const image = { dockerfile: `FROM a\n${text}\n`, dockerfileName: "Dockerfile" };
  return findBuildKitOnly({ profile: { generation }, images: [image] } as unknown as BuildJob, async () => limits);
}

test.each([
  [
    "RUN <<EOF\necho hi\nEOF",
    CLASSIC,
    "docker without buildx cannot read the here-document on line 2 of Dockerfile, which needs BuildKit",
  ],
  [
    "run --mount=type=cache,target=/c x",
    CLASSIC,
    "docker without buildx cannot read --mount on line 2 of Dockerfile, which needs BuildKit",
  ],
  [
    "COPY --chown=1 --chmod=600 a /a",
    CLASSIC,
    "docker without buildx cannot read --chmod on line 2 of Dockerfile, which needs BuildKit",
  ],
  [
    "COPY <<EOF /a\nx\nEOF",
    BUILDAH,
    "buildah 1.28.2 cannot read the here-document on line 2 of Dockerfile, which needs BuildKit",
  ],
  [
    "ADD --checksum=sha256:a b /c",
    BUILDAH,
    "buildah 1.28.2 cannot read --checksum on line 2 of Dockerfile, which needs BuildKit",
  ],
  ["RUN --mount=type=cache,target=/c x", BUILDAH, undefined],
  ["RUN echo --mount '<<EOF'", CLASSIC, undefined],
  ["RUN <<EOF\nx\nEOF", buildahLimits("buildah 1.39.3"), undefined],
  ["RUN <<EOF\nx\n", CLASSIC, undefined],
])("what only BuildKit reads is found before the build: %j", async (text, limits, expected) => {
  expect(await find(text, limits)).toBe(expected);
  expect(await find(text, limits, "v2")).toBeUndefined();
});

test("docker's help shows whether it builds with BuildKit", async ({ skip }) => {
  const limits = await dockerLimits().catch(() => skip("docker is not installed"));

  expect(limits.hasHeredocs).toBe(limits.flags === undefined);
});

test("the ignore file of one Dockerfile takes the place of .dockerignore on v3, for the time of its build", async () => {
  const context = await mkdtemp(join(tmpdir(), "ignore-"));
  onTestFinished(() => rm(context, { recursive: true, force: true }));
  const dockerfile = join(context, "web.Dockerfile");
  const shared = join(context, ".dockerignore");
  await writeFile(shared, "shared\n");
  await writeFile(`${dockerfile}.dockerignore`, "own\n");
  const read = async (generation: "v2" | "v3") => {
    const build = { context, ownIgnoreFile: await findOwnIgnoreFile(dockerfile, generation) } as ImageBuild;
    const seen: string[] = [];
    for await (const text of withIgnoreFile(build, async function* () {
      yield await readFile(shared);
    })) {
      seen.push(Buffer.from(text).toString());
    }
    return [seen.join(""), await ignoreOptions(build)];
  };

  expect(await read("v3")).toEqual(["own\n", []]);
  expect(await read("v2")).toEqual(["shared\n", ["--ignorefile", shared]]);
  expect(await readFile(shared, "utf8")).toBe("shared\n");
  await rm(shared);
  expect(await read("v3").catch((error) => error.code)).toEqual(["own\n", []]);
  await expect(readFile(shared)).rejects.toThrow("ENOENT");
  expect(await findOwnIgnoreFile(join(context, "Dockerfile"), "v3")).toBeUndefined();
});
