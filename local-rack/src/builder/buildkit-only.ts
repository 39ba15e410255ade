import type { BuildJob } from "../model/builder.ts";
import { runProgram } from "../run/child.ts";
import { parseDockerfile } from "./dockerfile.ts";

/** Flags of instructions that docker's classic builder refuses. Checked with docker 28.2 without buildx. */
const CLASSIC =
  /^(?:RUN .*?--(?:mount|network|security)\b|(?:COPY|ADD) .*?--(?:chmod|link|parents|exclude|checksum|keep-git-dir|unpack)\b)/;
/** Flags that buildah 1.28 refuses. No source says which later version takes which, so later ones try. */
const BUILDAH =
  /^(?:RUN .*?--(?:network|security)\b|(?:COPY|ADD) .*?--(?:link|parents|exclude|checksum|keep-git-dir|unpack)\b)/;

/** What a builder of this machine cannot read of a Dockerfile that BuildKit reads. */
export interface Limits {
  name: string;
  flags: RegExp | undefined;
  hasHeredocs: boolean;
}

/**
 * Why a builder of this machine cannot build what the BuildKit of a v3 Rack builds, or undefined. A real v2 Rack has
 * docker's classic builder, which refuses the same.
 */
export async function findBuildKitOnly(job: BuildJob, readLimits: () => Promise<Limits>): Promise<string | undefined> {
  if (job.profile.generation === "v2") return undefined;
  let limits: Limits | undefined;
  for (const { dockerfile, dockerfileName } of job.images) {
    for (const { line, text, heredoc } of readInstructions(dockerfile)) {
      if (!heredoc && !CLASSIC.test(flagsOf(text))) continue;
      limits ??= await readLimits();
      const what = describe(text, heredoc, limits);
      if (what !== undefined)
        return `${limits.name} cannot read ${what} on line ${line} of ${dockerfileName}, which needs BuildKit`;
    }
  }
  return undefined;
}

function describe(text: string, heredoc: boolean, { flags, hasHeredocs }: Limits): string | undefined {
  if (heredoc && !hasHeredocs) return "the here-document";
  const found = flags === undefined ? undefined : /--[a-z-]+$/.exec(flags.exec(flagsOf(text))?.[0] ?? "")?.[0];
  return found;
}

/** The instruction's word and the flags behind it. */
function flagsOf(text: string): string {
  const [word = "", ...words] = text.split(" ");
  const end = words.findIndex((one) => !one.startsWith("--"));
  return [word.toUpperCase(), ...words.slice(0, end < 0 ? words.length : end)].join(" ");
}

function readInstructions(dockerfile: string): ReturnType<typeof parseDockerfile> {
  try {
    return parseDockerfile(dockerfile);
  } catch {
    // The builder reports what is wrong with it.
    return [];
  }
}

/** The classic builder has no secrets, so their flag in docker's help shows which builder `docker build` uses. */
export async function dockerLimits(): Promise<Limits> {
  const { stdout } = await runProgram("docker", ["build", "--help"]);
  if (/--secret\b/.test(stdout)) return { name: "docker", flags: undefined, hasHeredocs: true };
  return { name: "docker without buildx", flags: CLASSIC, hasHeredocs: false };
}

/** @param version such as `buildah 1.28.2`. Source for here-documents: containers/buildah issue 5474, version 1.35.0 */
export function buildahLimits(version: string): Limits {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  const isAtLeast = (first: number) => major > 1 || (major === 1 && minor >= first);
  return { name: version, flags: isAtLeast(29) ? undefined : BUILDAH, hasHeredocs: isAtLeast(35) };
}
