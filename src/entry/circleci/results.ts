import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createFolder } from "../../commands/output/create-folder.ts";
import { type BuildStep, spanSteps } from "../../timeline/build-steps.ts";
import type { Span, SpanKind } from "../../timeline/timeline.ts";
import { appendText } from "../append-text.ts";
import { variableOf } from "./variables.ts";

/** Outputs by name, as a command returns them. */
export type Results = Readonly<Record<string, unknown>>;

/** A part of the work, for the job's test results and its timeline. */
export interface Part {
  readonly title: string;
  readonly kind: SpanKind;
  /** ISO 8601. */
  readonly started: string;
  readonly seconds: number;
  readonly failed: boolean;
  /** Steps of the Dockerfiles, if the part is a build. */
  readonly steps?: readonly PartStep[];
}

interface PartStep extends Pick<BuildStep, "service" | "name" | "seconds" | "cached" | "failed"> {
  readonly started: string;
}

/** The parts of a command's work in the order of their ends, with the steps of a build inside of it. */
export function timelineParts(spans: readonly Span[], mask: (text: string) => string): Part[] {
  const toTime = (ms: number) => new Date(ms).toISOString();
  return spans
    .filter(({ kind }) => kind !== "command" && kind !== "step")
    .map((span) => {
      const steps = spanSteps(spans.filter(({ parent }) => parent === span));
      return {
        title: mask(span.name),
        kind: span.kind,
        started: toTime(span.start),
        seconds: (span.end - span.start) / 1000,
        failed: span.status !== "ok",
        ...(steps.length === 0
          ? {}
          : {
              steps: steps.map(({ service, name, start, seconds, cached, failed }) => ({
                service: mask(service),
                name: mask(name),
                started: toTime(start),
                seconds,
                cached,
                failed,
              })),
            }),
      };
    });
}

/**
 * Lines for the file that BASH_ENV names: bash runs them at the start of each later step. A value is quoted so that it
 * is nothing but a value there.
 */
export function exportLines(results: Results, outputs: readonly string[]): string {
  return outputs
    .map((output) => {
      const name = variableOf(output);
      const value = results[output];
      return name === undefined || value === undefined ? "" : `export ${name}=${quoteWord(String(value))}\n`;
    })
    .join("");
}

/** `text` as one word of a POSIX shell. */
export function quoteWord(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
}

/** Appends to the file that BASH_ENV names. Without BASH_ENV, later steps get no variables. */
export async function exportResults(
  bashEnv: string | undefined,
  results: Results,
  outputs: readonly string[],
): Promise<void> {
  const lines = exportLines(results, outputs);
  if (!bashEnv || lines === "") return;
  await createFolder(dirname(bashEnv));
  appendText(bashEnv, lines, { creates: true });
}

/** Name without ending of the files that a command leaves for an app: `deploy-web`. */
export function resultName(command: string, app: string): string {
  return [command, app]
    .filter((part) => part !== "")
    .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, "_"))
    .join("-");
}

/** The files of a step: its outputs, its test report, and the start and duration of each part of its work. */
export interface StepFiles {
  readonly results: Results;
  readonly junit: string;
  readonly timeline: readonly Part[];
}

/** Path of an empty file for the log of a step. undefined if the folder cannot be used: that must not end the step. */
export async function startLog(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, `${name}.log`);
  try {
    await createFolder(folder);
    await writeFile(path, "");
    return path;
  } catch {
    return undefined;
  }
}

export async function writeResults(
  folder: string,
  name: string,
  { results, junit, timeline }: StepFiles,
): Promise<void> {
  await createFolder(folder);
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, `${name}.xml`), junit);
  await writeFile(join(folder, `${name}.timeline.json`), `${JSON.stringify(timeline, null, 2)}\n`);
}

/** Results that an earlier command left; `path` is the file, or the folder with the build's of `app`. */
export async function readResults(path: string, app: string): Promise<{ file: string; results: Results }> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, `${resultName("build", app)}.json`) : path;
  const results: unknown = JSON.parse(await readFile(file, "utf8"));
  return { file, results: typeof results === "object" && results !== null ? { ...results } : {} };
}

/** A report for CircleCI's tests tab: a test for each part of the work, and the failure in the part that failed. */
export function junitReport(
  suite: string,
  parts: readonly Part[],
  failure: { readonly type: string; readonly message: string; readonly text: string } | undefined,
  seconds: number,
): string {
  const failedPart = failure === undefined ? undefined : parts.find(({ failed }) => failed);
  const rest = failedPart === undefined || parts.length === 0 ? [{ title: suite, seconds, failed: false }] : [];
  const cases = [...parts.filter((part) => !part.failed || part === failedPart), ...rest].map((part) => {
    const failed = failure !== undefined && (part === failedPart || rest.includes(part));
    const body = failed
      ? `<failure type="${xml(failure.type)}" message="${xml(failure.message)}">${xml(failure.text)}</failure>`
      : "";
    return `  <testcase classname="${xml(suite)}" name="${xml(part.title)}" time="${part.seconds.toFixed(3)}">${body}</testcase>\n`;
  });
  const head = `<testsuite name="${xml(suite)}" tests="${cases.length}" failures="${failure ? 1 : 0}" time="${seconds.toFixed(3)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${cases.join("")}</testsuite>\n`;
}

/** Text for XML 1.0: its control characters are not allowed there, not even escaped. */
function xml(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, (char) => (char === "\x7f" ? "" : "\ufffd"))
    .replace(/[&<>"]/g, (char) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[char]};`)
    .replaceAll("\n", "&#10;");
}
