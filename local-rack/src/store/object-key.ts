import type { Rack } from "../model/rack.ts";
import { type RackFailure, typedFailure } from "../profile/errors.ts";

/** The error of a missing object; the builder meets it too. */
export function objectNotFound(rack: Rack, key: string): RackFailure {
  return typedFailure(404, `${rack.profile.generation === "v3" ? "object" : "key"} not found: ${key}`);
}

/**
 * A key as the Rack takes it: v3 from 3.24.6 drops leading and double slashes and refuses `..` and the empty key,
 * others take it as it comes.
 * @throws RackFailure 400
 */
export function objectKey(rack: Rack, key: string): string {
  if (!rack.profile.cleanKeys) return key;
  const segments = key.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (segments.length === 0 || segments.includes("..")) throw typedFailure(400, "invalid object key");
  return segments.join("/");
}
