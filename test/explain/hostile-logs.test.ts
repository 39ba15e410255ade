import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appLogFindings, logLines } from "../../src/explain/app-log.ts";
import { causeIn, RULES } from "../../src/explain/build-causes.ts";
import { buildHeadings } from "../../src/explain/build-headings.ts";
import { diagnosisFindings } from "../../src/explain/diagnosis.ts";
import { copyOf, spotOf } from "../../src/explain/dockerfile.ts";
import { failedStep } from "../../src/explain/failed-step.ts";
import { lastLines } from "../../src/explain/finding.ts";
import { HINTS, stateHint } from "../../src/explain/state-hints.ts";
import * as stepLines from "../../src/explain/step-lines.ts";

const KIB = 1024;
/** A linear scan takes 4 times as long on 4 times the text, a quadratic one 16 times. */
const highestRatio = 8;
/** Below this, the clock's own grain and garbage collection decide. A quadratic scan takes seconds on 1 MiB. */
const negligibleMs = 250;

/** How a text is made: `before`, then `unit` again and again with its number for "№", then what no pattern ends with. */
interface Piece {
  readonly before?: string;
  readonly unit: string;
}

function repeat({ before = "", unit }: Piece, size: number): string {
  if (!unit.includes("№")) return `${before}${unit.repeat(Math.ceil(size / unit.length))}`.slice(0, size) + end;
  let text = before;
  for (let index = 0; text.length < size; index++) text += unit.replaceAll("№", String(index));
  return text + end;
}

const end = "~";

function cpuMs(work: () => unknown): number {
  const { user } = process.cpuUsage();
  work();
  return process.cpuUsage({ user, system: 0 }).user / 1000;
}

const shortestCpuMs = (runs: number, work: () => unknown) =>
  Math.min(...Array.from({ length: runs }, () => cpuMs(work)));

/** Fails unless 1 MiB of `piece` takes at most 8 times as long as 256 KiB of it. */
function expectLinear(name: string, piece: Piece, work: (text: string) => unknown): void {
  for (const size of [16 * KIB, 64 * KIB, 256 * KIB]) {
    const [less, more] = [repeat(piece, size), repeat(piece, 4 * size)];
    let [shorter, longer] = [cpuMs(() => work(less)), cpuMs(() => work(more))];
    if (longer > negligibleMs && longer > highestRatio * shorter) {
      [shorter, longer] = [shortestCpuMs(3, () => work(less)), shortestCpuMs(2, () => work(more))];
    }
    const isLinear = longer <= negligibleMs || longer <= highestRatio * shorter;
    expect(isLinear, `${name} on ${4 * size} characters of ${JSON.stringify(piece)}: ${shorter} -> ${longer} ms`).toBe(
      true,
    );
  }
}

/** Runs `work` on 16 KiB of every piece, and examines the three pieces that take longest. */
function expectLinearOnSlowest(name: string, all: readonly Piece[], work: (text: string) => unknown): void {
  const costs = all.map((piece) => {
    const text = repeat(piece, 16 * KIB);
    const start = performance.now();
    work(text);
    return { piece, ms: performance.now() - start };
  });
  costs.sort((a, b) => b.ms - a.ms);
  for (const { piece } of costs.slice(0, 3)) expectLinear(name, piece, work);
}

const pieces = {
  base64: "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24sIGJ1dCBieSB0aGlz",
  "one letter": "a",
  "one capital": "A",
  digits: "0123456789",
  spaces: " ",
  tabs: "\t",
  "empty lines": "\n",
  "blank lines": "  \n",
  "line ends of Windows": "\r\n",
  "carriage returns": "\r",
  quotes: '"',
  "quotes and backslashes": '\\"',
  brackets: "[",
  colons: "a:",
  slashes: "/",
  "short lines": "ab\n",
  "escape characters": "\x1b[",
  "start of titles": "\x1b]",
} as const;

/** Texts that a pattern matches, and their first parts: what a backtracking search reads again and again. */
function ownPieces(pattern: RegExp): Piece[] {
  const plain = pattern.source.replaceAll(/\(\?<?[!=](?:\\.|\[(?:\\.|[^\]])*\]|[^()\\])*\)|\\b/gi, "");
  const samples = fc.sample(fc.stringMatching(new RegExp(plain, pattern.flags.replace(/[gi]/g, ""))), {
    numRuns: 6,
    seed: 1,
  });
  const parts = samples.flatMap((sample) => [0.3, 0.6, 0.8, 1].map((share) => sample.slice(0, sample.length * share)));
  const words = pattern.source.match(/[A-Za-z][A-Za-z ]{2,}/g) ?? [];
  const all = [...parts, ...words].filter((part) => part !== "").map((part) => part.slice(0, 200));
  const units = [...new Set(all.flatMap((part) => [part, `${part}\n`, `${part} `, `${part}"`]))];
  const runs = ["a", "A", "1", " ", "\n", "/", "a.", "a:"];
  const starts = [...new Set(parts.filter((part) => part !== ""))];
  return [...units.map((unit) => ({ unit })), ...starts.flatMap((before) => runs.map((unit) => ({ before, unit })))];
}

const patterns: [string, RegExp][] = [
  ...RULES.flatMap(({ name, pattern, unless }, index): [string, RegExp][] => [
    [`${name} (${index})`, pattern],
    ...(unless ? [[`${name} (${index}), exception`, unless] satisfies [string, RegExp]] : []),
  ]),
  ...HINTS.map(([pattern], index): [string, RegExp] => [`state ${index}`, pattern]),
  ...Object.entries(stepLines).flatMap(([name, value]): [string, RegExp][] =>
    value instanceof RegExp ? [[`step line ${name}`, value]] : [],
  ),
];

describe("the time of a pattern grows no faster than the text", () => {
  test.each(patterns)("%s", { timeout: 60_000 }, (name, pattern) => {
    const all = [...Object.values(pieces).map((unit) => ({ unit })), ...ownPieces(pattern)];
    expectLinearOnSlowest(name, all, (text) => pattern.test(text));
  });
});

const dockerfile = "FROM node:22\nCOPY . .\nRUN npm ci && echo ${A} ${B:-c}\n";
const builds = (text: string) => [{ service: "web", path: ".", dockerfile: "Dockerfile", text }];
const step = { ...failedStep(""), instruction: "RUN npm ci && echo 1 2" };

const functions: [string, (text: string) => unknown][] = [
  ["failedStep", failedStep],
  ["causeIn", (output) => causeIn({ instruction: "", output })],
  ["causeIn of a RUN", (output) => causeIn({ instruction: "RUN npm ci", output })],
  ["causeIn of a COPY", (output) => causeIn({ instruction: "COPY a b", output })],
  [
    "buildHeadings",
    (text) => {
      const { titleOf } = buildHeadings();
      for (const line of text.split("\n")) titleOf(line);
    },
  ],
  ["spotOf a step in a Dockerfile", (text) => spotOf(step, builds(text), ["web"])],
  ["spotOf a printed instruction", (text) => spotOf({ ...step, instruction: text }, builds(dockerfile), ["web"])],
  ["copyOf a path", (text) => copyOf("a/b", builds(text))],
  ["appLogFindings", (text) => appLogFindings(logLines(text), [], "R1")],
  [
    "appLogFindings of a message",
    (text) => appLogFindings([{ stream: "system/k8s/web", message: `Error: ${text}` }], [], "R1"),
  ],
  [
    "diagnosisFindings",
    (logs) => {
      const pod = { name: logs, service: "web", ready: "0/1", ageSeconds: 1, restarts: 2, hint: "", previousLogs: "" };
      const event = { time: undefined, reason: "Failed", object: logs, message: logs, hint: "" };
      const sick = { ...pod, classification: "unhealthy", stateDetail: "", logs, events: [event] };
      const stalled = { name: "worker", desired: 1, ready: 0, updated: 1, status: "stalled", stallReason: logs };
      diagnosisFindings({ services: [stalled], events: [event], initPods: [], pods: [sick] });
    },
  ],
  ["lastLines", (text) => lastLines(text)],
  ["stateHint", stateHint],
];

const logPieces = {
  ...pieces,
  "steps of BuildKit": "#7 [3/5] RUN npm ci\n#7 0.1 a\n#7 ERROR: b\n",
  "definitions of BuildKit": "#1 [internal] load build definition from Dockerfile\n",
  "places of BuildKit": "Dockerfile:4\n--------------------\n  4 | >>> RUN x\n",
  "classic steps": "Step 2/4 : RUN npm ci\n ---> Running in 5ad1e0f2b7c9\n",
  "steps of Kaniko": "INFO[0001] RUN npm ci\n",
  "unfinished commands": 'process "/bin/sh -c a\\" ',
  "classic commands": "The command '/bin/sh -c ",
  "executed commands": "executor failed running [",
  "commands of buildah": 'building at STEP "',
  "lines of an app": "2026-01-01T00:00:00Z system/k8s/web-1 Error: Back-off ServiceWeb (service a)\n",
  "processes of many services": "2026-01-01T00:00:00Z system/k8s/web№ Error: Back-off\n",
  "services that print": "2026-01-01T00:00:00Z service/web№/a b\n2026-01-01T00:00:00Z system/aws Error: ServiceX№\n",
  "many images": "Building: ./№\n",
  "many steps": "#№ [3/5] RUN a\n",
  "here-documents": "RUN <<EOF\n",
  "continued lines": "RUN a \\\n",
  "copied files": "COPY a b c d\n",
  variables: "RUN ${A}${B}\n",
  "nested variables": "${a:-",
  "nested quotes": '${a:-"',
  "hyphenated names": "-abcde",
  "parent folders": "./",
};

describe("the time of each reader of a log grows no faster than the log", () => {
  test.each(functions)("%s", { timeout: 120_000 }, (name, work) => {
    const starts = ["Building: ", "COPY ", "#7 ", "INFO[0001] ", "RUN <<EOF "];
    const runs = ["/", "a", " ", "1", '"', "\r"];
    const all = [
      ...Object.values(logPieces).map((unit) => ({ unit })),
      ...starts.flatMap((before) => runs.map((unit) => ({ before, unit }))),
    ];
    expectLinearOnSlowest(name, all, work);
  });
});
