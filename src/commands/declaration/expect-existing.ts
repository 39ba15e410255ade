import { ConvoxError, RackError } from "../../errors.ts";
import type { Deps } from "./command.ts";

/** Result of a request about the build or release `id`. @throws ConvoxError if the app has none with that id */
export async function expectExisting<T>(
  kind: "build" | "release",
  { app, id }: { readonly app: string; readonly id: string },
  request: Promise<T>,
  { rack }: Pick<Deps, "rack">,
): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const code = `${kind}-not-found` as const;
    if (!(error instanceof RackError) || error.code !== code) throw error;
    throw new ConvoxError(code, `${app} on ${rack.name} has no ${kind} ${id}`, {
      cause: error,
      hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
    });
  }
}
