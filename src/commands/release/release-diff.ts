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
      "Print the changes before promoting: commits, manifest, scale, and names of changed environment variables",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

const COMMITS = 20;
const MANIFEST_LINES = 60;
const BUILDS = 30;

/** One side of the comparison, as far as the key may read it. */
interface Side {
  readonly release: Release | undefined;
  readonly build: Build | undefined;
}

/** Prints the changes from the release `active` to `candidate`. Parts that the key may not read are named and skipped. */
export async function printReleaseDiff(candidate: Candidate, active: string, deps: Deps): Promise<void> {
  const { host, rack } = deps;
  const { app, release, dir } = candidate;
  if (active === "") return host.info(`${app} runs no release yet, so everything is new`);
  if (active === release) return host.info(`${app} already runs ${release}: no changes`);
  const refusals = new Set<string>();
  const readIfAllowed = async <T>(call: Promise<T>): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      if (!(error instanceof RackError)) throw error;
      refusals.add(error.message);
      return undefined;
    }
  };
  const builds = (await readIfAllowed(rack.builds.list(app, { limit: BUILDS }))) ?? [];
  const side = async (id: string): Promise<Side> => {
    const found = await readIfAllowed(rack.releases.get(app, id));
    const build = builds.find((one) => one.release === id || one.id === found?.build);
    return {
      release: found,
      build: build ?? (found?.build ? await readIfAllowed(rack.builds.get(app, found.build)) : undefined),
    };
  };
  const [before, after] = [await side(active), await side(release)];

  await host.group(`Changes from ${active} to ${release}`, async () => {
    for (const line of await commitLines(before, after, candidate.gitSha, dir, deps)) host.info(line);
    for (const line of manifestLines(before, after)) host.info(line);
    if (before.release && after.release) {
      for (const line of envLines(envDiff(before.release.env, after.release.env))) host.info(line);
    }
    for (const refusal of refusals) host.info(`Not compared, because the key is not allowed to read it: ${refusal}`);
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
  if (from === "" || to === "") return ["Commits: unknown, because a build does not name its commit"];
  if (from === to) return [`Commits: none, both releases are ${to.slice(0, 10)}`];
  const [short, other] = [from.slice(0, 10), to.slice(0, 10)];
  const list = await git.commits(dir, from, to, COMMITS + 1);
  if (list === undefined) return [`Commits: ${short} to ${other}. The history between them is not in this work tree`];
  const removed = await git.commits(dir, to, from, COMMITS + 1);
  return [
    `Commits: ${short} to ${other}`,
    ...commitList(list, "+ "),
    ...(removed?.length ? ["Removed:", ...commitList(removed, "- ")] : []),
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
  if (diff.length === 0) return ["Manifest: no changes"];
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
  const changes = parts.flatMap(([what, names]) => (names.length === 0 ? [] : [`${what} ${names.join(", ")}`]));
  return [`Environment: ${changes.length === 0 ? "no changes" : changes.join("; ")}`];
}
