import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { outputOf, runProgram } from "../run/child.ts";
import { isMissing, writeAtomic } from "../store/files.ts";
import { dataKey, places } from "../store/places.ts";
import { property } from "./docker-images.ts";

/**
 * buildah keeps the working container of a build that fails or is killed, with its mount. Nothing that it prints names
 * that container, so each build gets a cgroup parent as its mark: with chroot isolation it has no other effect.
 */
export function buildMark(data: string, build = ""): string {
  return `/convox-${dataKey(data)}-${build}`;
}

/** Removes the working containers of builds whose mark begins like this. @returns how many */
export async function removeLeftovers(mark: string): Promise<number> {
  const { code, stdout } = await runProgram("buildah", ["containers", "--quiet"]);
  const ids = code === 0 ? stdout.split("\n").filter(Boolean) : [];
  if (ids.length === 0) return 0;
  const store = property(JSON.parse(await outputOf("buildah", ["info"])), "store");
  const folder = join(String(property(store, "GraphRoot")), `${property(store, "GraphDriverName")}-containers`);
  let removed = 0;
  for (const id of ids) {
    const text = await readFile(join(folder, id, "userdata/buildah.json"), "utf8").catch(() => "");
    if (!text.includes(`"CgroupParent":${JSON.stringify(mark).slice(0, -1)}`)) continue;
    if ((await runProgram("buildah", ["rm", id])).code === 0) removed++;
  }
  return removed;
}

/** Line of buildah for an image that it made of a step: `--> 45b6b1a3425`. A step from the cache is already recorded. */
const STEP = /^(?:\[\d+\/\d+\] )?--> ([0-9a-f]{11,64})$/gm;

/** Records the images of a build's steps in `data`, because other images without a name look the same. */
export async function recordSteps(data: string, output: string): Promise<void> {
  const ids = [...output.matchAll(STEP)].map(([, id]) => `${id}\n`);
  if (ids.length > 0) await appendFile(places.buildahSteps(data), ids.join(""), { mode: 0o600 });
}

/** Removes recorded images of steps that no image with a name is based on. @returns how many */
export async function removeSteps(data: string): Promise<number> {
  const text = await readFile(places.buildahSteps(data), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  const recorded = [...new Set(text.split("\n").filter(Boolean))];
  if (recorded.length === 0) return 0;
  let left = new Set(await unnamedSteps(recorded));
  const count = left.size;
  // The newest first: an image that others are based on cannot be removed before them.
  for (const id of recorded.reverse()) if (left.has(id)) await runProgram("buildah", ["rmi", id]);
  left = new Set(await unnamedSteps(recorded));
  const kept = recorded.reverse().filter((id) => left.has(id));
  if (kept.length === 0) await rm(places.buildahSteps(data), { force: true });
  else await writeAtomic(places.buildahSteps(data), kept.map((id) => `${id}\n`).join(""));
  return count - kept.length;
}

/** Those of the ids that are images without a name. */
async function unnamedSteps(ids: readonly string[]): Promise<string[]> {
  const { code, stdout } = await runProgram("buildah", [
    "images",
    "--all",
    "--no-trunc",
    "--format",
    "{{.ID}} {{.Name}}",
  ]);
  if (code !== 0) return [];
  const images = stdout.split("\n").map((line) => line.replace(/^sha256:/, "").split(" "));
  const named = images.flatMap(([id = "", name]) => (name === "<none>" ? [] : [id]));
  return ids.filter(
    (id) => images.some(([full = ""]) => full.startsWith(id)) && !named.some((full) => full.startsWith(id)),
  );
}
