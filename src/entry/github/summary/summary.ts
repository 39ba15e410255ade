import type { ServiceCache } from "../../../commands/builds/cache-insight.ts";
import type { ScanResult } from "../../../commands/images/scan-result.ts";
import { formatDuration } from "../../../commands/output/units.ts";
import type { PushedImage } from "../../../images/pushed-images.ts";
import { type BuildStep, cachedShares, instruction } from "../../../timeline/build-steps.ts";
import { stepGantt } from "./gantt.ts";
import { escapeText, foldedMarkdown, foldedText, inlineCode, markdownTable } from "./markdown.ts";

/** GitHub drops the summary of a step over 1 MiB. Other actions of the step's job do not count. */
const MAX_BYTES = 1024 * 1024 - 4096;
const MAX_LOG_BYTES = 64 * 1024;
/** Slowest steps. */
const MAX_ROWS = 10;
const MAX_STEP = 72;
/** Findings of a service in the table. */
const MAX_FINDINGS = 10;
/** What a step did whose time a stored log does not have. */
const RAN = "ran";
/** An address that can stand as a link, because nothing in it has a meaning in Markdown or HTML. */
const ADDRESS = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/;

/** What a command reports for the summary of its step. */
export interface SummaryFacts {
  /** Such as `Deploy web succeeded`. */
  readonly title: string;
  /** Rows of the table, in order: name and value; an empty value leaves the row out. */
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly images?: readonly PushedImage[];
  /** Results of vulnerability scans. */
  readonly scans?: readonly ScanResult[];
  readonly steps?: readonly BuildStep[];
  /** Why steps of a service were not cached, where it is known. */
  readonly cache?: readonly ServiceCache[];
  /** Steps of the build before, to compare with. */
  readonly previousSteps?: readonly BuildStep[];
  /** What a promotion changes, line by line. */
  readonly diff?: readonly string[];
  readonly failure?: { readonly message: string; readonly hints: readonly string[] };
  /** The end of a log that explains a failure. */
  readonly logTail?: string;
}

/** The summary as Markdown, under GitHub's limit. Parts that do not fit are left out from the end, and a line says so. */
export function renderSummary(facts: SummaryFacts): string {
  const parts = [
    `### ${escapeText(facts.title)}`,
    failureText(facts),
    factTable(facts.rows),
    scanTable(facts.scans ?? []),
    stepPicture(facts.steps ?? [], facts.cache ?? []),
    stepTable(facts.steps ?? [], facts.previousSteps ?? []),
    facts.diff === undefined ? "" : foldedText("What changed", facts.diff.join("\n")),
    imageTable(facts.images ?? []),
    facts.logTail === undefined ? "" : foldedText("Last lines of the log", lastBytes(facts.logTail, MAX_LOG_BYTES)),
  ].filter((part) => part !== "");
  const kept: string[] = [];
  let size = 0;
  for (const part of parts) {
    const bytes = Buffer.byteLength(part) + 2;
    if (size + bytes > MAX_BYTES) {
      kept.push("_More parts of this summary are left out: GitHub shows at most 1 MiB._");
      break;
    }
    kept.push(part);
    size += bytes;
  }
  return `${kept.join("\n\n")}\n`;
}

function factTable(rows: SummaryFacts["rows"]): string {
  const cells = rows
    .filter(([, value]) => value !== "")
    .map(([name, value]) => [escapeText(name), ADDRESS.test(value) ? `<${value}>` : inlineCode(value)]);
  // Markdown has no table without a head: the first fact is it.
  const [head, ...rest] = cells;
  return head === undefined ? "" : markdownTable(head, rest);
}

function failureText({ failure }: SummaryFacts): string {
  if (failure === undefined) return "";
  const hints = failure.hints.map((hint) => `> - ${escapeText(hint, 1000)}`);
  return [
    "> [!CAUTION]",
    `> **${escapeText(failure.message, 2000)}**`,
    ...(hints.length > 0 ? [">", ...hints] : []),
  ].join("\n");
}

function imageTable(images: readonly PushedImage[]): string {
  const rows = images.flatMap(({ service, repository, tag, digest }) =>
    repository === null ? [] : [[inlineCode(service), inlineCode(`${repository}:${tag}`), inlineCode(digest ?? "")]],
  );
  if (rows.length === 0) return "";
  const title = `${rows.length} ${rows.length === 1 ? "image" : "images"}`;
  return foldedMarkdown(title, markdownTable(["Service", "Image", "Digest"], rows));
}

function scanTable(scans: readonly ScanResult[]): string {
  if (scans.length === 0) return "";
  const rows = scans.map(({ service, result, status, critical, high, medium, low, blocking }) => [
    inlineCode(service),
    result === "not-scanned" ? escapeText(`not scanned: ${status}`) : escapeText(result),
    ...(result === "not-scanned" ? ["", "", "", ""] : [critical, high, medium, low].map(String)),
    blocking
      .slice(0, MAX_FINDINGS)
      .map((name) => inlineCode(name))
      .join(", "),
  ]);
  return markdownTable(["Service", "Scan", "Critical", "High", "Medium", "Low", "Blocking findings"], rows);
}

function stepPicture(steps: readonly BuildStep[], cache: readonly ServiceCache[]): string {
  const picture = stepGantt(steps);
  const shares = [...cachedShares(steps)].map(
    ([service, share]) => `${service === "" ? "image" : inlineCode(service)} ${Math.round(share * 100)} %`,
  );
  if (shares.length === 0) return "";
  const reasons = cache.flatMap(({ service, reason }) =>
    reason === null ? [] : [`- ${inlineCode(service)}: ${escapeText(reason, 1000)}`],
  );
  const parts = ["#### Build steps", picture ?? "", `From the cache: ${shares.join(", ")}`, reasons.join("\n")];
  return parts.filter((part) => part !== "").join("\n\n");
}

function stepTable(steps: readonly BuildStep[], previous: readonly BuildStep[]): string {
  const before = new Map(previous.map((step) => [`${step.service}\n${instruction(step.name)}`, step]));
  const slowest = steps
    .filter(({ isInstruction, seconds }) => isInstruction && seconds !== undefined)
    .sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
    .slice(0, MAX_ROWS);
  if (slowest.length === 0) return "";
  const earlier = slowest.map((step) => {
    const old = before.get(`${step.service}\n${instruction(step.name)}`);
    return old === undefined ? "new" : describeTime(old);
  });
  // A stored log has no times: a column that says only that each step ran reports nothing.
  const hasBefore = previous.length > 0 && earlier.some((text) => text !== RAN);
  const rows = slowest.map((step, index) => [
    inlineCode(step.service),
    inlineCode(instruction(step.name), MAX_STEP),
    describeTime(step),
    ...(hasBefore ? [earlier[index] ?? ""] : []),
  ]);
  return markdownTable(["Service", "Slowest steps", "Time", ...(hasBefore ? ["Previous build"] : [])], rows);
}

function describeTime({ failed, cached, seconds }: BuildStep): string {
  if (failed) return "failed";
  if (cached) return "cached";
  if (seconds === undefined) return RAN;
  return seconds < 60 ? `${seconds.toFixed(1)}s` : formatDuration(seconds * 1000);
}

/** The end of `text`, from the start of a line. */
function lastBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  const end = bytes.subarray(-most);
  return end.subarray(end.indexOf(10) + 1).toString("utf8");
}
