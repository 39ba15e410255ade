import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildHeadings } from "../../src/explain/build-headings.ts";
import { cachedShares, readBuildSteps, stepSpans } from "../../src/timeline/build-steps.ts";

const logs = join(import.meta.dirname, "../fixtures/build-logs");

const images = {
  services: ["web", "api"],
  builds: [
    { service: "web", path: "." },
    { service: "api", path: "./api" },
  ],
};

/** Reads a log in pieces of `size` bytes with a clock that advances by 100 ms per piece. */
function read(text: string, size = 7) {
  let time = 1_000_000;
  const reader = readBuildSteps({ titles: buildHeadings(images), now: () => time });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    reader.push(bytes.subarray(at, at + size));
    time += 100;
  }
  reader.end(false);
  return reader.steps();
}

const BUILDKIT = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#2 [1/3] FROM docker.io/library/node:22
#2 CACHED
#3 [2/3] COPY . .
#3 DONE 0.2s
#4 [3/3] RUN npm ci
#4 0.100 added 1 package
#4 DONE 12.3s
#5 exporting to image
#5 DONE 1.0s
#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#2 [1/2] FROM docker.io/library/alpine
#2 CACHED
#3 [2/2] RUN false
#3 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1
`;

describe("the steps of a build", () => {
  test("have the service, the duration that BuildKit reports, and whether they were cached", () => {
    const steps = read(BUILDKIT);

    expect(steps.filter(({ isInstruction }) => isInstruction)).toMatchObject([
      { service: "web", name: "[1/3] FROM docker.io/library/node:22", seconds: 0, cached: true },
      { service: "web", name: "[2/3] COPY . .", seconds: 0.2, cached: false },
      { service: "web", name: "[3/3] RUN npm ci", seconds: 12.3, cached: false, failed: false },
      { service: "api", name: "[1/2] FROM docker.io/library/alpine", cached: true },
      { service: "api", name: "[2/2] RUN false", cached: false, failed: true },
    ]);
    expect(cachedShares(steps)).toEqual(
      new Map([
        ["web", 1 / 3],
        ["api", 1 / 2],
      ]),
    );
  });

  test("do not depend on where the stream is cut", () => {
    const facts = (size: number) => read(BUILDKIT, size).map(({ start: _, ...step }) => ({ ...step, seconds: 0 }));

    for (const size of [1, 2, 13, 64, BUILDKIT.length]) expect(facts(size)).toEqual(facts(7));
  });

  test("of Docker's classic builder end where the next one starts", () => {
    const steps = read("Step 1/3 : FROM node:22\n ---> Using cache\nStep 2/3 : RUN npm ci\nadded\nStep 3/3 : CMD x\n");

    expect(steps.map(({ name, cached }) => [name, cached])).toEqual([
      ["Step 1/3 : FROM node:22", true],
      ["Step 2/3 : RUN npm ci", false],
      ["Step 3/3 : CMD x", false],
    ]);
    expect(steps[1]?.seconds).toBeGreaterThan(0);
  });

  test("of buildah and Kaniko are found", () => {
    const buildah = read("STEP 1/2: FROM busybox\nSTEP 2/2: RUN true\n--> Using cache 0123\n");
    const kaniko = read("INFO[0001] RUN npm ci\nINFO[0001] Using caching version of cmd: RUN npm ci\n");

    expect(buildah.map(({ cached }) => cached)).toEqual([false, true]);
    expect(kaniko).toMatchObject([{ name: "RUN npm ci", cached: true, isInstruction: true }]);
  });

  test("the step in which a recorded build failed is marked", () => {
    const text = readFileSync(join(logs, "buildkit-npm-script.log"), "utf8");

    expect(read(text).filter(({ failed }) => failed)).toMatchObject([{ name: "[4/5] RUN npm run biuld" }]);
  });

  test("that are only planned are left out", () => {
    const text = "#1 [internal] load build definition from Dockerfile\n#2 [1/1] RUN npm ci\n#2 NOT RUN\n";

    expect(read(text).map(({ name }) => name)).toEqual(["load build definition from Dockerfile"]);
  });

  test("a line of 1 MiB without an end is not kept", () => {
    const steps = read(
      `${"x".repeat(1024 * 1024)}\n#1 [internal] load build definition from Dockerfile\n#2 [1/1] FROM a\n`,
      65_536,
    );

    expect(steps.map(({ name }) => name)).toContain("[1/1] FROM a");
  });

  test("become spans that last as long as the builder reports", () => {
    const [span] = stepSpans(read(BUILDKIT)).filter(({ name }) => name === "[3/3] RUN npm ci");

    expect((span?.end ?? 0) - (span?.start ?? 0)).toBe(12_300);
    expect(span?.attributes).toEqual({ service: "web", cached: false, instruction: true });
  });
});
