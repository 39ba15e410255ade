import { CancelledError, ConvoxError, RackError } from "../../errors.ts";
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
const UNKNOWN_COMMITS = "Commits: unknown, because a build does not name its commit";
const NOT_COMPARED = "Not compared, because the key is not allowed to read it:";

/** One side of the comparison, as far as the key may read it. */
interface Side {
  readonly release: Release | undefined;
  readonly build: Build | undefined;
}

/**
 * Reports the changes from the release `active` to `candidate`, and prints them if `print` is set. Without `print` they are
 * read for the summary of the run only, so an error of reading them is ignored.
 */
export async function reportReleaseDiff(
  candidate: Candidate,
  active: string,
  print: boolean,
  deps: Deps,
): Promise<void> {
  const { host, report } = deps;
  const { app, release } = candidate;
  if (print && active === "") return host.info(`${app} runs no release yet, so everything is new`);
  if (print && active === release) return host.info(`${app} already runs ${release}: no changes`);
  if (active === "" || active === release || (!print && report === undefined)) return;
  let lines: string[];
  try {
    lines = await readReleaseDiff(candidate, active, deps);
  } catch (error) {
    if (print || error instanceof CancelledError || !(error instanceof ConvoxError)) throw error;
    return;
  }
  const known = lines.filter((line) => !line.startsWith(NOT_COMPARED) && line !== UNKNOWN_COMMITS);
  if (report && known.length > 0) report.releaseDiff = known;
  if (!print) return;
  await host.group(`Changes from ${active} to ${release}`, async () => {
    for (const line of lines) host.info(line);
  });
}

/** The changes, line by line. Parts that the key is not allowed to read are named and skipped. */
async function readReleaseDiff(candidate: Candidate, active: string, deps: Deps): Promise<string[]> {
  const { rack } = deps;
  const { app, release, dir } = candidate;
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

  return [
    ...(await commitLines(before, after, candidate.gitSha, dir, deps)),
    ...manifestLines(before, after),
    ...(before.release && after.release ? envLines(envDiff(before.release.env, after.release.env)) : []),
    ...[...refusals].map((refusal) => `${NOT_COMPARED} ${refusal}`),
  ];
}

async function commitLines(
  before: Side,
  after: Side,
  gitSha: string | undefined,
  dir: string,
  { git }: Deps,
): Promise<string[]> {
  const [from, to] = [before.build?.gitSha ?? "", gitSha || (after.build?.gitSha ?? "")];
  if (from === "" || to === "") return [UNKNOWN_COMMITS];
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
