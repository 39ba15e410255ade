import { readInstructions } from "@convox/rack-manifest";
import type { FailedStep } from "./failed-step.ts";
import { normalizePath } from "./paths.ts";

/** What a Rack builds for a service, with the Dockerfile's text. */
export interface BuiltFrom {
  readonly service: string;
  /** Build context, relative to the source. */
  readonly path: string;
  /** Dockerfile, relative to the source. */
  readonly dockerfile: string;
  readonly text: string;
}

export interface Instruction {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** On one line, blanks run together. */
  readonly text: string;
}

/** Where a build failed, in the user's own files. */
export interface Spot {
  readonly build: BuiltFrom;
  readonly instruction: Instruction;
}

/**
 * The instruction in the user's Dockerfile that a log's step stands for; undefined when no Dockerfile has it. Several
 * services may be built from files of the same name: the text of the step decides, then the directory that the Rack
 * named, then the order in which images are built.
 * @param services names of all services in the order of the manifest: v3 builds an image for each of them
 */
export function spotOf(step: FailedStep, builds: readonly BuiltFrom[], services: readonly string[]): Spot | undefined {
  const spots = builds.flatMap((build) => {
    const instruction = instructionOf(step, instructionsIn(build.text));
    const named =
      step.dockerfile === undefined ||
      build.dockerfile === step.dockerfile ||
      build.dockerfile === normalizePath(`${build.path}/${step.dockerfile}`);
    return instruction !== undefined && named ? [{ build, instruction }] : [];
  });
  const [first] = spots;
  if (spots.length < 2 || first === undefined) return first;
  const current = services[step.images - 1];
  return (
    spots.find(({ build }) => step.path !== undefined && normalizePath(build.path) === normalizePath(step.path)) ??
    spots.find(({ build }) => build.service === current) ??
    first
  );
}

/** The COPY or ADD that wants `path` of its build context, for a log that names the path alone. */
export function copyOf(path: string, builds: readonly BuiltFrom[]): Spot | undefined {
  for (const build of builds) {
    const instruction = instructionsIn(build.text).find(
      ({ text }) =>
        /^(COPY|ADD) /i.test(text) &&
        text
          .split(" ")
          .slice(1, -1)
          .some((word) => normalizePath(word) === normalizePath(path)),
    );
    if (instruction) return { build, instruction };
  }
  return undefined;
}

/** The instruction that a parser refuses by its line. Undefined if more than one Dockerfile may be meant. */
export function findRefused(output: string, builds: readonly BuiltFrom[]): Spot | undefined {
  const [, line, word = ""] =
    /dockerfile parse error (?:on )?line (\d{1,6}): (?:unknown instruction: (\S{1,100}))?/i.exec(output) ?? [];
  const spots = new Map<string, Spot>();
  for (const build of builds) {
    const instruction = instructionsIn(build.text).find((one) => one.line === Number(line));
    if (instruction?.text.toUpperCase().startsWith(word.toUpperCase())) {
      spots.set(build.dockerfile, { build, instruction });
    }
  }
  return spots.size === 1 ? spots.values().next().value : undefined;
}

/** Instructions with their lines, by BuildKit's grammar. */
export function instructionsIn(dockerfile: string): Instruction[] {
  return readInstructions(dockerfile).instructions.map(({ line, text }) => ({ line, text: oneLine(text) }));
}

function instructionOf(step: FailedStep, instructions: readonly Instruction[]): Instruction | undefined {
  const target = oneLine(step.instruction);
  const fits = (one: Instruction | undefined) =>
    one !== undefined && (target === "" || same(one.text, target)) ? one : undefined;
  if (step.line !== undefined) {
    const { line } = step;
    // BuildKit names a line in the middle of an instruction too.
    return fits(instructions.findLast((one) => one.line <= line));
  }
  if (step.step !== undefined) {
    const numbered = fits(instructions[step.step - 1]);
    if (numbered) return numbered;
  }
  return target === "" ? undefined : instructions.findLast((one) => same(one.text, target));
}

/** BuildKit fills variables in and shortens here-documents, Kaniko and the classic builder change blanks. */
function same(text: string, printed: string): boolean {
  const [word = ""] = printed.split(" ", 1);
  if (text === printed) return true;
  if (!text.toUpperCase().startsWith(`${word.toUpperCase()} `)) return false;
  if (word === "FROM") return true;
  if (/<</.test(printed)) return /<</.test(text);
  return containsInOrder(printed.toLowerCase(), text.toLowerCase().split(/\$\{?\w+(?::[-+][^}]*)?\}?/));
}

/** Whether `text` consists of `parts` with any text between them. Unlike a pattern with several `.*`, in linear time. */
function containsInOrder(text: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
