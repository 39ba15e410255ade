import { ConvoxError } from "../../errors.ts";
import { parseEnvironment, type Release, renderEnvironment } from "../../rack/index.ts";
import { requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";
import { withPermissionHint } from "../declaration/permission.ts";

/** A release with another environment, and what is other in it: names of variables, never their values. */
export interface ChangedEnvironment {
  /** The release that has the environment now; "" when there is none and nothing was to do. */
  readonly release: string;
  /** The release it was made from; "" for the first one, and where that was not read. */
  readonly base: string;
  readonly difference: Difference;
  /** Whether a release was made. */
  readonly made: boolean;
}

export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

type Variables = Map<string, string>;

/** How many releases are looked through for one that was made at the same time. */
const LOOKS_BACK = 10;

/**
 * Makes a release whose environment is that of the newest release, changed by `change`. The newest one, as the official
 * client has it, and not the active one: a build that waits to be promoted has already what was set for it.
 * @throws ConvoxError when somebody else has changed the environment meanwhile, so that their change would be lost
 */
export async function changeEnvironment(
  app: string,
  change: (before: Variables) => Variables,
  deps: Deps,
): Promise<ChangedEnvironment> {
  const base = await newestRelease(app, deps);
  const before = parseEnvironment(base?.env ?? "");
  const after = change(new Map(before));
  const difference = differenceOf(before, after);
  if (isNothing(difference)) return { release: base?.id ?? "", base: base?.id ?? "", difference, made: false };

  const { id } = await created(app, after, deps);
  try {
    await checkNobodyElse(app, id, base, deps);
  } catch (error) {
    throw error instanceof ConvoxError ? error.addOutputs({ release: id, base: base?.id ?? "" }) : error;
  }
  return { release: id, base: base?.id ?? "", difference, made: true };
}

/** Makes a release with exactly these variables. Nothing is read, so that a plain deploy key may do it. */
export async function replaceEnvironment(app: string, variables: Variables, deps: Deps): Promise<ChangedEnvironment> {
  const { id, description } = await created(app, variables, deps);
  return { release: id, base: "", difference: toldIn(description), made: true };
}

/**
 * The newest release, whole: lists of v2 have no environment. Undefined for an app without one.
 * @throws RackError with what a deploy key needs to read releases
 */
export async function newestRelease(app: string, { rack }: Deps): Promise<Release | undefined> {
  const need = { to: "read releases, which hold the environment", access: "Read", app } as const;
  const [newest] = await withPermissionHint(rack, need, rack.releases.list(app, { limit: 1 }));
  return newest && (await withPermissionHint(rack, need, rack.releases.get(app, newest.id)));
}

/** `add:A change:B remove:C`, as Racks describe it; "" for nothing. */
export function inWords({ added, changed, removed }: Difference): string {
  const words = (verb: string, names: readonly string[]) => names.map((name) => `${verb}:${name}`);
  return [...words("add", added), ...words("change", changed), ...words("remove", removed)].join(" ");
}

export function isNothing(difference: Difference): boolean {
  return inWords(difference) === "";
}

function created(app: string, variables: Variables, deps: Deps): Promise<Release> {
  const need = { to: "make releases", access: "Write", app } as const;
  const env = renderEnvironment(variables);
  return withPermissionHint(
    deps.rack,
    need,
    requestStart(deps, (patient) => patient.releases.create(app, { env })),
  );
}

function differenceOf(before: Variables, after: Variables): Difference {
  const names = (of: Variables, where: (key: string) => boolean) => [...of.keys()].filter(where).sort();
  return {
    added: names(after, (key) => !before.has(key)),
    changed: names(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
    removed: names(before, (key) => !after.has(key)),
  };
}

/** The difference that a Rack has found by itself: it describes the release by it. */
function toldIn(description: string): Difference {
  const words = description.startsWith("env ") ? description.split(" ") : [];
  const names = (verb: string) =>
    words.flatMap((word) => (word.startsWith(`${verb}:`) ? [word.slice(verb.length + 1)] : []));
  return { added: names("add"), changed: names("change"), removed: names("remove") };
}

/** A Rack cannot be told to change a release only if it is the newest still, so it is looked at afterwards. */
async function checkNobodyElse(app: string, ours: string, base: Release | undefined, { rack }: Deps): Promise<void> {
  const list = await rack.releases.list(app, { limit: LOOKS_BACK });
  const at = list.findIndex(({ id }) => id === base?.id);
  const between = list.slice(0, at < 0 ? list.length : at).filter(({ id }) => id !== ours);
  const before = parseEnvironment(base?.env ?? "");
  for (const { id } of between) {
    const theirs = differenceOf(before, parseEnvironment((await rack.releases.get(app, id)).env));
    if (isNothing(theirs)) continue;
    throw new ConvoxError(
      `${id} was made at the same time and is not in ${ours}: the environment of ${id} has ${inWords(theirs)}`,
      {
        hint: `set again what ${id} has changed, and promote neither before; let only one job at a time set variables`,
      },
    );
  }
}
