import type { Rack } from "../model/rack.ts";
import { hasStrings, readRecord, writeAtomic } from "./files.ts";
import { withLock } from "./lock.ts";
import { places } from "./places.ts";

/** What was set on the Rack itself (v2). */
export interface RackParameters {
  parameters: Record<string, string>;
  /** When it was last changed, in milliseconds since 1970. */
  changed?: number;
}

function isParameters(value: unknown): value is RackParameters {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "parameters") === "object";
}

export async function rackParameters(rack: Rack): Promise<RackParameters> {
  return (await readRecord(places.rackParameters(rack), isParameters)) ?? { parameters: {} };
}

export async function changeRackParameters(rack: Rack, wanted: Record<string, string>): Promise<void> {
  await withLock(`${places.rackParameters(rack)}.lock`, async () => {
    const { parameters } = await rackParameters(rack);
    const record: RackParameters = { parameters: { ...parameters, ...wanted }, changed: rack.clock.ms() };
    await writeAtomic(places.rackParameters(rack), JSON.stringify(record));
  });
}

/** A resource of the Rack, such as a webhook; apps may be linked to some. */
export interface RackResource {
  name: string;
  type: string;
  parameters: Record<string, string>;
  apps: string[];
}

function isList(value: unknown): value is RackResource[] {
  return Array.isArray(value) && value.every((item) => hasStrings(item, "name", "type"));
}

/** Sorted by name. */
export async function rackResources(rack: Rack): Promise<RackResource[]> {
  return (await readRecord(places.rackResources(rack), isList)) ?? [];
}

/** Changes the list under its lock. `edit` may throw to leave it as it is. */
export async function changeRackResources(rack: Rack, edit: (list: RackResource[]) => RackResource[]): Promise<void> {
  await withLock(`${places.rackResources(rack)}.lock`, async () => {
    const list = edit(await rackResources(rack)).sort((a, b) => (a.name < b.name ? -1 : 1));
    await writeAtomic(places.rackResources(rack), JSON.stringify(list));
  });
}
