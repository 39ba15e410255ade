import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { summaryFacts, writeSummary } from "../../../src/entry/github/summary/write-summary.ts";
import { createTimeline } from "../../../src/timeline/timeline.ts";

const mask = (text: string) => text.replaceAll("s3cr3t/+", "***");

function report() {
  const timeline = createTimeline({ now: () => 1000 });
  timeline.add({
    kind: "step",
    name: "[1/1] RUN curl -u s3cr3t/+",
    start: 0,
    end: 2500,
    attributes: { service: "web", cached: false, instruction: true },
  });
  return {
    command: "deploy",
    outcome: "failure",
    outputs: { app: "web", release: "R1", duration: 42, "context-size": 1_500_000 },
    failure: { message: "the key s3cr3t/+ is wrong", hints: ["Check s3cr3t/+", "And again"] },
    spans: timeline.spans,
  } as const;
}

test("the facts of a failed deploy name its outputs, its steps and its hints", () => {
  const facts = summaryFacts(report(), (text) => text);

  expect(facts).toMatchObject({
    title: "Deploy web failed",
    steps: [{ service: "web", seconds: 2.5, isInstruction: true }],
    failure: { hints: ["Check s3cr3t/+", "And again"] },
  });
  expect(facts.rows).toContainEqual(["Release", "R1"]);
  expect(facts.rows).toContainEqual(["Context size", "1.5 MB"]);
});

test("the summary holds no secret, also not in the escaped form of Markdown", async () => {
  const folder = mkdtempSync(join(tmpdir(), "summary-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "summary.md");
  writeFileSync(path, "before\n");
  vi.stubEnv("GITHUB_STEP_SUMMARY", path);
  onTestFinished(() => void vi.unstubAllEnvs());
  await writeSummary(report(), mask);
  const text = readFileSync(path, "utf8");

  expect(text.startsWith("before\n")).toBe(true);
  expect(text).toContain("&#42;&#42;&#42;");
  expect(text).not.toContain("s3cr3t");
});

test("a command without a summary writes nothing", async () => {
  await writeSummary({ ...report(), command: "logs" }, mask);
});
