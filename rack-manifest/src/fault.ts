import type { Type } from "./type.ts";
import { isVersionAtLeast } from "./version.ts";
import type { Item } from "./yaml/item.ts";
import type { Mark } from "./yaml/place.ts";

/** Where a value stands: keys from the top of the manifest on, list items by number. */
export type Path = readonly (string | number)[];

/** One thing that a loader refuses. */
export interface Complaint {
  /** The loader's own sentence. */
  text: string;
  at: Mark;
  path: Path;
  /** What the value must be, when its form is wrong. */
  expected?: string | undefined;
  found?: Item | undefined;
  /** Set when the value must have another type. */
  type?: Type | undefined;
  /** First version of a v3 Rack that refuses it; earlier ones ignore the key. */
  since?: string | undefined;
}

/** The complaints of a Rack of this version. Without a version, what only some versions refuse is left out. */
export function forVersion(complaints: readonly Complaint[], version: string | undefined): Complaint[] {
  return complaints.filter(
    ({ since }) => since === undefined || (version !== undefined && isVersionAtLeast(version, since)),
  );
}

/** The loader refuses the manifest. `message` is the whole text of a Rack. */
export class ManifestFault extends Error {
  override name = "ManifestFault";
  readonly complaints: readonly Complaint[];

  constructor(message: string, complaints: readonly Complaint[]) {
    super(message);
    this.complaints = complaints;
  }
}

/** Wrong types, of which a loader collects all before it gives up. */
export class TypeFault extends ManifestFault {
  override name = "TypeFault";

  constructor(complaints: readonly Complaint[]) {
    super(`yaml: unmarshal errors:\n${complaints.map(({ text }) => `  ${text}`).join("\n")}`, complaints);
  }
}

/** A fault with one complaint, whose text is the whole message. */
export function fail(message: string, complaint: Omit<Complaint, "text">): ManifestFault {
  return new ManifestFault(message, [{ text: message, ...complaint }]);
}
