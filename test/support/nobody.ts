import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** The user who owns nothing: root reads every file, so what cannot be read is shown to this one. */
export const NOBODY = 65_534;

const checkout = resolve(import.meta.dirname, "../..");

/** Why no process can be run as NOBODY from this checkout, for the end of a skipped test's name; "" when one can. */
export const withoutNobody = reason();

function reason(): string {
  if (process.getuid?.() !== 0) return " (skipped: only root can become another user)";
  const read = `require("node:fs").readdirSync(${JSON.stringify(checkout)})`;
  const { status, error } = spawnSync(process.execPath, ["-e", read], { uid: NOBODY, gid: NOBODY, cwd: "/" });
  if (error) return ` (skipped: another user may not run ${process.execPath})`;
  return status === 0 ? "" : ` (skipped: another user may not read ${checkout})`;
}
