import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { places } from "../store/places.ts";

/**
 * Which containers the Rack stops just now. Every program on the data folder can see it, so that a container that ends
 * because it is stopped is not reported as crashed.
 */
const SUFFIX = ".stopping";

/** Marks a container as stopping while `stop` runs. */
export async function whileStopping(data: string, id: string, stop: () => Promise<void>): Promise<void> {
  const folder = places.containers(data);
  const path = join(folder, `${fileName(id)}${SUFFIX}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, "", { mode: 0o600 });
  try {
    await stop();
  } finally {
    await rm(path, { force: true });
  }
}

/** Whether a container is marked now. The mark is removed when the container is. */
export async function isMarked(data: string, id: string): Promise<boolean> {
  return access(join(places.containers(data), `${fileName(id)}${SUFFIX}`)).then(
    () => true,
    () => false,
  );
}

/** An id as part of a file name. */
export function fileName(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, "_");
}
