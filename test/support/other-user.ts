import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** The user who owns nothing: root reads every file, so what cannot be read is shown to this one. */
export const OTHER_USER = 65_534;

const checkout = resolve(import.meta.dirname, "../..");

/** Why no process can be run as OTHER_USER from this checkout, for the end of a skipped test's name; "" when one can. */
export const withoutOtherUser = reason();

function reason(): string {
  if (process.getuid?.() !== 0) return " (skipped: only root can become another user)";
  const read = `require("node:fs").readdirSync(${JSON.stringify(checkout)})`;
  const { status, error } = spawnSync(process.execPath, ["-e", read], { uid: OTHER_USER, gid: OTHER_USER, cwd: "/" });
  if (error) return ` (skipped: another user may not run ${process.execPath})`;
  return status === 0 ? "" : ` (skipped: another user may not read ${checkout})`;
}
