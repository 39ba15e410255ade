import { ConvoxError, InputError, RackError } from "../../errors.ts";
import type { Deps } from "../command.ts";

/** Whether a Rack said that the app has no such release; v2 tells of one of another app in words of its own. */
export function isMissingRelease(error: unknown): boolean {
  return (
    error instanceof RackError &&
    /(?:no such release|release not found)|releases\.convox\.com "[^"]*" not found|mismatched app and release/.test(
      error.reason,
    )
  );
}

/** Result of `asked`, which is about the release `id`. @throws ConvoxError when the app has none of that id */
export async function knownRelease<T>(app: string, id: string, asked: Promise<T>, { rack }: Deps): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isMissingRelease(error)) throw error;
    throw new ConvoxError(`${app} on ${rack.name} has no release ${id}`, {
      cause: error,
      hint: `convox-ci releases --app ${app} lists them; a release is of one app on one Rack`,
    });
  }
}

/** Id of a release as a Rack shows it; v3 takes small letters too. @throws InputError for what is none */
export function releaseId(text: string): string {
  const id = text.trim().toUpperCase();
  if (/^R[A-Z0-9]+$/.test(id)) return id;
  const isBuild = /^B[A-Z0-9]+$/.test(id);
  throw new InputError(
    `release is ${JSON.stringify(text)}: ${isBuild ? "that is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`,
    {
      hint: isBuild ? `convox-ci builds info ${id} tells its release` : undefined,
    },
  );
}
