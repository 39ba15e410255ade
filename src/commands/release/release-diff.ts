import { RackError } from "../../errors.ts";
import { scalesIn } from "../../manifest/index.ts";
import type { Build, Release } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { type EnvDiff, envDiff } from "./env-diff.ts";
import { lineDiff } from "./line-diff.ts";
import type { Candidate } from "./promotion-order.ts";

export const diffInput = {
  diff: {
    description:
      "Show before promoting what changes: commits, manifest, scale, and the names of changed environment variables",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

const COMMITS = 20;
const MANIFEST_LINES = 60;
const BUILDS = 30;

/** One side of the comparison, as far as the key may see it. */
interface Side {
  readonly release: Release | undefined;
  readonly build: Build | undefined;
}

/** Prints what `candidate` changes against the release `active`. Whatever may not be read is named and left out. */
export async function printReleaseDiff(candidate: Candidate, active: string, deps: Deps): Promise<void> {
  const { host, rack } = deps;
  const { app, release, dir } = candidate;
  if (active === "") return host.info(`${app} runs no release yet: everything is new`);
  if (active === release) return host.info(`${app} runs ${release} already: nothing changes`);
  const lacks = new Set<string>();
  const asked = async <T>(call: Promise<T>): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      if (!(error instanceof RackError)) throw error;
      lacks.add(error.message);
      return undefined;
    }
  };
  const builds = (await asked(rack.builds.list(app, { limit: BUILDS }))) ?? [];
  const side = async (id: string): Promise<Side> => {
    const found = await asked(rack.releases.get(app, id));
    const build = builds.find((one) => one.release === id || one.id === found?.build);
    return {
      release: found,
      build: build ?? (found?.build ? await asked(rack.builds.get(app, found.build)) : undefined),
    };
  };
  const [before, after] = [await side(active), await side(release)];

  await host.group(`What changes from ${active} to ${release}`, async () => {
    for (const line of await commitLines(before, after, candidate.gitSha, dir, deps)) host.info(line);
    for (const line of manifestLines(before, after)) host.info(line);
    if (before.release && after.release) {
      for (const line of envLines(envDiff(before.release.env, after.release.env))) host.info(line);
    }
    for (const lack of lacks) host.info(`Not compared, as the key may not read it: ${lack}`);
  });
}

async function commitLines(
  before: Side,
  after: Side,
  gitSha: string | undefined,
  dir: string,
  { git }: Deps,
): Promise<string[]> {
  const [from, to] = [before.build?.gitSha ?? "", gitSha || (after.build?.gitSha ?? "")];
  if (from === "" || to === "") return ["Commits: unknown, as a build does not name its own"];
  if (from === to) return [`Commits: none, both are ${to.slice(0, 10)}`];
  const [short, other] = [from.slice(0, 10), to.slice(0, 10)];
  const list = await git.commits(dir, from, to, COMMITS + 1);
  if (list === undefined) return [`Commits: ${short} to ${other}; the history between them is not in this work tree`];
  const back = await git.commits(dir, to, from, COMMITS + 1);
  return [
    `Commits: ${short} to ${other}`,
    ...commitList(list, "+ "),
    ...(back?.length ? ["No longer in it:", ...commitList(back, "- ")] : []),
  ];
}

function commitList(commits: readonly string[], mark: string): string[] {
  const more = commits.length > COMMITS ? [`${mark}and more`] : [];
  return [...commits.slice(0, COMMITS).map((commit) => `${mark}${commit}`), ...more];
}

function manifestLines(before: Side, after: Side): string[] {
  const [old, now] = [before, after].map(({ release, build }) => release?.manifest || (build?.manifest ?? ""));
  if (!old || !now) return [];
  const diff = lineDiff(old, now);
  if (diff.length === 0) return ["Manifest: the same"];
  const rest = diff.length - MANIFEST_LINES;
  return [
    "Manifest:",
    ...diff.slice(0, MANIFEST_LINES),
    ...(rest > 0 ? [`... and ${rest} more lines`] : []),
    ...scaleLines(scalesIn(old), scalesIn(now)),
  ];
}

function scaleLines(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const changed = names.filter((name) => old.get(name) !== now.get(name));
  return changed.map((name) => `Scale of ${name}: ${old.get(name) ?? "default"} to ${now.get(name) ?? "default"}`);
}

function envLines({ added, removed, changed }: EnvDiff): string[] {
  const parts = [
    ["added", added],
    ["removed", removed],
    ["changed", changed],
  ] as const;
  const told = parts.flatMap(([what, names]) => (names.length === 0 ? [] : [`${what} ${names.join(", ")}`]));
  return [`Environment: ${told.length === 0 ? "the same" : told.join("; ")}`];
}
