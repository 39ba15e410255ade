import { type BuildStep, instruction } from "../../../timeline/build-steps.ts";

/** Steps in a chart at most: the slowest. GitHub draws no Mermaid text over 50,000 characters. */
const MAX_STEPS = 30;
/** A shorter step is no visible bar, nor is one that is a smaller share of the time of all steps. */
const MIN_SECONDS = 0.2;
const MIN_SHARE = 0.01;
const MAX_LABEL = 44;
/** Colors of GitHub that are readable on its light and its dark page. Without them every third service is yellow. */
const COLORS = {
  sectionBkgColor: "#8c959f",
  altSectionBkgColor: "#8c959f00",
  sectionBkgColor2: "#8c959f",
  taskBkgColor: "#54aeff",
  taskBorderColor: "#218bff",
  critBkgColor: "#fa4549",
  critBorderColor: "#cf222e",
};
const LINES = ".grid .tick line { stroke: #8c959f66; }";
const HEAD = ["```mermaid", `%%{init: ${JSON.stringify({ themeVariables: COLORS, themeCSS: LINES })}}%%`, "gantt"];

/**
 * The steps of a build as a Mermaid gantt chart, which GitHub draws: a section per service, a bar per step. Cached and very
 * short steps are left out; a failed step is red. undefined if there is nothing to draw.
 */
export function stepGantt(steps: readonly BuildStep[]): string | undefined {
  const total = steps.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const shortest = Math.max(MIN_SECONDS, total * MIN_SHARE);
  const timed = steps.filter(
    ({ isInstruction, seconds = 0, failed }) => isInstruction && (failed || seconds >= shortest),
  );
  if (timed.length === 0) return undefined;
  const weight = ({ failed, seconds = 0 }: BuildStep) => (failed ? Number.POSITIVE_INFINITY : seconds);
  const slowest = new Set([...timed].sort((a, b) => weight(b) - weight(a)).slice(0, MAX_STEPS));
  const drawn = timed.filter((step) => slowest.has(step));
  const first = Math.min(...drawn.map(({ start }) => start));
  const lines = [...HEAD, "  dateFormat x", "  axisFormat %M:%S", "  todayMarker off"];
  for (const service of new Set(drawn.map((step) => step.service))) {
    lines.push(`  section ${label(service) || "image"}`);
    for (const step of drawn) {
      if (step.service !== service) continue;
      const start = Math.max(0, Math.round(step.start - first));
      const end = start + Math.max(1, Math.round((step.seconds ?? 0) * 1000));
      const state = step.failed ? "crit, " : "";
      lines.push(`  ${label(instruction(step.name)) || "step"} :${state}${start}, ${end}`);
    }
  }
  return [...lines, "```"].join("\n");
}

/** Mermaid has no escapes in labels: characters that it gives a meaning are left out. */
function label(text: string): string {
  return text
    .replace(/[^A-Za-z0-9 ./_=+-]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_LABEL);
}
