import { CancelledError, ConvoxError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";

/**
 * What a canceled promotion leaves behind: a cloud database that only its release has stays and is billed, but is not
 * listed. The next promotion of a release without it deletes it. Source: C documentation of 3.25.10
 * @returns a sentence; undefined if there is none, or the releases cannot be read
 */
export async function describeNewResources(rack: Rack, app: string, canceled: string): Promise<string | undefined> {
  try {
    const { release: active } = await rack.apps.get(app);
    if (active === "" || active === canceled) return undefined;
    const [before, after] = await Promise.all([rack.releases.get(app, active), rack.releases.get(app, canceled)]);
    const { cloudResources } = await import("../../manifest/index.ts");
    const kept = cloudResources(before.manifest);
    const gained = cloudResources(after.manifest).filter((name) => !kept.includes(name));
    if (gained.length === 0) return undefined;
    return `The new cloud database ${gained.join(", ")} stays and is billed until a release without it is promoted`;
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    return undefined;
  }
}
