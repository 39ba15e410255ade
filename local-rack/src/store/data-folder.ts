import { readdir, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../profile/errors.ts";
import { StartFailure } from "../profile/start-failure.ts";
import { createFolder, isMissing, temporaryOwner, writeAtomic } from "./files.ts";
import { ownerAlive, processAlive } from "./owner.ts";
import { places } from "./places.ts";

/**
 * Where a local Rack of the current user keeps its state by default: below XDG_STATE_HOME, LOCALAPPDATA or
 * `.local/state` in the home folder. `env` holds the environment variables to look at.
 */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"];
  if (base) return join(base, "convox-ci", "local-rack");
  const home = env["HOME"] || homeOfUser();
  return home === ""
    ? join(tmpdir(), "convox-ci-local-rack")
    : join(home, ".local", "state", "convox-ci", "local-rack");
}

// A user without an entry in the password database has no home folder.
function homeOfUser(): string {
  try {
    return homedir();
  } catch {
    return "";
  }
}

/**
 * Creates the data folder if it is missing, makes sure that it can be written, and removes the temporary files of
 * programs that were killed.
 * @throws StartFailure
 */
export async function prepareDataFolder(data: string): Promise<void> {
  try {
    await createFolder(data);
    // An empty file can be written on a full disk.
    await writeAtomic(join(places.scratch({ data }), "check"), " ".repeat(CHECKED_BYTES));
    await removeLeftovers(data);
  } catch (error) {
    throw new StartFailure(describeUse(data, REASONS[codeOf(error)] ?? messageOf(error)), { cause: error });
  }
}

/** Text of an error while the Rack runs. A disk that is full or read-only is named by the data folder. */
export function describeFailure(error: unknown, data: string): string {
  const code = codeOf(error);
  const reason = MACHINE_FAULTS.has(code) ? REASONS[code] : undefined;
  return reason === undefined ? messageOf(error) : describeUse(data, reason);
}

function describeUse(data: string, reason: string): string {
  return `data folder ${data} cannot be used: ${reason}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** More than a record of an app. */
const CHECKED_BYTES = 16_384;
const MACHINE_FAULTS = new Set(["ENOSPC", "EDQUOT", "EROFS", "EMFILE"]);

const REASONS: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "its file system is read-only",
  EEXIST: "a file is in its place",
  ENOTDIR: "a file is in its place",
  ENOENT: "its file system does not allow new folders there",
  ENAMETOOLONG: "its path is too long",
  ELOOP: "its path has a symbolic link that leads to itself",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many files are open",
};

async function removeLeftovers(data: string): Promise<void> {
  for (const owner of await listFolder(places.scratchFolders(data))) {
    if (ownerAlive(owner)) continue;
    await rm(join(places.scratchFolders(data), owner), { recursive: true, force: true });
  }
  for (const folder of [data, ...FOLDERS.map((name) => join(data, name))]) {
    const names = folder === data ? await listFolder(folder) : await listFolder(folder, true);
    for (const name of names) {
      const pid = temporaryOwner(name);
      if (pid !== undefined && !processAlive(pid)) await rm(join(folder, name), { force: true });
    }
  }
}

/** Folders that hold records; those of containers and of the registry are left to their programs. */
const FOLDERS = ["apps", "locks"];

async function listFolder(folder: string, recursive = false): Promise<string[]> {
  try {
    return await readdir(folder, { recursive });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
