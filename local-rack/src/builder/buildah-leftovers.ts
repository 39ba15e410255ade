import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { outputOf, runProgram } from "../run/child.ts";
import { dataKey } from "../store/places.ts";
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
