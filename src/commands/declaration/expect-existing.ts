import { ConvoxError, RackError } from "../../errors.ts";
import type { Deps } from "./command.ts";

/** How Racks say that an app has no such thing; v2 tells of a release of another app in words of its own. */
const MISSING = {
  build: /no such build|build not found|builds\.convox\.com "[^"]*" not found/,
  release: /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
};

/** Result of `asked`, which is about the build or release `id`. @throws ConvoxError when the app has none of that id */
export async function expectExisting<T>(
  kind: keyof typeof MISSING,
  { app, id }: { readonly app: string; readonly id: string },
  asked: Promise<T>,
  { rack }: Pick<Deps, "rack">,
): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof RackError) || !MISSING[kind].test(error.reason)) throw error;
    throw new ConvoxError(`${app} on ${rack.name} has no ${kind} ${id}`, {
      cause: error,
      hint: `convox-ci ${kind}s --app ${app} lists them; a ${kind} is of one app on one Rack`,
    });
  }
}
