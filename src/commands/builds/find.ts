import { ConvoxError, InputError } from "../../errors.ts";
import type { Build } from "../../rack/index.ts";
import { checkAppIfEmpty } from "../app/existing-app.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { verifyLimit } from "./builds.ts";

const inputs = {
  app: appInput,
  "git-sha": { description: "Full id of the commit that was built" },
  description: { description: "Exact description", short: "d" },
  newest: {
    description: "Find the newest one; cannot be combined with git-sha or description",
    kind: "boolean",
    default: "false",
  },
  limit: { description: "Number of the newest ones to search, 1 or more", kind: "integer", short: "l", default: "100" },
  "if-missing": {
    description: "What to do if none is found: fail, or ok to succeed with empty outputs",
    choices: ["fail", "ok"],
    default: "fail",
  },
} as const satisfies Inputs;

const buildInputs = {
  ...inputs,
  status: {
    description: "Status of the build",
    choices: ["complete", "failed", "running", "created", "any"],
    default: "complete",
  },
} as const satisfies Inputs;

const outputs = {
  found: "true if one was found, else false",
  build: "Id of the build",
  release: "Id of the release",
  description: "Description of the build or release",
  "git-sha": "Commit that was built, if the Rack knows it",
  app: "Name of the app",
  rack: "Name of the Rack",
} as const;

export interface FindResult {
  found: boolean;
  build: string;
  release: string;
  description: string;
  "git-sha": string;
  app: string;
  rack: string;
}

const NOT_FOUND = { found: false, build: "", release: "", description: "", "git-sha": "" };

export const buildsFind = command({
  name: "builds find",
  action: "find-build",
  summary: "Find the newest build of a commit or with a description",
  details: "Commit and description must match exactly. A deploy key without a role can use this command.",
  icon: "search",
  inputs: buildInputs,
  outputs: { ...outputs, release: "Id of the release that the build created" },
  id: "release",
  async run(values, deps): Promise<FindResult> {
    verifyLimit(values.limit);
    const criteria = readCriteria(values);
    const listed = await deps.rack.builds.list(values.app, { limit: values.limit });
    const builds = await checkAppIfEmpty(listed, values.app, deps);
    const build = builds.find(
      (one) => criteria.matches(one) && (values.status === "any" || one.status === values.status),
    );
    return toResult(build && toFoundBuild(build), `${values.status} build`, criteria, values, builds, deps);
  },
});

export const releasesFind = command({
  name: "releases find",
  action: "find-release",
  summary: "Find the newest release of a commit or with a description",
  details:
    "Commit and description must match exactly. The commit is that of the release's build, so a release that only changed " +
    "the environment has one too. A deploy key without a role cannot read releases, but can use `builds find`.",
  icon: "search",
  inputs,
  outputs,
  id: "release",
  async run(values, deps): Promise<FindResult> {
    verifyLimit(values.limit);
    const { app, limit } = values;
    const criteria = readCriteria(values);
    const need = { to: "list releases", access: "Read", app } as const;
    const listed = await withPermissionHint(deps.rack, need, deps.rack.releases.list(app, { limit }));
    const releases = await checkAppIfEmpty(listed, app, deps);
    const builds = await deps.rack.builds.list(app, { limit });
    const shas = new Map(builds.map(({ id, gitSha }) => [id, gitSha]));
    for (const { id, build, description } of releases) {
      const gitSha = shas.get(build) ?? "";
      if (!criteria.matches({ description, gitSha })) continue;
      return toResult(
        { build, release: id, description, "git-sha": gitSha },
        "release",
        criteria,
        values,
        builds,
        deps,
      );
    }
    return toResult(undefined, "release", criteria, values, builds, deps);
  },
});

/** What to search for. */
interface Criteria {
  /** For messages: "of commit 0123... and with description ...". */
  readonly words: string;
  matches(one: Pick<Build, "gitSha" | "description">): boolean;
}

/** @throws InputError for missing or contradicting criteria */
function readCriteria({ gitSha, description, newest }: Values<typeof inputs>): Criteria {
  const hasCriteria = gitSha !== undefined || description !== undefined;
  if (!hasCriteria && !newest)
    throw new InputError("input-missing", "git-sha, description and newest are missing: one of them is required");
  if (hasCriteria && newest)
    throw new InputError("inputs-conflict", "newest cannot be combined with git-sha or description");
  if (gitSha !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(gitSha)) {
    throw new InputError(
      "input-invalid",
      `git-sha is ${JSON.stringify(gitSha)}: allowed is the full id of a commit, 40 or 64 hexadecimal digits`,
      {
        hint: "Print it with git rev-parse HEAD",
      },
    );
  }
  const words = [
    gitSha === undefined ? [] : `of commit ${gitSha}`,
    description === undefined ? [] : `with description ${JSON.stringify(description)}`,
  ].flat();
  return {
    words: words.join(" and "),
    matches: (one) =>
      (gitSha === undefined || one.gitSha.toLowerCase() === gitSha.toLowerCase()) &&
      (description === undefined || one.description === description),
  };
}

const toFoundBuild = ({ id, release, description, gitSha }: Build) => ({
  build: id,
  release,
  description,
  "git-sha": gitSha,
});

/** Prints and returns what was found. @throws ConvoxError if nothing was found, unless `if-missing` is ok */
function toResult(
  one: Omit<FindResult, "found" | "app" | "rack"> | undefined,
  kind: string,
  { words }: Criteria,
  { app, gitSha, ifMissing, limit }: Values<typeof inputs>,
  builds: readonly Build[],
  { host, rack }: Deps,
): FindResult {
  const where = { app, rack: rack.name };
  if (one) {
    host.info(`Build:   ${one.build}`);
    host.info(`Release: ${one.release}`);
    return { found: true, ...one, ...where };
  }
  const message = `${app} on ${rack.name} has no ${[kind, words].filter(Boolean).join(" ")} among the newest ${limit}`;
  if (ifMissing === "ok") {
    host.info(message);
    return { ...NOT_FOUND, ...where };
  }
  const hasNoCommits = gitSha !== undefined && builds.length > 0 && builds.every((build) => build.gitSha === "");
  throw new ConvoxError(kind === "release" ? "release-not-found" : "build-not-found", message, {
    hint: hasNoCommits
      ? "None of the builds has a commit. Racks store it since 3.11.0 (v3) and 20230704162933 (v2), and imported builds have none"
      : "To search more, increase the input limit. To continue without a result, set if-missing: ok",
    outputs: { ...NOT_FOUND, ...where },
  });
}
