import type { App, Generation } from "../../rack/index.ts";
import { checkEnvironmentDrop } from "../app/environment-drop.ts";
import type { Deps } from "../declaration/command.ts";
import { checkBuildArch } from "./build-arch.ts";
import { type BuildPurpose, type BuildValues, readExistingApp } from "./build-inputs.ts";
import { checkContextSize } from "./context.ts";
import { readSource, type Source } from "./source.ts";

/** What a build knows before it sends anything. */
export interface Preparation {
  readonly source: Source;
  readonly commit: Awaited<ReturnType<Deps["git"]["commit"]>>;
  /** Undefined if the key is not allowed to read it. */
  readonly existing: App | undefined;
  readonly generation: Generation;
}

/**
 * Reads and checks the source while the Rack is asked about the app. A mistake in the source is reported before an error
 * of the Rack.
 * @throws InputError, ManifestError, PackError or RackError, before anything is sent
 */
export async function prepareBuild(values: BuildValues, purpose: BuildPurpose, deps: Deps): Promise<Preparation> {
  const { app } = values;
  const askRack = async () => {
    const existing = await readExistingApp(app, purpose, deps);
    return { existing, generation: await deps.rack.generation(app) };
  };
  const asked = askRack();
  asked.catch(() => {}); // not awaited if the source has a mistake; closing the connection cuts it
  const source = await deps.timeline.measure("pack", `Reading ${values.workingDirectory}`, async (span) => {
    const read = await readSource(values.workingDirectory, values.manifest, deps);
    span.set({ files: read.tree.files, bytes: read.tree.bytes });
    return read;
  });
  checkContextSize(values, source.tree);
  const commit = await deps.git.commit(source.dir);
  const { existing, generation } = await asked;
  if (existing) checkBuildArch(existing, values.development, deps);
  const active = existing?.release ?? "";
  await checkEnvironmentDrop({ app, active, mode: values.envDrop, report: purpose.dropReport }, deps);
  return { source, commit, existing, generation };
}
