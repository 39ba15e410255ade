import type { Builder } from "../model/builder.ts";
import type { Engine } from "../model/engine.ts";
import { buildahRuntime } from "../run/buildah-runtime.ts";
import { runProgram } from "../run/child.ts";
import { dockerRuntime } from "../run/docker-runtime.ts";
import { findUnreachableBase } from "./base-images.ts";
import { buildahImages } from "./buildah-images.ts";
import { buildahLimits, dockerLimits, findBuildKitOnly, type Limits } from "./buildkit-only.ts";
import { dockerImages } from "./docker-images.ts";
import { imageBuilder } from "./image-builder.ts";
import { planBuilder, planBuilderBecause } from "./plan-builder.ts";

/** `auto`: docker if an engine responds, else buildah, else plan. The others are strict: they work or fail. */
export type BuilderName = "auto" | "docker" | "buildah" | "plan";

/** The requested builder does not work on this machine. */
export class BuilderUnavailable extends Error {
  override name = "BuilderUnavailable";
}

export interface Chosen {
  builder: Builder;
  /** Undefined for plan. */
  engine: Engine | undefined;
}

/** How long an engine may take to respond. */
const ENGINE_MS = 5_000;

/**
 * Chooses what builds images on this machine.
 * @param data the Rack's data folder, absolute
 * @throws BuilderUnavailable if the requested builder does not work on this machine
 */
export async function chooseBuilder(name: BuilderName, data: string): Promise<Chosen> {
  if (name === "plan") return { builder: planBuilder, engine: undefined };
  const docker =
    name === "buildah" ? undefined : await version("docker", ["version", "--format", "{{.Server.Version}}"]);
  if (docker?.found !== undefined) {
    const engine: Engine = { name: "docker", images: dockerImages, runtime: dockerRuntime(data) };
    const how = `building with docker ${docker.found}`;
    return choice(engine, { auto: name === "auto", how, why: "its engine responds", readLimits: dockerLimits });
  }
  if (name === "docker") throw new BuilderUnavailable(`the builder docker needs a Docker engine: ${docker?.reason}`);
  const buildah = await version("buildah", ["--version"]);
  const root = process.getuid?.() === 0;
  if (buildah.found !== undefined && root) {
    const engine: Engine = { name: "buildah", images: buildahImages(data), runtime: buildahRuntime(data) };
    const why = docker === undefined ? "" : "no Docker engine responds";
    const { found } = buildah;
    const readLimits = async () => buildahLimits(found);
    return choice(engine, { auto: name === "auto", how: `building with ${found}`, why, readLimits });
  }
  const reason = buildah.found === undefined ? buildah.reason : "only root may run containers without an engine";
  if (name === "buildah") throw new BuilderUnavailable(`the builder buildah does not work here: ${reason}`);
  return {
    builder: planBuilderBecause(`no Docker engine responds, and buildah does not work: ${reason}`),
    engine: undefined,
  };
}

interface Choice {
  auto: boolean;
  how: string;
  why: string;
  readLimits: () => Promise<Limits>;
}

/**
 * Builds. For what this machine does not have, such as BuildKit or a base image that cannot be pulled, `auto` only plans, and a
 * builder that was named fails with the reason.
 */
function choice(engine: Engine, { auto, how, why, readLimits }: Choice): Chosen {
  const line = `local Rack: ${how}${why === "" || !auto ? "" : `, as ${why}`}`;
  const real = imageBuilder(engine.images, line);
  const builder: Builder = {
    name: real.name,
    async *build(job) {
      const limit = await findBuildKitOnly(job, readLimits);
      if (limit !== undefined && !auto) throw new Error(`this machine cannot build what a Rack builds: ${limit}`);
      const obstacle = limit ?? (auto ? await findUnreachableBase(engine.images, job) : undefined);
      yield* (obstacle === undefined ? real : planBuilderBecause(obstacle)).build(job);
    },
  };
  return { engine, builder };
}

async function version(command: string, args: readonly string[]): Promise<{ found?: string; reason: string }> {
  try {
    const { code, stdout, stderr } = await runProgram(command, args, { signal: AbortSignal.timeout(ENGINE_MS) });
    const text = stdout.trim().split("\n").at(-1) ?? "";
    if (code === 0 && text !== "")
      return { found: text.replace(/ \(.*$/, "").replace("buildah version", "buildah"), reason: "" };
    return { reason: stderr.trim().split("\n").at(-1) ?? `exit status ${code}` };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { reason: missing ? `${command} is not installed` : `${command} does not respond` };
  }
}
