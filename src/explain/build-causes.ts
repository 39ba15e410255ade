import { imageRules } from "./causes/image-rules.ts";
import { machineRules, networkRules, programRules } from "./causes/machine-rules.ts";
import { packageRules, variableRules } from "./causes/package-rules.ts";
import { rackRules } from "./causes/rack-rules.ts";
import type { Rule, Stage } from "./causes/rule.ts";
import type { FailedStep } from "./failed-step.ts";
import { cutLine } from "./finding.ts";

/** A known way for a build to fail. */
export interface Cause {
  /** Short name, for tests and records: "rate-limit". */
  readonly name: string;
  /** What happened, as the end of a sentence. */
  readonly what: string;
  readonly hint: string;
  /** Path that does not exist in the build context, if that is the cause. */
  readonly missing?: string | undefined;
}

/**
 * In the order in which they are tried: what only one thing can mean first, what a tool says of itself last. A tool that
 * could not load its list says that a package does not exist, so the network comes before the packages.
 */
export const RULES: readonly Rule[] = [
  ...machineRules,
  ...imageRules,
  ...rackRules.filter(({ name }) => name !== "unschedulable"),
  ...networkRules.filter(({ name }) => name !== "network"),
  ...variableRules,
  ...networkRules.filter(({ name }) => name === "network"),
  ...packageRules,
  ...programRules,
  ...rackRules.filter(({ name }) => name === "unschedulable"),
];

/** A file that a stage does not have, and a stage that the Dockerfile does not have: found by name, not by a pattern. */
const MISSING_IN_STAGE = {
  name: "missing-in-stage",
  what: "$1 is not in the stage",
  hint: "COPY --from takes it from there, not from the source: check that a step of that stage makes it, under this path from the root of the image",
};
const STAGE_MISSING = {
  name: "stage-missing",
  what: "the Dockerfile has no stage $1, and there is no image of that name",
  hint: "COPY --from takes the name behind FROM ... AS: check how it is written there",
};

/** Every cause by name, for docs/errors.md. */
export const BUILD_CAUSES: readonly Pick<Cause, "name" | "what" | "hint">[] = [
  ...RULES,
  MISSING_IN_STAGE,
  STAGE_MISSING,
];

/** So many lines at the end are the end. */
const END_LINES = 40;

/** The first known cause in what the failing step and the builder printed; undefined for a failure of the app's own. */
export function causeIn({ instruction, output }: Pick<FailedStep, "instruction" | "output">): Cause | undefined {
  const stages = stagesOf(instruction);
  const lines = withoutCommands(output.split("\n").map(cutLine).join("\n")).split("\n");
  const [text, end] = [lines.join("\n"), lines.slice(-END_LINES).join("\n")];
  for (const { name, pattern, what, hint, missing, at, unless, atEnd } of RULES) {
    if (at !== undefined && !at.some((stage) => stages.includes(stage))) continue;
    const match = pattern.exec(atEnd ? end : text);
    if (match === null || unless?.test(text)) continue;
    const held = match.slice(1).find((group) => group !== undefined && group !== "");
    const from = /\s--from=(\S+)/i.exec(instruction)?.[1];
    if (missing && held !== undefined && from !== undefined) return notInStage(held, from);
    // A name that no stage has is taken for an image's.
    if (PULLED.includes(name) && from !== undefined && /^[\w-]+$/.test(from)) return noStage(from);
    return {
      name,
      what: fillIn(what, held),
      hint,
      ...(missing ? { missing: held } : {}),
    };
  }
  return undefined;
}

const PULLED: readonly string[] = ["registry-denied", "image-missing"];

function noStage(name: string): Cause {
  return { ...STAGE_MISSING, what: fillIn(STAGE_MISSING.what, name) };
}

function stagesOf(instruction: string): readonly Stage[] {
  const word = instruction.split(" ", 1)[0]?.toUpperCase();
  if (word === "RUN") return ["run"];
  if (word === "FROM") return ["image"];
  if (word === "COPY" || word === "ADD") return /\s--from=/i.test(instruction) ? ["copy", "image"] : ["copy"];
  return ["start"];
}

function notInStage(path: string, stage: string): Cause {
  return { ...MISSING_IN_STAGE, what: `${fillIn(MISSING_IN_STAGE.what, path)} ${stage}` };
}

/** Builders repeat the command that failed: its words are no words about the failure. Nor are those that a shell traces. */
function withoutCommands(output: string): string {
  return output
    .replace(/process "(?:[^"\\]|\\.)*" did not complete successfully/g, "did not complete")
    .replace(/executor failed running \[.*\]: /g, "")
    .replace(/The command '.*' returned a non-zero code/g, "non-zero code")
    .replace(/building at STEP "(?:[^"\\]|\\.)*"/g, "building")
    .replace(/^[+$] .*$/gm, "");
}

/** "the image $1 does not exist" -> "the image node:99 does not exist", or without a name "the image does not exist". */
function fillIn(text: string, held: string | undefined): string {
  return held === undefined ? text.replace(/:? ?\$1(?=,| |$)/, "") : text.replace("$1", held.trim());
}
