import { InputError } from "../../errors.ts";

/** Normalizes the id of a release: v3 Racks accept lowercase too. @throws InputError if it is not a release id */
export function releaseId(text: string): string {
  const id = text.trim().toUpperCase();
  if (/^R[A-Z0-9]+$/.test(id)) return id;
  const isBuild = /^B[A-Z0-9]+$/.test(id);
  throw new InputError(
    "input-invalid",
    `release is ${JSON.stringify(text)}: ${isBuild ? "this is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`,
    { hint: isBuild ? `Run convox-ci builds info ${id} to see its release.` : undefined },
  );
}
