import type { Builder } from "../model/builder.ts";
import type { Engine } from "../model/engine.ts";
import { buildahRuntime } from "../run/buildah-runtime.ts";
import { runProgram } from "../run/child.ts";
import { dockerRuntime } from "../run/docker-runtime.ts";
import { unreachableBase } from "./base-images.ts";
import { buildahImages } from "./buildah-images.ts";
import { dockerImages } from "./docker-images.ts";
import { imageBuilder } from "./image-builder.ts";
import { planBuilder, planBuilderSince } from "./plan-builder.ts";

/** `auto`: docker if an engine answers, else buildah, else plan. The others are what they say, or an error. */
export type BuilderName = "auto" | "docker" | "buildah" | "plan";

/** The builder that was named cannot work on this machine. */
export class BuilderUnavailable extends Error {
  override name = "BuilderUnavailable";
}

export interface Chosen {
  builder: Builder;
  /** Undefined for plan. */
  engine: Engine | undefined;
}

/** An engine that does not answer within this time is none. */
const PATIENCE_MS = 5_000;

/**
 * Settles what makes images here.
 * @param data the Rack's data folder, absolute
 * @throws BuilderUnavailable when a builder is named and cannot work on this machine
 */
export async function chooseBuilder(name: BuilderName, data: string): Promise<Chosen> {
  if (name === "plan") return { builder: planBuilder, engine: undefined };
  const docker =
    name === "buildah" ? undefined : await version("docker", ["version", "--format", "{{.Server.Version}}"]);
  if (docker?.found !== undefined) {
    const engine: Engine = { name: "docker", images: dockerImages, runtime: dockerRuntime(data) };
    return chosen(engine, name === "auto", `building with docker ${docker.found}`, "its engine answers");
  }
  if (name === "docker") throw new BuilderUnavailable(`the builder docker needs a Docker engine: ${docker?.reason}`);
  const buildah = await version("buildah", ["--version"]);
  const root = process.getuid?.() === 0;
  if (buildah.found !== undefined && root) {
    const engine: Engine = { name: "buildah", images: buildahImages(data), runtime: buildahRuntime(data) };
    const why = docker === undefined ? "" : "no Docker engine answers";
    return chosen(engine, name === "auto", `building with ${buildah.found}`, why);
  }
  const reason = buildah.found === undefined ? buildah.reason : "only root may run containers without an engine";
  if (name === "buildah") throw new BuilderUnavailable(`the builder buildah cannot be used here: ${reason}`);
  return { builder: planBuilderSince(`no Docker engine answers, and as to buildah: ${reason}`), engine: undefined };
}

function chosen(engine: Engine, auto: boolean, how: string, why: string): Chosen {
  const line = `local Rack: ${how}${why === "" || !auto ? "" : `, as ${why}`}`;
  const real = imageBuilder(engine.images, line);
  return { engine, builder: auto ? orPlan(engine, real) : real };
}

/** Builds, unless an image to start from cannot be had: then it plans. */
function orPlan(engine: Engine, real: Builder): Builder {
  return {
    name: real.name,
    async *build(job) {
      const obstacle = await unreachableBase(engine.images, job);
      yield* (obstacle === undefined ? real : planBuilderSince(obstacle)).build(job);
    },
  };
}

async function version(command: string, args: readonly string[]): Promise<{ found?: string; reason: string }> {
  try {
    const { code, stdout, stderr } = await runProgram(command, args, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = stdout.trim().split("\n").at(-1) ?? "";
    if (code === 0 && text !== "")
      return { found: text.replace(/ \(.*$/, "").replace("buildah version", "buildah"), reason: "" };
    return { reason: stderr.trim().split("\n").at(-1) ?? `exit status ${code}` };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { reason: missing ? `there is no program ${command}` : `${command} does not answer` };
  }
}
