import { describe, expect, test } from "vitest";
import { explainCache } from "../../src/commands/builds/cache-insight.ts";
import { buildHeadings } from "../../src/explain/build-headings.ts";
import { type BuildStep, readBuildSteps } from "../../src/timeline/build-steps.ts";
import { setup } from "../rack/harness.ts";
import { KEY, stage } from "../support/command.ts";
import { json } from "../support/raw-rack.ts";

const IMAGES = { services: ["web"], builds: [{ service: "web", path: "." }] };

/** Steps of a BuildKit log: each instruction, and whether it was cached. */
function stepsOf(...instructions: (readonly [text: string, isCached: boolean])[]): BuildStep[] {
  const lines = instructions.flatMap(([text, isCached], at) => [
    `#${at + 5} [${at + 1}/${instructions.length}] ${text}`,
    `#${at + 5} ${isCached ? "CACHED" : "DONE 1.0s"}`,
  ]);
  const steps = readBuildSteps({ titles: buildHeadings(IMAGES), now: () => 0 });
  steps.push(
    Buffer.from(["#1 [internal] load build definition from Dockerfile", "#1 DONE 0.0s", ...lines, ""].join("\n")),
  );
  steps.end(false);
  return steps.steps();
}

const circumstances = { previous: [] as BuildStep[], isCacheDisabled: false, isOnRack: true };

/** The use of the cache, on a Rack whose parameters cannot be read. */
async function explain(steps: BuildStep[], over: Partial<typeof circumstances> = {}) {
  const { rack } = await setup((_, res) => json(res, {}));
  return await explainCache(steps, { ...circumstances, ...over }, { rack });
}

const FROM = ["FROM docker.io/library/node:20", true] as const;
const COPY = "COPY --chown=node package.json package-lock.json ./";

describe("the use of the build cache", () => {
  test("is complete without a reason, and without one if none was requested", async () => {
    expect(await explain(stepsOf(FROM, ["RUN a", true]))).toEqual([{ service: "web", cached: 100, reason: null }]);
    expect(await explain(stepsOf(FROM, ["RUN a", false]), { isCacheDisabled: true })).toEqual([
      { service: "web", cached: 50, reason: "the build was requested without cache" },
    ]);
    expect(await explain([])).toEqual([]);
  });

  test("names the sources that changed if the previous build had the same instruction", async () => {
    const steps = stepsOf(FROM, ["WORKDIR /app", true], [COPY, false], ["RUN npm ci", false]);

    expect(await explain(steps, { previous: steps })).toEqual([
      { service: "web", cached: 50, reason: `package.json, package-lock.json changed: ${COPY}` },
    ]);
    expect((await explain(steps))[0]?.reason).toBe(
      `package.json, package-lock.json changed, or the instruction: ${COPY}`,
    );
    const context = stepsOf(FROM, ["WORKDIR /app", true], ["COPY . .", false]);
    expect((await explain(context, { previous: context }))[0]?.reason).toBe("the build context changed: COPY . .");
  });

  test("names an instruction that the previous build did not have", async () => {
    const previous = stepsOf(FROM, ["WORKDIR /app", true], ["RUN npm ci", true]);
    const steps = stepsOf(FROM, ["WORKDIR /app", true], ["RUN npm ci --omit=dev", false]);

    expect((await explain(steps, { previous }))[0]?.reason).toBe(
      "RUN npm ci --omit=dev is new or changed since the previous build",
    );
  });

  test.each([["RUN npm ci"], ["COPY --from=base /app ."], ["ADD https://example.com/a.tgz /a"]])(
    "has no reason where none is known: %s",
    async (instruction) => {
      const steps = stepsOf(FROM, ["WORKDIR /app", true], [instruction, false]);

      expect((await explain(steps, { previous: steps }))[0]?.reason).toBeNull();
      expect((await explain(stepsOf(FROM, ["COPY . .", false])))[0]?.reason).toBeNull();
    },
  );

  test("names parameters of the Rack that stop the cache, if the key may read them", async () => {
    const console = { organization: "acme", keys: [{ key: KEY, policy: "all" as const }] };
    const frozen = { ecr_immutable_tags_enabled: "true" };
    const { keyJob, job } = await stage({ version: "3.24.10", parameters: frozen, console });
    const none = stepsOf(FROM, ["WORKDIR /app", false]);
    const some = stepsOf(FROM, ["WORKDIR /app", true], ["COPY . .", false]);
    const reason = async (steps: BuildStep[], deps: Parameters<typeof explainCache>[2]) =>
      (await explainCache(steps, { ...circumstances, previous: steps }, deps))[0]?.reason;

    expect(await reason(none, keyJob())).toMatch(/^ecr_immutable_tags_enabled is true: builds of apps created since/);
    expect(await reason(some, keyJob())).toMatch(
      /^the build context changed: COPY \. \.; ecr_immutable_tags_enabled is true/,
    );
    expect(await reason(none, job())).toBeNull();

    const parameters = { disable_image_manifest_cache: "true" };
    const disabled = await stage({ version: "3.25.10", parameters, console });
    expect(await reason(none, disabled.keyJob())).toBe(
      "disable_image_manifest_cache is true: the Rack keeps no build cache in its registry",
    );
  });
});
