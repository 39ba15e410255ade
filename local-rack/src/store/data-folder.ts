import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Where a local Rack of the current user keeps its state unless told otherwise: below XDG_STATE_HOME, LOCALAPPDATA or
 * `.local/state` in the home folder. `env` holds the environment variables to look at.
 */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"];
  if (base) return join(base, "convox-ci", "local-rack");
  const home = env["HOME"] || homedir();
  return home === ""
    ? join(tmpdir(), "convox-ci-local-rack")
    : join(home, ".local", "state", "convox-ci", "local-rack");
}
