import { ConvoxError, InputError } from "../../errors.ts";
import type { Build } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";

const inputs = {
  app: appInput,
  "git-sha": { description: "Commit that was built: the whole id" },
  description: { description: "Description, to the letter", short: "d" },
  newest: {
    description: "Find the newest whatever it was made from, in place of git-sha and description",
    kind: "boolean",
    default: "false",
  },
  limit: { description: "How many of the newest are looked through", kind: "integer", short: "l", default: "100" },
  "if-missing": {
    description: "What to do when there is none: fail, or ok to end well with empty outputs",
    choices: ["fail", "ok"],
    default: "fail",
  },
} as const satisfies Inputs;

const buildInputs = {
  ...inputs,
  status: {
    description: "Status that the build must have",
    choices: ["complete", "failed", "running", "created", "any"],
    default: "complete",
  },
} as const satisfies Inputs;

const outputs = {
  found: "true or false",
  build: "Id of the build",
  release: "Id of the release",
  description: "Its description",
  "git-sha": "Commit that was built, where the Rack knows it",
  app: "Name of the app",
  rack: "Name of the Rack",
} as const;

interface Found {
  found: boolean;
  build: string;
  release: string;
  description: string;
  "git-sha": string;
  app: string;
  rack: string;
}

const NOTHING = { found: false, build: "", release: "", description: "", "git-sha": "" };

export const buildsFind = command({
  name: "builds find",
  action: "find-build",
  summary: "Find the newest build of a commit, or with a description",
  details: "Both are compared to the letter: a part of a description is not enough. A default deploy key may do this.",
  icon: "search",
  inputs: buildInputs,
  outputs: { ...outputs, release: "Id of the release that the build made" },
  id: "release",
  async run(values, deps): Promise<Found> {
    const wanted = wantedOf(values);
    const builds = await deps.rack.builds.list(values.app, { limit: values.limit });
    const build = builds.find(
      (one) => wanted.matches(one) && (values.status === "any" || one.status === values.status),
    );
    return result(build && foundBuild(build), `${values.status} build`, wanted, values, builds, deps);
  },
});

export const releasesFind = command({
  name: "releases find",
  action: "find-release",
  summary: "Find the newest release of a commit, or with a description",
  details:
    "Both are compared to the letter. A commit is that of the release's build: also a release that only changed the " +
    "environment has one. Needs a key that may read releases; `builds find` does with a default deploy key.",
  icon: "search",
  inputs,
  outputs,
  id: "release",
  async run(values, deps): Promise<Found> {
    const { app, limit } = values;
    const wanted = wantedOf(values);
    const need = { to: "list releases", access: "Read", app } as const;
    const releases = await withPermissionHint(deps.rack, need, deps.rack.releases.list(app, { limit }));
    const builds = await deps.rack.builds.list(app, { limit });
    const shas = new Map(builds.map(({ id, gitSha }) => [id, gitSha]));
    for (const { id, build, description } of releases) {
      const gitSha = shas.get(build) ?? "";
      if (!wanted.matches({ description, gitSha })) continue;
      return result({ build, release: id, description, "git-sha": gitSha }, "release", wanted, values, builds, deps);
    }
    return result(undefined, "release", wanted, values, builds, deps);
  },
});

interface Wanted {
  /** "of commit 0123... with description ..." */
  readonly words: string;
  matches(one: Pick<Build, "gitSha" | "description">): boolean;
}

function wantedOf({ gitSha, description, newest }: Values<typeof inputs>): Wanted {
  const isNamed = gitSha !== undefined || description !== undefined;
  if (!isNamed && !newest) throw new InputError("what to look for is missing: give git-sha, description or newest");
  if (isNamed && newest) throw new InputError("newest excludes git-sha and description: it looks at neither");
  if (gitSha !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(gitSha)) {
    throw new InputError(`git-sha is ${JSON.stringify(gitSha)}: allowed is the whole id of a commit, 40 digits`, {
      hint: "git rev-parse HEAD prints it",
    });
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

const foundBuild = ({ id, release, description, gitSha }: Build) => ({
  build: id,
  release,
  description,
  "git-sha": gitSha,
});

function result(
  one: Omit<Found, "found" | "app" | "rack"> | undefined,
  kind: string,
  { words }: Wanted,
  { app, gitSha, ifMissing, limit }: Values<typeof inputs>,
  builds: readonly Build[],
  { host, rack }: Deps,
): Found {
  const where = { app, rack: rack.name };
  if (one) {
    host.info(`Build:   ${one.build}`);
    host.info(`Release: ${one.release}`);
    return { found: true, ...one, ...where };
  }
  const message = `${app} on ${rack.name} has no ${[kind, words].filter(Boolean).join(" ")} among the newest ${limit}`;
  if (ifMissing === "ok") {
    host.info(message);
    return { ...NOTHING, ...where };
  }
  const unknown = gitSha !== undefined && builds.length > 0 && builds.every((build) => build.gitSha === "");
  throw new ConvoxError(message, {
    hint: unknown
      ? "none of its builds has a commit: Racks keep it since 3.11.0 (v3) and 20230704162933 (v2), and imports have none"
      : "look further back with limit, or allow it with if-missing: ok",
    outputs: { ...NOTHING, ...where },
  });
}
