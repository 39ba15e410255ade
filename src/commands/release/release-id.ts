import { InputError } from "../../errors.ts";

/** Id of a release as a Rack shows it; v3 takes small letters too. @throws InputError for what is none */
export function releaseId(text: string): string {
  const id = text.trim().toUpperCase();
  if (/^R[A-Z0-9]+$/.test(id)) return id;
  const isBuild = /^B[A-Z0-9]+$/.test(id);
  throw new InputError(
    `release is ${JSON.stringify(text)}: ${isBuild ? "that is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`,
    { hint: isBuild ? `convox-ci builds info ${id} tells its release` : undefined },
  );
}
