import { ConvoxError, RackError } from "../../errors.ts";
import type { Deps } from "./command.ts";

/** Messages of Racks for a missing build or release. v2 has another one for a release of another app. */
const MISSING = {
  build: /no such build|build not found|builds\.convox\.com "[^"]*" not found/,
  release: /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
};

/** Result of a request about the build or release `id`. @throws ConvoxError if the app has none with that id */
export async function expectExisting<T>(
  kind: keyof typeof MISSING,
  { app, id }: { readonly app: string; readonly id: string },
  request: Promise<T>,
  { rack }: Pick<Deps, "rack">,
): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof RackError) || !MISSING[kind].test(error.reason)) throw error;
    throw new ConvoxError(`${kind}-not-found`, `${app} on ${rack.name} has no ${kind} ${id}`, {
      cause: error,
      hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
    });
  }
}
