import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepGantt } from "../../../src/entry/github/summary/gantt.ts";
import { renderSummary, type SummaryFacts } from "../../../src/entry/github/summary/summary.ts";
import type { BuildStep } from "../../../src/timeline/build-steps.ts";

const step = (over: Partial<BuildStep>): BuildStep => ({
  service: "web",
  name: "[2/3] RUN npm ci",
  start: 1000,
  seconds: 12.3,
  cached: false,
  failed: false,
  isInstruction: true,
  ...over,
});

const facts: SummaryFacts = {
  title: "Deploy web succeeded",
  rows: [
    ["App", "web"],
    ["Release", "RABCDEFGHIJ"],
    ["Address", "https://web.example"],
    ["Commit", ""],
  ],
  steps: [
    step({ name: "[1/3] FROM node:24", cached: true, seconds: 0 }),
    step({}),
    step({ name: "[3/3] COPY . .", seconds: 0.4 }),
  ],
};

describe("the summary of a step", () => {
  test("has a table of facts, a picture and the slowest steps first", () => {
    const text = renderSummary(facts);

    expect(text).toContain("### Deploy web succeeded");
    expect(text).toContain("| App | <code>web</code> |");
    expect(text).not.toContain("Commit");
    expect(text).toContain("}}%%\ngantt");
    expect(text).toMatch(/RUN npm ci<\/code>[\s\S]*COPY \. \.<\/code>/);
    expect(text).toContain("| Address | <https://web.example> |");
    expect(text).toContain("From the cache: <code>web</code> 33 %");
  });

  test("compares each step with the previous build by its text, not by its number", () => {
    const text = renderSummary({ ...facts, previousSteps: [step({ name: "[5/9] RUN npm ci", seconds: 61 })] });

    expect(text).toContain("| <code>web</code> | <code>RUN npm ci</code> | 12.3s | 1m1s |");
    expect(text).toMatch(/COPY \. \.<\/code> \| 0\.4s \| new \|/);
  });

  test("says of a step of the previous build without a time that it ran", () => {
    const previousSteps = [step({ name: "Step 2/3 : RUN npm ci", seconds: undefined })];
    expect(renderSummary({ ...facts, previousSteps })).toContain("<code>RUN npm ci</code> | 12.3s | ran |");
  });

  test("has no column for the previous build if all it could say is that each step ran", () => {
    const previousSteps = ["FROM node:24", "RUN npm ci", "COPY . ."].map((name) => step({ name, seconds: undefined }));
    const text = renderSummary({ ...facts, previousSteps });
    expect(text).toContain("<code>RUN npm ci</code> | 12.3s |\n");
    expect(text).not.toContain("Previous build");
  });

  test("explains a failure and folds the end of the log", () => {
    const text = renderSummary({
      ...facts,
      failure: { message: "npm ci ended with 1", hints: ["Commit package-lock.json"] },
      logTail: "one\n\ntwo\n",
    });

    expect(text).toContain("> [!CAUTION]\n> **npm ci ended with 1**");
    expect(text).toContain("Commit package&#45;lock&#46;json");
    expect(text).toContain("<pre>one\n&#8203;\ntwo\n&#8203;</pre>");
  });

  test.each([
    "</pre></details><script>alert(1)</script>",
    "```\n# heading\n[link](javascript:alert(1))",
    "| a | b |\n@octocat fixes #1 https://evil.example",
    "<!-- --><img src=x onerror=alert(1)>",
    "\n\n<h1>big</h1>\n\n",
  ])("text of others adds no markup: %j", (hostile) => {
    const text = renderSummary({
      title: hostile,
      rows: [["App", hostile]],
      steps: [step({ service: hostile, name: `[1/1] RUN ${hostile}`, failed: true })],
      diff: [hostile],
      failure: { message: hostile, hints: [hostile] },
      logTail: hostile,
    });

    expect(text).not.toMatch(/<(?!\/?(?:code|details|summary|pre)>)/);
    expect(text.match(/```/g)).toHaveLength(2);
    expect(text).not.toMatch(/@octocat|#1 |\]\(|https:\/\/evil/);
    expect(text.match(/<\/?details>/g)).toHaveLength(4);
  });

  test("stays under 1 MiB for any input", () => {
    const long = "x<&|\n".repeat(400_000);
    const steps = Array.from({ length: 5000 }, (_, n) =>
      step({ service: `s${n % 50}`, name: `[${n}/5000] RUN ${long.slice(0, 2000)}` }),
    );
    const text = renderSummary({ ...facts, steps, diff: long.split("\n"), logTail: long });

    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("left out");
  });

  test("a chart has only lines that Mermaid reads, for any names", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), { maxLength: 80 }),
        (names) => {
          const steps = names.map(([service, name]) => step({ service, name: `RUN ${name}` }));
          for (const line of (stepGantt(steps) ?? "").split("\n").slice(6, -1)) {
            expect(line).toMatch(/^ {2}(?:section [\w ./=+-]+|[\w ./=+-]+ :(?:crit, )?\d+, \d+)$/);
          }
        },
      ),
    );
  });
});
