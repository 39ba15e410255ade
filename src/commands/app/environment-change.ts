import { ConvoxError } from "../../errors.ts";
import { parseEnvironment, type Release, renderEnvironment } from "../../rack/index.ts";
import { requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { checkAppIfEmpty } from "./existing-app.ts";

/** The result of a change. It contains names of variables, never their values. */
export interface ChangedEnvironment {
  /** Id of the release with the environment; "" if the app has none and nothing changed. */
  readonly release: string;
  /** Id of the release that it is based on; "" for the first release, and if it was not read. */
  readonly base: string;
  readonly difference: Difference;
  /** Whether a release was created. */
  readonly isNew: boolean;
}

export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

type Variables = Map<string, string>;

/** Number of releases that are searched for one created at the same time. */
const SEARCHED_RELEASES = 10;

/**
 * Creates a release with the environment of the newest release, changed by `change`. Like the official client it does not
 * use the active release: variables that were set for a build that is not promoted yet are in the newest release only.
 * @throws ConvoxError if another release changed the environment at the same time, so that its change would be lost
 */
export async function changeEnvironment(
  app: string,
  change: (before: Variables) => Variables,
  deps: Deps,
): Promise<ChangedEnvironment> {
  const base = await readNewestRelease(app, deps);
  const before = parseEnvironment(base?.env ?? "");
  const after = change(new Map(before));
  const difference = compare(before, after);
  if (isEmptyDifference(difference)) return { release: base?.id ?? "", base: base?.id ?? "", difference, isNew: false };

  const { id } = await createRelease(app, after, deps);
  try {
    await checkConcurrentChanges(app, id, base, deps);
  } catch (error) {
    throw error instanceof ConvoxError ? error.addOutputs({ release: id, base: base?.id ?? "" }) : error;
  }
  return { release: id, base: base?.id ?? "", difference, isNew: true };
}

/** Creates a release with exactly these variables. It reads nothing, so a deploy key without a role can do it. */
export async function replaceEnvironment(app: string, variables: Variables, deps: Deps): Promise<ChangedEnvironment> {
  const { id, description } = await createRelease(app, variables, deps);
  return { release: id, base: "", difference: parseDifference(description), isNew: true };
}

/**
 * Reads the newest release with its environment, which lists of a v2 Rack omit; undefined if the app has no release.
 * @throws RackError if the app does not exist, and with the permission that the key needs to read releases
 */
export async function readNewestRelease(app: string, deps: Deps): Promise<Release | undefined> {
  const need = { to: "read releases, which hold the environment", access: "Read", app } as const;
  const { rack } = deps;
  const list = await withPermissionHint(rack, need, rack.releases.list(app, { limit: 1 }));
  const [newest] = await checkAppIfEmpty(list, app, deps);
  return newest && (await withPermissionHint(rack, need, rack.releases.get(app, newest.id)));
}

/** Describes a difference as Racks do: `add:A change:B remove:C`; "" for none. */
export function describeDifference({ added, changed, removed }: Difference): string {
  const words = (verb: string, names: readonly string[]) => names.map((name) => `${verb}:${name}`);
  return [...words("add", added), ...words("change", changed), ...words("remove", removed)].join(" ");
}

export function isEmptyDifference(difference: Difference): boolean {
  return describeDifference(difference) === "";
}

function createRelease(app: string, variables: Variables, deps: Deps): Promise<Release> {
  const need = { to: "create releases", access: "Write", app } as const;
  const env = renderEnvironment(variables);
  return withPermissionHint(
    deps.rack,
    need,
    requestStart(deps, (patient) => patient.releases.create(app, { env })),
  );
}

function compare(before: Variables, after: Variables): Difference {
  const names = (of: Variables, where: (key: string) => boolean) => [...of.keys()].filter(where).sort();
  return {
    added: names(after, (key) => !before.has(key)),
    changed: names(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
    removed: names(before, (key) => !after.has(key)),
  };
}

/** Parses the description that a Rack gives to a release with another environment. */
function parseDifference(description: string): Difference {
  const words = description.startsWith("env ") ? description.split(" ") : [];
  const names = (verb: string) =>
    words.flatMap((word) => (word.startsWith(`${verb}:`) ? [word.slice(verb.length + 1)] : []));
  return { added: names("add"), changed: names("change"), removed: names("remove") };
}

/** The API cannot create a release on the condition that its base is still the newest one, so this checks afterward. */
async function checkConcurrentChanges(
  app: string,
  ours: string,
  base: Release | undefined,
  { rack }: Deps,
): Promise<void> {
  const list = await rack.releases.list(app, { limit: SEARCHED_RELEASES });
  const at = list.findIndex(({ id }) => id === base?.id);
  const between = list.slice(0, at < 0 ? list.length : at).filter(({ id }) => id !== ours);
  const before = parseEnvironment(base?.env ?? "");
  for (const { id } of between) {
    const theirs = compare(before, parseEnvironment((await rack.releases.get(app, id)).env));
    if (isEmptyDifference(theirs)) continue;
    throw new ConvoxError(
      "environment-conflict",
      `${id} was created at the same time and is not part of ${ours}: the environment of ${id} has ${describeDifference(theirs)}`,
      {
        hint: `Set the variables of ${id} again before you promote either release. Let only one job at a time set variables`,
      },
    );
  }
}
