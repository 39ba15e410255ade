import type { Rack } from "../model/rack.ts";
import { hasStrings, readRecord, writeAtomic } from "./files.ts";
import { withLock } from "./lock.ts";
import { places } from "./places.ts";

/** A private registry that builds may pull from. */
export interface RegistryLogin {
  server: string;
  username: string;
  password: string;
}

function isList(value: unknown): value is RegistryLogin[] {
  return Array.isArray(value) && value.every((item) => hasStrings(item, "server", "username", "password"));
}

/** The logins that were added, sorted by server. */
export async function registryLogins(rack: Rack): Promise<RegistryLogin[]> {
  return (await readRecord(places.registryLogins(rack), isList)) ?? [];
}

/** Changes the list under its lock. `edit` may throw to leave it as it is. */
export async function changeRegistryLogins(
  rack: Rack,
  edit: (list: RegistryLogin[]) => RegistryLogin[],
): Promise<void> {
  await withLock(`${places.registryLogins(rack)}.lock`, async () => {
    const list = edit(await registryLogins(rack)).sort((a, b) => (a.server < b.server ? -1 : 1));
    await writeAtomic(places.registryLogins(rack), JSON.stringify(list));
  });
}
