import { InputError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import { type DropReport, environmentDropInput } from "../app/environment-drop.ts";
import { appInput } from "../declaration/app-input.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";
import { logFileInput } from "../output/log-file.ts";
import { buildArgsInputs } from "./build-args.ts";
import { cacheOutput } from "./cache-insight.ts";
import { contextInputs } from "./context.ts";
import { imagesOutput } from "./images.ts";
import type { provenanceInput } from "./provenance-inputs.ts";
import { uploadInputs } from "./upload.ts";

export const buildInputs = {
  "working-directory": {
    description: "Directory with the source and its convox.yml",
    positional: "dir",
    default: ".",
  },
  app: appInput,
  description: {
    description: "Description of the build and its release",
    short: "d",
    fallback: "short id and subject of the commit, if the work tree is clean",
  },
  manifest: {
    description: "Path of the manifest inside the source",
    short: "m",
    fallback: "convox.yml",
  },
  ...buildArgsInputs,
  cached: {
    description: "Use the Rack's build cache",
    kind: "boolean",
    fallback: "true",
  },
  "no-cache": {
    description: "Build without the Rack's build cache; the opposite of cached",
    kind: "boolean",
  },
  development: {
    description: "Build the stage named development of each Dockerfile",
    kind: "boolean",
    default: "false",
  },
  "wildcard-domain": {
    description: "Give the services a wildcard domain (v2 Racks)",
    kind: "boolean",
    default: "false",
  },
  image: {
    description:
      "Ready image to release instead of building the source: NAME:TAG or NAME@DIGEST, for each service without an image in " +
      "the manifest (v3 Racks since 3.24.6)",
  },
  "build-on": {
    description: "Where to build: rack, or runner for docker or buildah in this job and an import into the Rack",
    choices: ["rack", "runner"],
    default: "rack",
  },
  "registry-cache": {
    description: "Image repository that keeps the build cache of build-on: runner, such as ghcr.io/acme/web-cache",
    env: ["CONVOX_REGISTRY_CACHE"],
    fallback: "CONVOX_REGISTRY_CACHE",
  },
  "build-timeout": {
    description: "Maximum duration of the build",
    kind: "duration",
    default: "60m",
  },
  ...uploadInputs,
  ...contextInputs,
  ...environmentDropInput,
  ...logFileInput,
} as const satisfies Inputs;

export const buildOutputs = {
  build: "Id of the build, such as BABCDEFGHIJ",
  release: "Id of the release that the build created, such as RABCDEFGHIJ",
  app: "Name of the app",
  rack: "Name of the Rack",
  status: "complete, or dry-run",
  "git-sha": "Commit that was built, if the source is a git work tree",
  duration: "Duration in seconds",
  "context-size": "Size of the uploaded archive in bytes",
  context: "JSON object: files, bytes before compression, ignored (excluded by .dockerignore), and largest",
  "previous-release": "Release that was active before, if any",
  ...imagesOutput,
  ...cacheOutput,
} as const;

export interface BuildResult {
  build: string;
  release: string;
  app: string;
  rack: string;
  status: string;
  "git-sha": string;
  duration: number;
  "context-size": number;
  context: string;
  "previous-release": string;
  images: string;
  cache: string;
}

export type BuildValues = Values<typeof buildInputs> & Partial<Values<typeof provenanceInput>>;

export function isCacheDisabled({ cached, noCache }: Pick<BuildValues, "cached" | "noCache">): boolean {
  if (cached !== undefined && noCache !== undefined && cached === noCache) {
    throw new InputError(
      "inputs-conflict",
      `cached is ${cached} and no-cache is ${noCache}: they contradict each other. Remove one of them`,
    );
  }
  return noCache ?? cached === false;
}

/** The work that a build is a part of. */
export interface BuildPurpose {
  /** The release is promoted, which only a key that reads the app can do. */
  readonly isPromoted: boolean;
  readonly dropReport: DropReport;
}

/**
 * Reads the app; undefined if the key is not allowed to and the build alone does not need it. A missing app and a missing
 * permission fail here, before anything is uploaded.
 */
export async function readExistingApp(
  app: string,
  { isPromoted }: BuildPurpose,
  { rack }: Pick<Deps, "rack">,
): Promise<App | undefined> {
  try {
    const request = rack.apps.get(app);
    const need = { to: "read the app, which a promotion needs", access: "Read", app } as const;
    return await (isPromoted ? withPermissionHint(rack, need, request) : request);
  } catch (error) {
    if (!isPromoted && isForbidden(error)) return undefined;
    throw error;
  }
}
