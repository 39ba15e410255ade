import { access } from "node:fs/promises";
import { join } from "node:path";
import { jsonWords } from "@convox/rack-manifest";
import type { Builder, BuildJob, ImageJob } from "../model/builder.ts";
import { messageOf } from "../profile/errors.ts";
import { type Instruction, parseDockerfile } from "./dockerfile.ts";

/** First line of every log. */
const PLAN_NOTICE = "local Rack: this is a plan, no image is built and nothing is pushed";

/**
 * A builder that makes no images: it checks each Dockerfile and prints the commands that a Rack would run, with every
 * instruction as a step. v2 logs look like docker's, v3 logs like BuildKit's.
 */
export const planBuilder: Builder = {
  name: "plan",
  build: (job) => plan(job, PLAN_NOTICE),
};

/** The plan builder as a fallback. Its log says why it only plans. */
export function planBuilderBecause(reason: string): Builder {
  return { name: "plan", build: (job) => plan(job, `${PLAN_NOTICE}: ${reason}`) };
}

async function* plan(job: BuildJob, firstLine: string): AsyncIterable<string> {
  yield `${firstLine}\n`;
  yield* job.profile.generation === "v2" ? dockerPlan(job) : buildkitPlan(job);
}

async function* dockerPlan(job: BuildJob): AsyncIterable<string> {
  for (const registry of job.registries) yield `Authenticating ${registry}: Login Succeeded\n`;
  const built = new Map<string, ImageJob>();
  const pulled = new Set<string>();
  const tags = new Map<string, string[]>();
  for (const image of job.images) {
    const source = image.service.image === "" ? image.hash : image.service.image;
    if (image.service.image === "") built.set(image.hash, image);
    else pulled.add(image.service.image);
    tags.set(source, [...(tags.get(source) ?? []), image.localName]);
  }
  for (const image of built.values()) {
    yield `Building: ${image.service.build.path}\n`;
    yield `${dockerCommand(job, image)}\n`;
    const steps = await checkDockerfile(
      image,
      `docker build ${image.displayContext}: exit status 1`,
      function* (message) {
        yield `Error response from daemon: ${message}\n`;
      },
    );
    yield steps.log;
    if (steps.failure !== undefined) throw new Error(steps.failure);
    for (const [index, step] of steps.instructions.entries()) {
      yield `Step ${index + 1}/${steps.instructions.length} : ${step.text}\n`;
      if (job.cache && job.isCacheWarm) yield " ---> Using cache\n";
    }
  }
  for (const image of pulled) yield `Running: docker pull ${image}\n`;
  for (const source of [...tags.keys()].sort()) {
    for (const name of tags.get(source) ?? []) {
      yield `Running: docker tag ${source} ${name}\n`;
      yield "Injecting: convox-env\n";
    }
  }
  for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
    yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
    yield `Running: docker push ${image.pushName}\n`;
  }
}

function dockerCommand(job: BuildJob, image: ImageJob): string {
  const file = image.displayContext === "." ? image.dockerfileName : `${image.displayContext}/${image.dockerfileName}`;
  return [
    "docker build",
    ...(job.cache ? [] : ["--no-cache"]),
    `-t ${image.hash} -f ${file} --network host`,
    ...Array.from({ length: image.developmentTargets }, () => "--target development"),
    ...image.buildArgs.map((arg) => `--build-arg ${arg}`),
    image.displayContext,
  ].join(" ");
}

async function* buildkitPlan(job: BuildJob): AsyncIterable<string> {
  for (const image of job.images) {
    yield `${buildctlCommand(job, image)}\n`;
    yield `#1 [internal] load build definition from ${image.dockerfileName}\n`;
    const steps = await checkDockerfile(image, "exit status 1", function* (message) {
      yield `error: failed to solve: ${message}\n`;
    });
    yield steps.log;
    if (steps.failure !== undefined) throw new Error(steps.failure);
    yield* buildkitSteps(steps.instructions, job.cache && job.isCacheWarm ? "CACHED" : "NOT RUN");
    yield `#${steps.instructions.length + 2} exporting to image\n`;
    yield `#${steps.instructions.length + 2} pushing ${image.pushName} NOT RUN\n`;
  }
}

function buildctlCommand(job: BuildJob, image: ImageJob): string {
  return [
    "buildctl build --frontend dockerfile.v0",
    `--local context=${image.displayContext} --local dockerfile=${image.displayContext}`,
    `--opt filename=${image.dockerfileName}`,
    `--output type=image,name=${image.pushName},push=true`,
    ...Array.from({ length: image.developmentTargets }, () => "--opt target=development"),
    ...image.buildArgs.map((arg) => `--opt build-arg:${arg}`),
    ...(job.cache ? [] : ["--no-cache"]),
  ].join(" ");
}

// BuildKit numbers the steps of each stage: "[build 2/4] RUN ...". ARG before the first FROM belongs to no stage.
function* buildkitSteps(instructions: Instruction[], outcome: string): Iterable<string> {
  let stage = -1;
  const stages = instructions.filter(({ word }) => word === "FROM").length;
  for (const [index, step] of instructions.entries()) {
    if (step.word === "FROM") stage++;
    const inStage = stage < 0 ? "" : stageLabel(instructions, index, stage, stages);
    yield `#${index + 2} [${inStage === "" ? "internal" : inStage}] ${step.text}\n`;
    yield `#${index + 2} ${outcome}\n`;
  }
}

function stageLabel(instructions: Instruction[], index: number, stage: number, stages: number): string {
  let from = index;
  while (instructions[from]?.word !== "FROM") from--;
  let end = from + 1;
  while (end < instructions.length && instructions[end]?.word !== "FROM") end++;
  const name = /\sas\s+(\S+)$/i.exec(instructions[from]?.text ?? "")?.[1];
  const prefix = name ?? (stages > 1 ? `stage-${stage}` : "");
  return `${prefix === "" ? "" : `${prefix} `}${index - from + 1}/${end - from}`;
}

interface DockerfileCheck {
  instructions: Instruction[];
  log: string;
  failure: string | undefined;
}

/** Reads the Dockerfile and looks for the files that it copies. Errors of a real build fail the plan too. */
async function checkDockerfile(
  image: ImageJob,
  failure: string,
  complain: (message: string) => Iterable<string>,
): Promise<DockerfileCheck> {
  try {
    const instructions = parseDockerfile(image.dockerfile);
    for (const instruction of instructions) await requireSources(instruction, image.context);
    return { instructions, log: "", failure: undefined };
  } catch (error) {
    return { instructions: [], log: [...complain(messageOf(error))].join(""), failure };
  }
}

async function requireSources({ word, text, heredoc }: Instruction, context: string): Promise<void> {
  if ((word !== "COPY" && word !== "ADD") || heredoc) return;
  const words = text.split(" ").slice(1);
  if (words.some((item) => item.startsWith("--from="))) return;
  const list = words.filter((item) => !item.startsWith("--"));
  for (const source of (jsonWords(list.join(" ")) ?? list).slice(0, -1)) {
    // Patterns, variables and downloads can only be checked by building.
    if (/[*?[$]|^https?:|^git@|\.git(#|$)/.test(source)) continue;
    try {
      await access(join(context, source));
    } catch {
      throw new Error(`failed to compute cache key: "/${source.replace(/^\.?\/+/, "")}": not found`);
    }
  }
}
