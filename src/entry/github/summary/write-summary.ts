import { byteSize } from "../../../commands/output/units.ts";
import { parseImages } from "../../../images/pushed-images.ts";
import { spanSteps } from "../../../timeline/build-steps.ts";
import type { Span } from "../../../timeline/timeline.ts";
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
export interface StepReport {
  readonly command: string;
  readonly outcome: SummaryFacts["outcome"];
  /** Outputs by name, also those of a failure. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly failure?: { readonly message: string; readonly hint: string | undefined };
  readonly spans: readonly Span[];
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
  if (text("duration") !== "") rows.push(["Duration", `${text("duration")} s`]);
  const size = Number(outputs["context-size"]);
  if (size > 0) rows.push(["Context size", byteSize(size)]);
  return {
    title: `${report.command} ${text("app")}`.trim(),
    outcome: report.outcome,
    rows,
    images: parseImages(text("images")),
    steps: spanSteps(report.spans).map((step) => ({ ...step, name: mask(step.name), service: mask(step.service) })),
    ...(failure === undefined
      ? {}
      : {
          failure: {
            title: `${report.command} failed`,
            message: mask(failure.message),
            hints: (failure.hint ?? "")
              .split("\n")
              .filter((line) => line.trim() !== "")
              .map(mask),
          },
        }),
  };
}
