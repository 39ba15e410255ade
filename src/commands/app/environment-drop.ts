import { CancelledError, ConvoxError } from "../../errors.ts";
import { parseEnvironment, type Release } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { readNewestRelease } from "./environment-change.ts";

export const environmentDropInput = {
  "env-drop": {
    description: "What to do if variables of the active release are missing in the new one: warn, fail, or ignore",
    choices: ["warn", "fail", "ignore"],
    fallback: "fail if CONVOX_ENV_DROP_GUARD is strict, else warn",
  },
} as const satisfies Inputs;

/** The variables that were reported already, since `deploy` reports each variable once. */
export interface DropReport {
  readonly names: Set<string>;
  isUnknown: boolean;
}

export function newDropReport(): DropReport {
  return { names: new Set(), isUnknown: false };
}

interface Comparison {
  readonly app: string;
  /** Id of the active release; "" for none. */
  readonly active: string;
  /** Id of the release to promote; undefined for the newest one, whose environment a build inherits. */
  readonly release?: string;
  /** Value of the input `env-drop`. */
  readonly mode: string | undefined;
  /** Names that are removed on purpose, or reported already. */
  readonly report: DropReport;
}

/**
 * Compares the names of the variables of the active release with those of the release to promote, or of the newest one
 * before a build. Reports what would be dropped, as the official client does before a build (CLI 3.25.2), without values.
 * If releases cannot be read, it says so once and continues.
 * @throws ConvoxError for dropped variables, if the mode is fail
 */
export async function checkEnvironmentDrop(
  { app, active, release, mode, report }: Comparison,
  deps: Deps,
): Promise<void> {
  const { host, rack, env } = deps;
  if (active === "" || active === release || report.isUnknown) return;
  let next: Release | undefined;
  let dropped: string[];
  try {
    next = release === undefined ? await readNewestRelease(app, deps) : await rack.releases.get(app, release);
    if (next === undefined || next.id === active) return;
    const current = await rack.releases.get(app, active);
    const kept = parseEnvironment(next.env);
    dropped = [...parseEnvironment(current.env).keys()].filter((name) => !kept.has(name) && !report.names.has(name));
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    report.isUnknown = true;
    host.info("Cannot check whether this release drops environment variables: the releases of the app cannot be read");
    return;
  }
  if (dropped.length === 0) return;
  for (const name of dropped) report.names.add(name);
  const names = dropped.sort().join(", ");
  const what = release === undefined ? `the next build of ${app}, which inherits ${next.id},` : `promoting ${release}`;
  const message = `${what} drops environment variables that the active release ${active} has: ${names}`;
  const chosen = mode ?? (env["CONVOX_ENV_DROP_GUARD"] === "strict" ? "fail" : "warn");
  if (chosen === "ignore") return host.info(`env-drop is ignore: ${message}`);
  const fix = `To keep them, set them again: convox-ci env set ${dropped.map((name) => `${name}=...`).join(" ")} --app ${app}`;
  if (chosen === "fail")
    throw new ConvoxError("environment-dropped", message, {
      hint: `${fix}. To drop them on purpose, set env-drop: ignore`,
    });
  host.warn(`${message}. ${await deps.advise(fix)}`);
}
