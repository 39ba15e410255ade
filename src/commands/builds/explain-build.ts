import { readFile, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { BuildError } from "../../errors.ts";
import { type Cause, causeIn } from "../../explain/build-causes.ts";
import { type BuiltFrom, copyOf, type Spot, spotOf } from "../../explain/dockerfile.ts";
import { type FailedStep, failedStep } from "../../explain/failed-step.ts";
import { lastLines } from "../../explain/finding.ts";
import type { Build } from "../../rack/index.ts";
import type { Source } from "./source.ts";

/** How much of what the step printed goes into the error itself. */
const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 100;

/** A failed build as an error at the line of the Dockerfile where it stopped, with the cause when it is a known one. */
export async function buildFailure(build: Build, log: string, source: Source, cwd: string): Promise<BuildError> {
  const step = failedStep(log);
  const cause = causeIn(step) ?? causeIn({ instruction: "", output: build.reason });
  const files = await dockerfiles(source);
  const spot =
    spotOf(step, files, source.manifest.services) ?? (cause?.missing ? copyOf(cause.missing, files) : undefined);
  const words = cause?.what ?? build.reason.trim();
  const at = spot?.instruction.text || step.instruction;
  const parts = [
    `build ${build.id} of ${build.app} failed`,
    ...(at === "" ? [] : [shortened(at)]),
    ...(words || lastError(log) ? [words || lastError(log)] : []),
  ];
  return new BuildError(parts.join(": "), {
    hint: await hintFor(build, step, cause, spot, source),
    outputs: { build: build.id, app: build.app, status: build.status },
    place: placeOf(cause, spot, source, cwd),
  });
}

async function hintFor(
  build: Build,
  step: FailedStep,
  cause: Cause | undefined,
  spot: Spot | undefined,
  source: Source,
): Promise<string> {
  const printed = lastLines(step.output, SHOWN_LINES);
  const hint = cause?.missing === undefined ? cause?.hint : await missingHint(cause.missing, spot, source);
  return [
    ...(hint ? [hint] : []),
    ...(printed === "" ? [] : [`the step printed last:\n${printed}`]),
    `convox-ci builds logs ${build.id} --app ${build.app} shows the log again`,
  ].join("\n");
}

/** Why a file that COPY wants is not in the context: it was left out, by one of two ignore files, or is not there. */
async function missingHint(missing: string, spot: Spot | undefined, source: Source): Promise<string> {
  const context = spot?.build.path ?? ".";
  const path = posix.normalize(posix.join(context, missing));
  const shown = JSON.stringify(path);
  if (source.tree.entries.some((entry) => entry.path.replace(/\/$/, "") === path)) {
    const ignore = posix.join(context, ".dockerignore");
    return `${shown} was uploaded, so ${ignore} keeps it from the image build: add an exception, !${missing}`;
  }
  if (await stat(join(source.dir, path)).catch(() => undefined)) {
    return `${shown} is there, but .dockerignore leaves it out: add an exception, !${path}`;
  }
  return `there is no ${shown} in the source: paths of COPY and ADD begin at the build context, ${context === "." ? "the top of the source" : context}; files that an earlier step of the job makes must be there by now`;
}

/** The manifest is to blame for what it says itself, else the instruction; undefined when neither is known. */
function placeOf(cause: Cause | undefined, spot: Spot | undefined, source: Source, cwd: string) {
  const manifest = cause?.name === "manifest" || cause?.name === "required-env";
  const file = manifest ? source.manifest.file : spot?.build.dockerfile;
  if (file === undefined) return undefined;
  return {
    file: relative(cwd, join(source.dir, file)).split(sep).join("/"),
    line: manifest ? undefined : spot?.instruction.line,
  };
}

async function dockerfiles({ dir, manifest }: Source): Promise<BuiltFrom[]> {
  return await Promise.all(
    manifest.builds.map(async (build) => ({
      ...build,
      text: await readFile(join(dir, build.dockerfile), "utf8").catch(() => ""),
    })),
  );
}

function lastError(log: string): string {
  return lastLines(/^ERROR: (.*)$/m.exec(log.split("\n").reverse().join("\n"))?.[1] ?? "", 1);
}

function shortened(instruction: string): string {
  return instruction.length > SHOWN_CHARACTERS ? `${instruction.slice(0, SHOWN_CHARACTERS)}...` : instruction;
}
