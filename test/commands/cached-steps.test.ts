import { expect, test } from "vitest";
import { describeCachedSteps } from "../../src/commands/builds/cached-steps.ts";
import { buildHeadings } from "../../src/explain/build-headings.ts";
import { readBuildSteps } from "../../src/timeline/build-steps.ts";

function report(log: string): string | undefined {
  const steps = readBuildSteps({ titles: buildHeadings(), now: () => 0 });
  steps.push(Buffer.from(log));
  steps.end(false);
  return describeCachedSteps(steps.steps());
}

test.each<[string, string, string]>([
  [
    "BuildKit",
    "#1 [internal] load build definition from Dockerfile\n#1 DONE 0.0s\n#4 [1/3] FROM node:20\n#4 CACHED\n#5 [2/3] COPY . .\n#5 CACHED\n#6 [3/3] RUN npm ci\n#6 CACHED\n",
    "CACHED: [2/3] COPY . .; [3/3] RUN npm ci. ",
  ],
  ["docker", "Step 1/2 : FROM node:20\n ---> 1\nStep 2/2 : RUN npm ci\n ---> Using cache\n ---> 2\n", "RUN npm ci. "],
])("a build without cache that used the cache names the cached steps of %s", (_, log, expected) => {
  expect(report(log)).toContain(expected);
});

test("a base image that the builder has already is no use of the cache", () => {
  expect(report("#4 [build 1/2] FROM node:20\n#4 CACHED\n#5 [build 2/2] RUN npm ci\n#5 DONE 2.0s\n")).toBeUndefined();
  expect(report("Step 1/1 : FROM node:20\n ---> Using cache\n")).toBeUndefined();
});
