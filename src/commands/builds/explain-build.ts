import { readFile, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { BuildError } from "../../errors.ts";
import { type Cause, causeIn } from "../../explain/build-causes.ts";
import { type BuiltFrom, copyOf, findRefused, type Spot, spotOf } from "../../explain/dockerfile.ts";
import { type FailedStep, failedStep } from "../../explain/failed-step.ts";
import { lastLines } from "../../explain/finding.ts";
import type { Build } from "../../rack/index.ts";
import type { Source } from "./source.ts";

/** How much of the output of the step the error contains. */
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 100;

type FailedBuild = Pick<Build, "id" | "app" | "status" | "reason">;

/** Creates the error of a failed build, without an id for one on the runner: the line of the Dockerfile where it stopped, and the cause if it is known. */
export async function createBuildError(
  build: FailedBuild,
  log: string,
  source: Source,
  cwd: string,
): Promise<BuildError> {
  const step = failedStep(log);
  const cause = causeIn(step) ?? causeIn({ instruction: "", output: build.reason });
  const files = await readDockerfiles(source);
  const spot =
    spotOf(step, files, source.manifest.services) ??
    (cause?.missing ? copyOf(cause.missing, files) : undefined) ??
    findRefused(step.output, files);
  const words = cause?.what ?? build.reason.trim();
  const at = spot?.instruction.text || step.instruction;
  const reason = words || lastError(log);
  const parts = [
    build.id === "" ? `the build of ${build.app} on the runner failed` : `build ${build.id} of ${build.app} failed`,
    ...(at === "" ? [] : [shorten(at)]),
    ...(reason === "" ? [] : [reason]),
  ];
  return new BuildError(cause === undefined ? "build-failed" : `build-failed/${cause.name}`, parts.join(": "), {
    hint: await createHint(build, { ...step, output: withoutRepeatedErrors(step.output, reason) }, cause, spot, source),
    outputs: { ...(build.id === "" ? {} : { build: build.id }), app: build.app, status: build.status },
    place: findPlace(cause, spot, source, cwd),
  });
}

async function createHint(
  build: FailedBuild,
  step: FailedStep,
  cause: Cause | undefined,
  spot: Spot | undefined,
  source: Source,
): Promise<string[]> {
  const printed = lastLines(step.output, SHOWN_LINES);
  const hint = cause?.missing === undefined ? cause?.hint : await explainMissingFile(cause.missing, spot, source);
  return [
    ...(hint ? [hint] : []),
    ...(printed === "" ? [] : [`Last output of the step:\n${printed}`]),
    ...(build.id === "" ? [] : [describeStoredLog(build)]),
  ];
}

function describeStoredLog(build: FailedBuild): string {
  return hasStoredLog(build)
    ? `To print the log again, run convox-ci builds logs ${build.id} --app ${build.app}`
    : "The Rack stores no log of a canceled build";
}

/** Explains why a file of COPY is missing from the context: one of two ignore files excludes it, or it does not exist. */
async function explainMissingFile(missing: string, spot: Spot | undefined, source: Source): Promise<string> {
  const context = spot?.build.path ?? ".";
  const path = posix.normalize(posix.join(context, missing));
  const name = JSON.stringify(path);
  if (source.tree.entries.some((entry) => entry.path.replace(/\/$/, "") === path)) {
    const ignore = posix.join(context, ".dockerignore");
    return `${name} was uploaded, but ${ignore} excludes it from the image build. Add the exception !${missing}`;
  }
  if (await stat(join(source.dir, path)).catch(() => undefined)) {
    return `${name} exists, but .dockerignore excludes it. Add the exception !${path}`;
  }
  return `${name} does not exist in the source. Paths of COPY and ADD start at the build context, ${context === "." ? "the top of the source" : context}. Files that the job generates must exist before the build`;
}

/** The manifest for an error in it, else the instruction; undefined if neither is known. */
function findPlace(cause: Cause | undefined, spot: Spot | undefined, source: Source, cwd: string) {
  const manifest = cause?.name === "manifest" || cause?.name === "required-env";
  const file = manifest ? source.manifest.file : spot?.build.dockerfile;
  if (file === undefined) return undefined;
  return {
    file: relative(cwd, join(source.dir, file)).split(sep).join("/"),
    line: manifest ? undefined : spot?.instruction.line,
  };
}

async function readDockerfiles({ dir, manifest }: Source): Promise<BuiltFrom[]> {
  return await Promise.all(
    manifest.builds.map(async (build) => ({
      ...build,
      text: await readFile(join(dir, build.dockerfile), "utf8").catch(() => ""),
    })),
  );
}

/** Only a build that ran to its end stores a log: one that was canceled has a reason instead (3.25.7). */
function hasStoredLog({ reason }: FailedBuild): boolean {
  return !/^cancell?ed\b/i.test(reason.trim());
}

/** A v3 builder prints its error twice, and the message of our error contains it already. */
function withoutRepeatedErrors(output: string, reason: string): string {
  const seen = new Set([`ERROR: ${reason}`]);
  return output
    .split("\n")
    .filter((line) => {
      const text = line.trim();
      if (!text.startsWith("ERROR: ")) return true;
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .join("\n");
}

function lastError(log: string): string {
  return lastLines(/^ERROR: (.*)$/m.exec(log.split("\n").reverse().join("\n"))?.[1] ?? "", 1);
}

function shorten(instruction: string): string {
  return instruction.length > SHOWN_CHARACTERS ? `${instruction.slice(0, SHOWN_CHARACTERS)}...` : instruction;
}
