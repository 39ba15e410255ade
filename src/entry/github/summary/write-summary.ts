import type { RunReport } from "../../../commands/declaration/run-report.ts";
import { parseScans } from "../../../commands/images/scan-result.ts";
import { byteSize, formatDuration } from "../../../commands/output/units.ts";
import { parseImages } from "../../../images/pushed-images.ts";
import { type BuildStep, spanSteps } from "../../../timeline/build-steps.ts";
import type { Span } from "../../../timeline/timeline.ts";
import { describeEnd, type Outcome } from "../../outcome.ts";
import { renderSummary, type SummaryFacts } from "./summary.ts";

/** Commands whose step has a summary. */
const SUMMARIZED = new Set(["build", "deploy", "promote", "rollback", "run", "builds copy"]);

/** Rows of the table: label, and the output that holds the value. */
const ROWS = [
  ["App", "app"],
  ["Rack", "rack"],
  ["Build", "build"],
  ["Release", "release"],
  ["Previous release", "previous-release"],
  ["Status", "status"],
  ["Commit", "git-sha"],
  ["Exit code", "exit-code"],
  ["Address", "url"],
] as const;

/** What a step did. */
export interface StepReport extends RunReport {
  readonly command: string;
  readonly outcome: Outcome;
  /** Outputs by name, also those of a failure. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly failure?: { readonly message: string; readonly hints: readonly string[] };
  readonly spans: readonly Span[];
  /** The end of the log of a failure. */
  readonly logTail?: string;
}

/**
 * Appends the summary of a step to the file that GITHUB_STEP_SUMMARY names. `mask` hides secrets: the runner hides them too, but not in the escaped form
 * that Markdown needs.
 */
export async function writeSummary(report: StepReport, mask: (text: string) => string): Promise<void> {
  if (!SUMMARIZED.has(report.command)) return;
  // Loaded here, after the work: the toolkit brings an HTTP client of 1 MB.
  const { summary } = await import("@actions/core");
  await summary.addRaw(renderSummary(summaryFacts(report, mask))).write();
}

/** The facts of a report, without secrets. */
export function summaryFacts(report: StepReport, mask: (text: string) => string): SummaryFacts {
  const { outputs, failure } = report;
  const text = (name: string) => (outputs[name] === undefined ? "" : mask(String(outputs[name])));
  const rows: [string, string][] = ROWS.map(([label, name]) => [label, text(name)]);
  if (report.cost !== undefined) rows.push(["Cost", mask(report.cost)]);
  if (text("duration") !== "") rows.push(["Duration", formatDuration(Number(text("duration")) * 1000)]);
  const size = Number(outputs["context-size"]);
  if (size > 0) rows.push(["Context size", byteSize(size)]);
  const maskSteps = (steps: readonly BuildStep[]) =>
    steps.map((step) => ({ ...step, name: mask(step.name), service: mask(step.service) }));
  const steps = maskSteps(spanSteps(report.spans));
  const instructions = steps.filter(({ isInstruction }) => isInstruction);
  const cached = instructions.filter((step) => step.cached).length;
  if (instructions.length > 0) rows.push(["Cached steps", `${cached} of ${instructions.length}`]);
  const end = describeEnd(report.command, report.outcome, text("app"));
  return {
    title: `${end.charAt(0).toUpperCase()}${end.slice(1)}`,
    rows,
    images: parseImages(text("images")),
    scans: parseScans(text("scan")),
    cache: text("cache") === "" ? [] : JSON.parse(text("cache")),
    steps,
    previousSteps: maskSteps(report.previousSteps ?? []),
    ...(report.releaseDiff === undefined ? {} : { diff: report.releaseDiff.map(mask) }),
    ...(report.logTail?.trim() ? { logTail: report.logTail } : {}),
    ...(failure === undefined
      ? {}
      : {
          failure: {
            message: mask(failure.message),
            hints: failure.hints
              .flatMap((hint) => hint.split("\n"))
              .filter((line) => line.trim() !== "")
              .map(mask),
          },
        }),
  };
}
